import { Box } from 'ink';
import type { ReactNode } from 'react';
import { tooSmallLines } from '../draw/too-small.ts';
import { bandEdge } from '../draw/band-edge.ts';
import { headerLine } from '../draw/header.ts';
import { promptLines } from '../draw/prompt.ts';
import { statusLine } from '../draw/status-line.ts';
import { layoutOf } from '../state/layout.ts';
import { useSession } from './context.ts';
import { Lines } from './Lines.tsx';
import { Upper } from './Upper.tsx';

/** The whole screen. The rows of a log stay blank: they are painted without Ink. */
export function App(): ReactNode {
  const state = useSession();
  const layout = layoutOf(state);
  const { columns, rows } = state.size;
  if (layout.isTooSmall) {
    return (
      <Box width={columns} height={rows}>
        <Lines lines={tooSmallLines(state.size)} width={columns} />
      </Box>
    );
  }
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={[headerLine(state)]} width={columns} />
      <Upper state={state} layout={layout} />
      <Box height={layout.band.rows} flexShrink={0}>
        {layout.band.rows > 0 && !state.log.run && <Lines lines={[bandEdge(state)]} width={columns} />}
      </Box>
      <Lines lines={[...promptLines(state), statusLine(state)]} width={columns} />
    </Box>
  );
}
