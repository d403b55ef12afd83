import type { Hint } from '../../commands/repl/repl.ts';
import type { EditLine } from './line/edit-line.ts';
import type { Candidate } from '../../commands/complete/line.ts';
import type { Measure } from '../../base/measure.ts';
import type { Field } from '../../commands/form/field.ts';
import type { TableSummary } from '../../commands/value.ts';
import type { AnyRunSummary } from '../../runs/any-run.ts';
import type { ThingScope } from '../../runs/things/list-things.ts';
import type { Thing, ThingPage } from '../../runs/things/thing.ts';
import type { Input } from '../keys/input.ts';
import type { Content } from './content.ts';
import type { Group } from './tree/groups.ts';
import type { NotedCall } from '../../aws/calls/call.ts';
import type { Asked } from './confirm/ask.ts';
import type { Alerts, Facts, FlowEntry, JobEntry, Notice, Size, Stale, State, Target, Offer } from './state.ts';

type Written = Pick<EditLine, 'text' | 'cursor'>;

/** What happens: a person's keys, and what was read or told. */
export type Event =
  | { kind: 'input'; input: Input }
  | { kind: 'resized'; size: Size }
  | { kind: 'looked'; now: number }
  | { kind: 'opened'; place: State['place']; history: readonly string[] }
  | { kind: 'jobs'; jobs: readonly JobEntry[] }
  | { kind: 'flows'; flows: readonly FlowEntry[] }
  | { kind: 'runs'; runs: readonly AnyRunSummary[]; hasOlder?: boolean }
  | { kind: 'run'; run: AnyRunSummary }
  /** A step of this run of a flow stands otherwise than before. */
  | { kind: 'stepped'; run: string }
  | { kind: 'tables'; tables: readonly TableSummary[] }
  /** A page of a group's list: its first again, or the one that came next. */
  | { kind: 'listed'; group: Group; scope: ThingScope; part: 'first' | 'next'; page: ThingPage }
  | { kind: 'listFailed'; group: Group; scope: ThingScope; text: string }
  /** The filter goes on through rows that it has not seen. */
  | { kind: 'filterOn' }
  /** What was asked for by name is there, or a card says that it is not. */
  | { kind: 'foundThing'; thing: Thing }
  | { kind: 'notFound'; word: string; content: Content }
  | { kind: 'page'; about: string; content: Content }
  /** The page that is waited for takes its time: what was shown before it is no longer held. */
  | { kind: 'late' }
  | { kind: 'answer'; title: string; content: Content }
  | { kind: 'evaluated' }
  /** Words for what a form asked them for. */
  | { kind: 'candidates'; asked: string; candidates: readonly Candidate[] }
  /** The params of a job or a flow that a form names. */
  | { kind: 'params'; target: string; params: readonly Field[] }
  | { kind: 'remembered'; recent: readonly string[] }
  /** What was asked for the text and the cursor of `line`. */
  | ({ kind: 'completed'; line: Written } & Pick<Offer, 'start' | 'words'>)
  | { kind: 'considered'; line: Written; hint?: Hint; preview?: string }
  | { kind: 'facts'; target: Target; facts: Facts }
  | { kind: 'task'; id: number; command: string; stage: string; measure?: Measure }
  | { kind: 'taskEnded'; id: number }
  | { kind: 'launched'; run: AnyRunSummary }
  | { kind: 'notice'; notice: Notice }
  /** Something that spends or destroys waits for a yes, and then what it may cost. */
  | { kind: 'asked'; id: number; asked: Asked }
  | { kind: 'cost'; id: number; cost: string }
  /** Calls of AWS that were begun or have ended. */
  | { kind: 'calls'; calls: readonly NotedCall[] }
  | { kind: 'alerts'; alerts: Alerts }
  /** The lists can't be read any more, or again. */
  | { kind: 'stale'; stale: Stale }
  | { kind: 'fresh' }
  /** The person has left the log. */
  | { kind: 'logLeft' };
