import type { JobKind } from '../../base/job-kind.ts';
import type { Measure } from '../../base/measure.ts';
import type { AnyRunSummary } from '../../runs/any-run.ts';
import type { TableSummary } from '../../commands/value.ts';
import type { Command } from '../../commands/command.ts';
import type { Line } from '../../show/line.ts';
import type { ThingScope } from '../../runs/things/list-things.ts';
import type { NotedCall } from '../../aws/calls/call.ts';
import type { CallsPanel } from './calls/calls-panel.ts';
import type { Question } from './confirm/question.ts';
import type { ReplCompletion } from '../../commands/repl/repl-completion.ts';
import type { Hint } from '../../commands/repl/repl.ts';
import type { Content } from './content.ts';
import type { EditLine } from './line/edit-line.ts';
import type { Followed } from './followed.ts';
import type { Group } from './tree/groups.ts';
import type { Drawn } from './lines-shown.ts';
import type { Form } from './palette/form.ts';
import type { ItemRow, Row } from './tree/row.ts';
import type { Arranged } from './tree/sections.ts';
import type { Subject } from './subject/subject.ts';
import type { Trail } from './trail/trail.ts';

export type Pane = 'tree' | 'detail' | 'log' | 'repl';

/** What keys mean: browsing, writing a line, or answering. */
export type Mode = 'browse' | 'repl' | 'name' | 'call filter' | 'call yank' | 'help search' | Overlay['kind'];

/** All that the screen shows. Plain data; changed by `reduce` alone. */
export interface State {
  size: Size;
  /** Milliseconds since 1970, as of the last look; ages are told from it. */
  now: number;
  /** The project's name, and where it looks and runs; empty until known. */
  place: Place;
  focus: Pane;
  /** The pane above the log that narrow screens show. */
  upper: 'tree' | 'detail';
  zoomed: boolean;
  overlay?: Overlay;
  tree: Tree;
  detail: Detail;
  /** The pages that were looked at. */
  trail: Trail;
  log: Log;
  /** True where clicks and the wheel come here, not to the terminal's own selection. */
  isMouseOn: boolean;
  repl: Repl;
  /** One sentence on the status line, until the next key. */
  notice?: Notice;
  /** Command lines that are under way. */
  tasks: readonly Task[];
  /** The calls of AWS that were made, oldest first. */
  calls: readonly NotedCall[];
  /** Runs that ended while one looked elsewhere, the last one first; until they are looked at. */
  unseen: readonly AnyRunSummary[];
  /** How the end of a run is told besides. */
  alerts: Alerts;
  /** Since when the lists can't be read, and why; what they show is as it was then. */
  stale?: Stale;
  /** Every verb of mlx. */
  commands: readonly Command[];
  /** The verbs that were run from the palette, the last one first. */
  recent: readonly string[];
}

export interface Place {
  project: string;
  where: string;
  region: string;
  /** What is done there is done for good. */
  isProduction?: boolean;
  isReadOnly?: boolean;
}

export interface Size {
  columns: number;
  rows: number;
}

/** What stands in front of the upper panes, or takes the keys. */
export type Overlay =
  | Help
  | { kind: 'filter'; pane: 'tree' | 'detail'; line: EditLine; before: string }
  | Palette
  | Form
  | { kind: 'yank'; subject: Subject }
  | { kind: 'launch'; target: Target; line: EditLine; facts: Facts }
  /** What is gone to by name or ARN, with what is known of that name; `chosen` is -1 for none. */
  | { kind: 'goTo'; line: EditLine; found: readonly Row[]; chosen: number }
  /** What the page that is shown leads to. */
  | { kind: 'links'; links: readonly Row[]; chosen: number }
  | Question
  | CallsPanel;

export const alertWays = ['off', 'bell', 'desktop'] as const;

export type Alerts = (typeof alertWays)[number];

export interface Stale {
  /** Milliseconds since 1970. */
  since: number;
  /** What is the matter, and what to do. */
  text: string;
}

/** `search` is what the help is searched for; while it is written it takes the keys. */
export interface Help {
  kind: 'help';
  offset: number;
  search: EditLine;
  isSearching: boolean;
}

export interface Palette {
  kind: 'palette';
  line: EditLine;
  /** Which entry is marked. */
  chosen: number;
}

/** What a launch runs; only a flow has ways of running to choose from. */
export interface Target {
  kind: 'job' | 'flow';
  name: string;
}

/** What is known of a launch before it is made. */
export type Facts = { kind: 'loading' } | { kind: 'known'; content: Content };

export interface Notice {
  text: string;
  role: 'plain' | 'good' | 'warn' | 'bad';
}

export interface Task {
  id: number;
  command: string;
  /** What it last told. */
  stage: string;
  /** How far that is, where it can be counted. */
  measure?: Measure;
  /** Milliseconds since 1970 at which it was begun. */
  since?: number;
}

export interface JobEntry {
  name: string;
  /** Relative to the project. */
  script: string;
  kind?: JobKind;
  /** How many faults its head has. */
  faults: number;
}

export interface FlowEntry {
  name: string;
  /** Its file, relative to the project. */
  file: string;
  /** How many faults it has; absent until it was read. */
  faults?: number;
}

export interface Tree {
  /** What is watched of the project. Absent until read. */
  jobs?: readonly JobEntry[];
  flows?: readonly FlowEntry[];
  /** The newest alone; older ones are in `lists`. */
  runs?: readonly AnyRunSummary[];
  hasOlderRuns?: boolean;
  tables?: readonly TableSummary[];
  /** What is read page by page, by the groups of this scope. */
  lists: Readonly<Partial<Record<Group, Listing>>>;
  scope: ThingScope;
  closed: readonly Group[];
  /** Those of the other scope; absent until it was seen: then all but the runs are closed. */
  closedElsewhere?: readonly Group[];
  /** The key of the row under the cursor, and where that row was last. */
  cursor: string;
  at?: number;
  filter: string;
  /** The rows, as they were last made from all this. */
  arranged?: Arranged;
}

/** A list as far as it was read. */
export interface Listing {
  /** Absent until its first page has come. */
  rows?: readonly ItemRow[];
  /** Where it goes on. */
  next?: string;
  isReading: boolean;
  /** Pages that were read. */
  pages: number;
  /** Why its last page could not be read. */
  failed?: string;
}

/** A page of the middle: what is selected, or what a command or an expression gave. */
export interface Page {
  /** The key of the row it shows, or `answer` for what was asked for. */
  about: string;
  title: string;
  content: Content;
  /** What it shows, to be read again. */
  row?: Row;
  /** True where it stands in front of what is selected in the tree: an answer, or what another page led to. */
  isApart?: boolean;
  /** The way to it, where that is not the tree's. */
  crumbs?: readonly string[];
}

export interface Detail {
  page: Page;
  offset: number;
  /** What is searched for, and the line at which that was found last. */
  filter: string;
  match?: number;
  drawn?: Drawn;
  /** What stands there until the page has been read, or that takes too long: a pane that is blank for a moment only flickers. */
  held?: Held;
}

/** A page as it was seen. */
export interface Held {
  title: string;
  lines: readonly Line[];
  offset: number;
}

/** What log is in the band. What is seen of it, and how, is a state of its own: see `logs/`. */
export interface Log {
  run?: Followed;
}

export interface Repl {
  line: EditLine;
  /** Oldest first. */
  history: readonly string[];
  /** Which entry of the history the line shows; absent: none. */
  recalled?: number;
  /** What was being written before the history was walked. */
  draft: string;
  isBusy: boolean;
  /** Words that may come. */
  offer?: Offer;
  /** What stands under the cursor, and what the text would give. */
  hint?: Hint;
  preview?: string;
  /** What is looked for in the history, and where it was found. */
  search?: { query: string; at: number; before: EditLine; isMissing?: boolean };
}

/** Words in place of the text from `start` to the cursor; `chosen` is -1 for none. */
export interface Offer {
  start: number;
  words: ReplCompletion['words'];
  chosen: number;
}

export const initialState: State = {
  size: { columns: 80, rows: 24 },
  now: 0,
  place: { project: '', where: '', region: '' },
  focus: 'tree',
  upper: 'tree',
  zoomed: false,
  tree: {
    lists: {},
    scope: 'project',
    // What is not watched is read when it is opened.
    closed: ['feature groups', 'models', 'endpoints', 'log groups'],
    cursor: 'group:jobs',
    filter: '',
  },
  detail: { page: { about: '', title: '', content: { kind: 'nothing' } }, offset: 0, filter: '' },
  trail: { back: [], forward: [] },
  log: {},
  isMouseOn: false,
  repl: { line: { text: '', cursor: 0 }, history: [], draft: '', isBusy: false },
  tasks: [],
  calls: [],
  unseen: [],
  alerts: 'off',
  commands: [],
  recent: [],
};

/** The mode that keys are read in. */
export function modeOf({ overlay, focus }: State): Mode {
  if (overlay?.kind === 'confirm' && overlay.name !== undefined) return 'name';
  if (overlay?.kind === 'calls' && overlay.mode !== 'list')
    return overlay.mode === 'filter' ? 'call filter' : 'call yank';
  if (overlay?.kind === 'help' && overlay.isSearching) return 'help search';
  return overlay?.kind ?? (focus === 'repl' ? 'repl' : 'browse');
}
