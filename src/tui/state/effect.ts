import type { Source } from '../../commands/complete/line.ts';
import type { ThingScope } from '../../runs/things/list-things.ts';
import type { Followed } from './followed.ts';
import type { Group } from './tree/groups.ts';
import type { EditLine } from './line/edit-line.ts';
import type { Row } from './tree/row.ts';
import type { Alerts, State, Target } from './state.ts';
import type { Subject, YankKind } from './subject/subject.ts';

/** What a change asks of the world; performed at the edge, and answered by events. */
export type Effect =
  | { kind: 'inspect'; row: Row }
  /** The list of a group from `next` on, or from its start. */
  | { kind: 'list'; group: Group; scope: ThingScope; next?: string }
  | { kind: 'filterOn' }
  /** Asks the services for what a word names. */
  | { kind: 'find'; word: string }
  | { kind: 'follow'; run: Followed }
  /** `isAsked`: a person has seen what it does and said yes; on production the name is asked for all the same. */
  | { kind: 'perform'; words: readonly string[]; command: string; isAsked?: boolean }
  /** The answer to what was asked by an event. */
  | { kind: 'answer'; id: number; isYes: boolean }
  | { kind: 'alert'; how: 'bell' | 'desktop'; text: string }
  /** How ends are told from now on, to be kept. */
  | { kind: 'keepAlerts'; alerts: Alerts }
  | { kind: 'copy'; text: string }
  | { kind: 'evaluate'; text: string }
  | { kind: 'completeExpression'; line: EditLine }
  /** Asks for the words that may stand where a form is written in. */
  | { kind: 'complete'; ask: WordsAsked }
  | { kind: 'describeParams'; target: string }
  /** The verbs that were run last, to be kept. */
  | { kind: 'remember'; recent: readonly string[] }
  /** Runs a command line that takes the terminal for itself. */
  | { kind: 'handOver'; words: readonly string[]; command: string }
  | { kind: 'yank'; what: YankKind; subject: Subject }
  | { kind: 'console'; subject: Subject }
  | { kind: 'shell'; row: Row }
  | { kind: 'edit'; row: Row }
  /** Finds out what stands under the cursor and what the text would give, once nothing has been typed for a moment. */
  | { kind: 'consider'; line: EditLine }
  | { kind: 'prepare'; target: Target; text: string }
  | { kind: 'mouse'; on: boolean }
  | { kind: 'cancel' }
  | { kind: 'refresh' }
  | { kind: 'redraw' }
  | { kind: 'suspend' }
  | { kind: 'quit' };

/** A line, up to the cursor; or a field, with what its words are asked for. */
export type WordsAsked = { kind: 'line'; text: string } | { kind: 'field'; asked: string; source: Source };

/** A state and what it asks for. */
export interface Step {
  state: State;
  effects: readonly Effect[];
}

export function step(state: State, ...effects: readonly Effect[]): Step {
  return { state, effects };
}
