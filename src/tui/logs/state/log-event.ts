import type { Place } from '../../../logs/line.ts';
import type { FeedEvent } from '../../../runs/logs/feed/log-feed.ts';
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
  /** The answer to the question of this number: a line, or in words that there is none. */
  | { kind: 'found'; asked: number; pane: string; place: Place }
  | { kind: 'found'; asked: number; pane: string; place?: undefined; nothing: string }
  | { kind: 'notice'; notice: Notice };
