import { Text } from 'ink';
import type { ReactNode } from 'react';
import { toAnsi } from '../../show/ansi.ts';
import type { Line } from '../../show/line.ts';
import { useScreen } from './context.ts';

/** Lines one below another, each on a row of its own; they are cut to their width beforehand. */
export function Lines({ lines }: { lines: readonly Line[] }): ReactNode {
  const { colour } = useScreen();
  const text = lines.map((line) => toAnsi(line, colour) || ' ').join('\n');
  return <Text wrap="truncate">{text}</Text>;
}
