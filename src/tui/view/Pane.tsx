import { Box } from 'ink';
import type { ReactNode } from 'react';
import { framedLines, type Framed } from '../draw/framed-lines.ts';
import { Lines } from './Lines.tsx';

/** A frame with a title around lines. Where the keys go its edge is heavy and its title marked. */
export function Pane(framed: Framed): ReactNode {
  const { width, height } = framed;
  return (
    <Box width={width} height={height} flexShrink={0}>
      <Lines lines={framedLines(framed)} width={width} />
    </Box>
  );
}
