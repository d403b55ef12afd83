import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Line } from '../../show/line.ts';
import { titleEdge } from '../draw/edge.ts';
import { useScreen } from './context.ts';
import { Lines } from './Lines.tsx';

export interface PaneProps {
  number?: number;
  title: string;
  /** What stands at the right end of the upper edge. */
  note?: string;
  width: number;
  height: number;
  isFocused: boolean;
  lines: readonly Line[];
}

/** A frame with a title around lines. Where the keys go its edge is heavy and its title marked. */
export function Pane({ number, title, note, width, height, isFocused, lines }: PaneProps): ReactNode {
  const { colour } = useScreen();
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Lines lines={[titleEdge({ number, title, note, width, isFocused, corners: true })]} />
      <Box
        borderStyle={isFocused ? 'bold' : 'round'}
        borderTop={false}
        borderColor={colour && isFocused ? 'cyan' : undefined}
        borderDimColor={colour && !isFocused}
        height={height - 1}
        paddingX={1}
      >
        <Lines lines={lines.slice(0, height - 2)} />
      </Box>
    </Box>
  );
}
