import type { Host, SessionOptions } from '../../commands/command.ts';
import { readHistory } from '../../commands/repl/history/history-file.ts';
import { openWorkbench, type Workbench } from '../../commands/workbench.ts';
import type { HearCall } from '../../aws/calls/call.ts';
import type { Effect } from '../state/effect.ts';
import type { Store } from '../state/store.ts';
import { openPrograms } from '../programs/open-programs.ts';
import type { Handed, Program } from '../terminal/hand-over.ts';
import { completeWords } from './complete-words.ts';
import { describeParams } from './describe-params.ts';
import { findNamed } from './subject/find-named.ts';
import { errorContent, noticeOf } from './error-content.ts';
import { openCallLog } from './call-log.ts';
import { keepAlerts, readAlerts } from './files/alerts-file.ts';
import { openConfirmer } from './confirmer.ts';
import { openInspector } from './subject/inspect-row.ts';
import { openPerformer } from './perform-command.ts';
import { showConsole, yankSubject } from './subject/perform-subject.ts';
import { prepareLaunch } from './prepare-launch.ts';
import { keepRecent, readRecent } from './files/recent-file.ts';
import { openReplLine, type ReplLine } from './repl.ts';
import { readList } from './lists/read-list.ts';
import { openWatch } from './lists/watch.ts';

/** Performs what the state asks for, and tells what comes of it as events. */
export interface Work {
  start: () => void;
  perform: (
    effect: Exclude<Effect, { kind: 'quit' | 'redraw' | 'suspend' | 'mouse' | 'follow' | 'alert' | 'copy' }>,
  ) => void;
  /** Hears of calls that are made beside the work. */
  onCall: HearCall;
  /** Looks at the lists now. */
  look: () => void;
  /** A promise that nobody waits for was rejected: mostly one of the REPL's. */
  tellUnhandled: (reason: unknown) => void;
  close: () => Promise<void>;
}

export interface WorkOptions
  extends Omit<SessionOptions, 'theme' | 'isSpoken'>, Pick<Host, 'confirm' | 'isReadOnly' | 'onCall'> {
  store: Pick<Store, 'get' | 'dispatch'>;
  /** What `mlx help keys` tells. */
  keysPage: NonNullable<Host['keysPage']>;
  /** Bytes for the terminal. */
  write: (bytes: string) => void;
  /** Gives the terminal to a program until it ends. */
  handOver: (program: Program) => Promise<Handed>;
}

/** What every part of the work shares. The workbench opens when it is first wanted, after the first frame. */
export interface Desk {
  options: WorkOptions;
  dispatch: Store['dispatch'];
  bench: () => Promise<Workbench>;
  /** Ends with the session. */
  signal: AbortSignal;
}

export function openWork(given: WorkOptions): Work {
  const { dispatch, get } = given.store;
  const confirmer = openConfirmer({ dispatch });
  const calls = openCallLog({ dispatch });
  const options: WorkOptions = {
    ...given,
    confirm: confirmer.ask,
    onCall: calls.onCall,
    isReadOnly: () => get().place.isReadOnly === true,
  };
  const ending = new AbortController();
  let opened: Promise<Workbench> | undefined;
  const bench = () => (opened ??= openWorkbench({ flags: { on: options.on } }, options));
  const desk: Desk = { options, dispatch, bench, signal: ending.signal };
  const watch = openWatch(desk);
  const inspector = openInspector(desk);
  const performer = openPerformer(desk, watch.look);
  const programs = openPrograms(desk, watch.look, inspector.show);
  let repl: Promise<ReplLine> | undefined;
  const line = () => (repl ??= openReplLine(desk, watch.look));

  return {
    start: () => void start(desk).then(watch.start, (error: unknown) => tellFailure(desk, error)),
    perform: (effect) => {
      switch (effect.kind) {
        case 'inspect':
          return inspector.show(effect.row);
        case 'list':
          return void readList(desk, effect);
        case 'find':
          return void findNamed(desk, effect.word);
        case 'filterOn':
          return void setImmediate(() => dispatch({ kind: 'filterOn' }));
        case 'perform':
          return void performer.perform(effect);
        case 'answer':
          return confirmer.answer(effect.id, effect.isYes);
        case 'keepAlerts':
          return void keepAlerts(options.env, effect.alerts);
        case 'evaluate':
          return void line().then((opened) => opened.evaluate(effect.text));
        case 'completeExpression':
          return void line().then((opened) => opened.complete(effect.line));
        case 'complete':
          return void completeWords(desk, effect.ask);
        case 'describeParams':
          return void describeParams(desk, effect.target);
        case 'remember':
          return void remember(desk, effect.recent);
        case 'yank':
          return void yankSubject(effect.what, effect.subject, desk);
        case 'console':
          return void showConsole(effect.subject, desk);
        case 'edit':
          return programs.edit(effect.row);
        case 'shell':
          return programs.shell(effect.row);
        case 'handOver':
          return programs.mlx(effect.words);
        case 'consider':
          return void line().then((opened) => opened.consider(effect.line));
        case 'prepare':
          return void prepareLaunch(desk, effect.target, effect.text);
        case 'cancel':
          performer.cancel();
          confirmer.cancel();
          return void repl?.then((opened) => opened.letGo());
        case 'refresh':
          return watch.look();
      }
    },
    onCall: calls.onCall,
    look: watch.look,
    tellUnhandled: (reason) => dispatch({ kind: 'notice', notice: noticeOf(reason) }),
    close: async () => {
      ending.abort();
      calls.close();
      confirmer.cancel();
      performer.cancel();
      await (await repl)?.close();
      await (await opened?.catch(() => undefined))?.aws.close();
    },
  };
}

async function start({ bench, dispatch, options }: Desk): Promise<void> {
  dispatch({ kind: 'alerts', alerts: await readAlerts(options.env) });
  const { project, aws } = await bench();
  const place = {
    project: project.name,
    where: aws.where,
    region: aws.region,
    isProduction: aws.isProduction,
    isReadOnly: aws.isReadOnly(),
  };
  const [history, recent] = await Promise.all([readHistory(project.root), readRecent(project.root)]);
  dispatch({ kind: 'opened', place, history });
  dispatch({ kind: 'remembered', recent });
}

async function remember({ bench }: Desk, recent: readonly string[]): Promise<void> {
  const { project } = await bench();
  await keepRecent(project.root, recent);
}

/** Without a project or an AWS nothing can be listed: that is then what the middle shows. */
function tellFailure({ dispatch }: Desk, error: unknown): void {
  dispatch({ kind: 'answer', title: 'the session could not open its project', content: errorContent(error) });
}
