import { Box, Transform } from 'ink';
import type { ReactNode } from 'react';
import { toAnsi } from '../../show/ansi.ts';
import { asciiLine } from '../../show/ascii.ts';
import { clipLine } from '../../show/box.ts';
import type { Line } from '../../show/line.ts';
import { useScreen } from './context.ts';

// oxlint-disable-next-line no-control-regex -- SGR sequences begin with ESC
const colonSequence = /\u001b\[[0-9;]*:[0-9;:]*m/g;

/**
 * Lines one below another, each on a row of its own; they are cut to their width and made safe beforehand. Ink lays out a blank for
 * each and takes the line at the last moment: it would take every text apart anew to clean, measure, wrap and cut it.
 */
export function Lines({ lines, width }: { lines: readonly Line[]; width: number }): ReactNode {
  const { theme } = useScreen();
  const cut = theme.isAscii ? lines.map((line) => clipLine(asciiLine(line), width)) : lines;
  // Ink would show parameters with colons as text.
  const painted = cut.map((line) => toAnsi(line, theme).replaceAll(colonSequence, ''));
  return (
    <Box width={width} height={painted.length} flexShrink={0}>
      <Transform transform={(_, row) => painted[row] ?? ''}>{painted.map(() => ' ').join('\n')}</Transform>
    </Box>
  );
}
