import { Box } from 'ink';
import type { ReactNode } from 'react';
import { framedLines, type Framed } from '../draw/framed-lines.ts';
import { Lines } from './Lines.tsx';

/** A frame with a title around lines. Where the keys go its edge is heavy and its title marked. */
export function Pane(framed: Framed): ReactNode {
  const { width, height } = framed;
  const { top, left, body, right, bottom } = framedLines(framed);
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Lines lines={[top]} width={width} />
      <Box height={height - 2} flexShrink={0}>
        <Lines lines={left} width={2} />
        <Lines lines={body} width={width - 4} />
        <Lines lines={right} width={2} />
      </Box>
      <Lines lines={[bottom]} width={width} />
    </Box>
  );
}
