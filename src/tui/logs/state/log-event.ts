import type { Place } from '../../../logs/line.ts';
import type { FeedEvent } from '../../../runs/logs/log-feed.ts';
import type { Input } from '../../keys/input.ts';
import type { Notice } from '../../state/state.ts';
import type { Area } from './log-state.ts';

/** What happens to the screen of a log. */
export type LogEvent =
  | { kind: 'input'; input: Input }
  | { kind: 'feed'; event: FeedEvent }
  | { kind: 'resized'; area: Area; isBand: boolean }
  | { kind: 'focused'; hasKeys: boolean }
  | { kind: 'looked'; now: number }
  /** What was looked for in a pane: `asked` is the number of the question. */
  | { kind: 'found'; asked: number; pane: string; place?: Place; what: string }
  | { kind: 'notice'; notice: Notice };
