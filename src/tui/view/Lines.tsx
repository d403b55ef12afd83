import { Text } from 'ink';
import type { ReactNode } from 'react';
import { toAnsi } from '../../show/ansi.ts';
import { asciiLine } from '../../show/ascii.ts';
import { clipLine } from '../../show/box.ts';
import type { Line } from '../../show/line.ts';
import { useScreen } from './context.ts';

/** Lines one below another, each on a row of its own; they are cut to their width beforehand. */
export function Lines({ lines, width }: { lines: readonly Line[]; width: number }): ReactNode {
  const { theme } = useScreen();
  const cut = theme.isAscii ? lines.map((line) => clipLine(asciiLine(line), width)) : lines;
  return <Text wrap="truncate">{cut.map((line) => toAnsi(line, theme) || ' ').join('\n')}</Text>;
}
