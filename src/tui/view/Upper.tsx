import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Layout } from '../state/layout.ts';
import type { State } from '../state/state.ts';
import { DetailPane } from './DetailPane.tsx';
import { Panel } from './Panel.tsx';
import { TreePane } from './TreePane.tsx';

/** What stands above the log: the tree and the middle, or a dialog in their place. */
export function Upper({ state, layout }: { state: State; layout: Layout }): ReactNode {
  const { height, panes } = layout.upper;
  const { overlay } = state;
  if (height < 3) return <Box height={height} flexShrink={0} />;
  if (overlay && overlay.kind !== 'filter') return <Panel state={state} overlay={overlay} height={height} />;
  return (
    <Box height={height} flexShrink={0}>
      {panes.map(({ pane, width }) =>
        pane === 'tree' ? (
          <TreePane key={pane} state={state} width={width} height={height} />
        ) : (
          <DetailPane key={pane} state={state} width={width} height={height} />
        ),
      )}
    </Box>
  );
}
