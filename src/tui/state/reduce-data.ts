import type { AnyRunSummary } from '../../runs/any-run.ts';
import { hasEnded } from '../../runs/run.ts';
import { keepCalls } from './calls/keep-calls.ts';
import { ask, withCost } from './confirm/ask.ts';
import { showRun } from './show-run.ts';
import { rowUnder } from './tree/selection.ts';
import { step, type Step } from './effect.ts';
import type { Event } from './event.ts';
import { focusOn } from './focus.ts';
import { withWords as withOffer } from './line/offers.ts';
import { openRow, rowOfNamed } from './tree/open-row.ts';
import type { Form } from './palette/form.ts';
import { withWords } from './palette/reduce-form.ts';
import { reduceLists } from './tree/reduce-lists.ts';
import type { Page, State, Tree } from './state.ts';
import { visited } from './trail/trail.ts';

/** What was read or told, taken into the state. What came too late for what is shown now is dropped. */
export function reduceData(state: State, event: Exclude<Event, { kind: 'input' }>): Step {
  switch (event.kind) {
    case 'resized':
      return step({ ...released(state), size: event.size });
    case 'looked':
      return step(isTicking(state, event.now) ? { ...state, now: event.now } : state);
    case 'opened':
      return step({
        ...state,
        place: { ...event.place, isReadOnly: event.place.isReadOnly || state.place.isReadOnly },
        repl: { ...state.repl, history: event.history },
      });
    case 'jobs':
      return step({ ...state, tree: { ...state.tree, jobs: event.jobs } });
    case 'flows':
      return step({ ...state, tree: { ...state.tree, flows: event.flows } });
    case 'runs':
      return step(withRuns({ ...state, tree: { ...state.tree, hasOlderRuns: event.hasOlder } }, event.runs));
    case 'run':
      return step(withRuns(state, merged(state.tree.runs ?? [], event.run)));
    case 'stepped':
      return step(state);
    case 'tables':
      return step({ ...state, tree: withTables(state.tree, event.tables) });
    case 'listed':
    case 'listFailed':
    case 'filterOn':
      return reduceLists(state, event);
    case 'foundThing': {
      const row = rowOfNamed(event.thing, state);
      const done = { ...state, notice: undefined };
      return row ? openRow(done, row) : step(done);
    }
    case 'notFound': {
      const page = { about: 'answer', title: event.word, content: event.content, isApart: true };
      return step(withAnswer({ ...state, notice: undefined }, page));
    }
    case 'page':
      return step(withPage(state, event));
    case 'late':
      return step(released(state));
    case 'logLeft':
      return step(state.zoomed ? { ...focusOn(state, state.upper), zoomed: false } : focusOn(state, 'tree'));
    case 'answer':
      return step(withAnswer(state, { about: 'answer', title: event.title, content: event.content, isApart: true }));
    case 'evaluated':
      return step({ ...state, repl: { ...state.repl, isBusy: false } });
    case 'candidates':
      return step(inForm(state, (form) => withWords(form, event.asked, event.candidates)));
    case 'params':
      return step(
        inForm(state, (form) =>
          form.texts['argument TARGET'] === event.target ? { ...form, params: event.params } : form,
        ),
      );
    case 'remembered':
      return step({ ...state, recent: event.recent });
    case 'completed':
      return withOffer(state, event);
    case 'considered':
      return step(withKnown(state, event));
    case 'facts': {
      const { overlay } = state;
      if (overlay?.kind !== 'launch' || overlay.target.name !== event.target.name) return step(state);
      return step({ ...state, overlay: { ...overlay, facts: event.facts } });
    }
    case 'task': {
      const { kind: _, ...told } = event;
      const since = state.tasks.find(({ id }) => id === event.id)?.since ?? state.now;
      const others = state.tasks.filter(({ id }) => id !== event.id);
      return step({ ...state, tasks: [...others, { ...told, since }] });
    }
    case 'taskEnded':
      return step({ ...state, tasks: state.tasks.filter(({ id }) => id !== event.id) });
    case 'launched': {
      const shown = showRun(state, event.run);
      return step(withRuns(shown, merged(shown.tree.runs ?? [], event.run)));
    }
    case 'notice':
      return step({ ...state, notice: event.notice });
    case 'asked':
      return step(ask(state, event.id, event.asked));
    case 'cost':
      return step(withCost(state, event.id, event.cost));
    case 'calls':
      return step({ ...state, calls: keepCalls(state.calls, event.calls) });
    case 'alerts':
      return step({ ...state, alerts: event.alerts });
    case 'stale':
      return step({ ...state, stale: { ...event.stale, since: state.stale?.since ?? event.stale.since } });
    case 'fresh':
      return refreshed({ ...state, stale: undefined });
  }
}

function withRuns(state: State, runs: readonly AnyRunSummary[]): State {
  const shown = runs.find(({ name }) => name === state.log.run?.name);
  const log = shown ? { run: shown } : state.log;
  return { ...state, log, tree: { ...state.tree, runs } };
}

/** What could not be read meanwhile is read again. */
/** What was said of a list of the project that could not be read holds no longer. */
function withTables(tree: Tree, tables: Tree['tables']): Tree {
  return { ...tree, tables, lists: tree.scope === 'project' ? { ...tree.lists, tables: undefined } : tree.lists };
}

function refreshed(state: State): Step {
  const row = rowUnder(state);
  const { page } = state.detail;
  const hasFailed = page.content.kind === 'error' && page.about === row?.key;
  return hasFailed ? step(state, { kind: 'inspect', row }) : step(state);
}

function merged(runs: readonly AnyRunSummary[], run: AnyRunSummary): AnyRunSummary[] {
  const at = runs.findIndex(({ name }) => name === run.name);
  return at === -1 ? [run, ...runs] : runs.with(at, run);
}

function withPage(state: State, { about, content }: Extract<Event, { kind: 'page' }>): State {
  const { detail } = state;
  if (detail.page.about !== about) return state;
  return { ...state, detail: { ...detail, page: { ...detail.page, content }, held: undefined } };
}

function released(state: State): State {
  return state.detail.held ? { ...state, detail: { ...state.detail, held: undefined } } : state;
}

/** While nothing goes on here, ages are told once a minute: a screen that nobody touches is to write nothing. */
function isTicking({ tree, tasks, now }: State, next: number): boolean {
  const isBusy = tasks.length > 0 || tree.runs?.some(({ status }) => !hasEnded(status));
  return isBusy === true || Math.abs(next - now) >= 60_000;
}

/** An answer stands in front of what is selected; what was shown stays on the trail. */
function withAnswer(state: State, page: Page): State {
  const focus = state.focus === 'repl' ? 'repl' : 'detail';
  return { ...visited(state), focus, upper: 'detail', detail: { page, offset: 0, filter: '' } };
}

/** What is known of another text than the one that stands there is dropped. */
function withKnown(state: State, { line, hint, preview }: Extract<Event, { kind: 'considered' }>): State {
  const { text, cursor } = state.repl.line;
  return line.text === text && line.cursor === cursor ? { ...state, repl: { ...state.repl, hint, preview } } : state;
}

/** What comes for a form that is no longer there is dropped. */
function inForm(state: State, change: (form: Form) => Form): State {
  return state.overlay?.kind === 'form' ? { ...state, overlay: change(state.overlay) } : state;
}
