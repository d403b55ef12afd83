import { hasEnded } from '../../runs/run.ts';
import { drawBar } from '../../show/bar.ts';
import { clipLine } from '../../show/box.ts';
import { type Line, type Span, span, textOf } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { clip, widthOf } from '../../show/width.ts';
import { crumbsOf } from '../state/trail/crumbs.ts';
import type { State, Task } from '../state/state.ts';

/**
 * Where one is, and what is under way. Where there is little room the region goes first, then words on the right, the way to
 * what is shown, and the project; what can't be undone here is said in any width.
 */
export function headerLine(state: State): Line {
  const { columns } = state.size;
  const lines = shortenings.map((short) => headerIn(state, short));
  return clipLine(lines.find((line) => widthOf(textOf(line)) <= columns) ?? lines.at(-1) ?? [], columns);
}

/** What is left out. */
interface Short {
  region?: boolean;
  words?: boolean;
  way?: boolean;
  project?: boolean;
  tasks?: boolean;
}

const shortenings: readonly Short[] = [
  {},
  { region: true },
  { region: true, words: true },
  { region: true, words: true, way: true },
  { region: true, words: true, way: true, project: true },
  { region: true, words: true, way: true, project: true, tasks: true },
];

/** Columns of a bar, and of the last crumb at most. */
const bar = 8;
const crumb = 40;

function headerIn(state: State, short: Short): Line {
  const { size, place } = state;
  const left = [
    span('strong', ' mlx '),
    ...(place.isProduction ? [span('alarm', ' PRODUCTION '), span('plain', ' ')] : []),
    ...(place.isReadOnly ? [span('badge', ' READ ONLY '), span('plain', ' ')] : []),
    span('plain', ` ${placeText(place, short)}`),
    ...wayTo(crumbsOf(state), short),
  ];
  const right = short.tasks ? [] : underWay(state, short);
  const blank = size.columns - widthOf(textOf(left)) - widthOf(textOf(right)) - 1;
  return [...left, span('plain', ' '.repeat(Math.max(right.length > 0 ? 2 : 0, blank))), ...right];
}

function placeText({ project, where, region }: State['place'], short: Short): string {
  const parts = [short.project ? '' : project, where, short.region ? '' : region];
  return parts
    .filter((part) => part !== '')
    .map(safeText)
    .join(' · ');
}

function wayTo(crumbs: readonly string[], short: Short): Span[] {
  if (crumbs.length === 0) return [];
  const names = crumbs.map((name) => clip(safeText(name), crumb));
  const last = names.at(-1) ?? '';
  const before = short.way ? (names.length > 1 ? ['…'] : []) : names.slice(0, -1);
  return [
    span('dim', ' │ '),
    ...before.map((name) => span('dim', `${name} › `)),
    span('plain', short.project ? clip(last, crumb / 2) : last),
  ];
}

/** The command that was begun last, how far it is, how many others go on, and how many runs. */
function underWay({ tree, tasks, now }: State, short: Short): Span[] {
  const running = tree.runs?.filter(({ status }) => !hasEnded(status)).length ?? 0;
  const task = tasks.at(-1);
  const parts = [
    ...(task ? [taskSpans(task, now, short)] : []),
    ...(tasks.length > 1 ? [[span('dim', `+${tasks.length - 1}`)]] : []),
    ...(running > 0 ? [[span('accent', short.words ? `● ${running}` : `● ${running} running`)]] : []),
  ];
  return parts.flatMap((part, index) => (index === 0 ? part : [span('dim', ' · '), ...part]));
}

function taskSpans({ command, stage, measure, since }: Task, now: number, short: Short): Span[] {
  const said = [command, ...(stage === '' ? [] : [stage])].map(safeText);
  const text = short.words ? clip(said[0] ?? '', 24) : clip(said.join(': '), crumb + 20);
  // What has no measure says how long it has gone on, which is all that is known.
  const seconds = since === undefined ? 0 : Math.floor((now - since) / 1000);
  const far = measure ? drawBar(measure, bar) : seconds > 1 ? [span('dim', `${seconds} s`)] : [];
  return [span('dim', far.length > 0 ? `${text} ` : text), ...far];
}
