import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openRepl } from '../../src/commands/repl/open-repl.ts';
import { commands } from '../../src/commands/table.ts';
import { openWorkbench } from '../../src/commands/workbench.ts';
import { ipythonPeer } from './peers.ts';
import { type Goal, missing, type Measure, type Report } from './report.ts';
import { type SessionScene, sessionScene } from './session-scene.ts';
import { spreadOf } from './spread.ts';
import { watchTerminal, type WatchedTerminal } from './watched-terminal.ts';

interface Question {
  what: string;
  line: string;
  /** What of the answer is looked for on the screen. */
  shows: RegExp;
}

const questions: readonly Question[] = [
  { what: '?instance', line: '?instance', shows: /instance type that the job runs on/u },
  {
    what: '?CreateTrainingJob.ResourceConfig',
    line: '?CreateTrainingJob.ResourceConfig',
    shows: /VolumeSizeInGB/u,
  },
  { what: 'max_runtime?', line: 'max_runtime?', shows: /MaxRuntimeInSeconds/u },
];

/** How soon a question is answered: without a screen, from the key in a session to what it shows, and in IPython. */
export async function sessionAsk(rounds: number): Promise<Report> {
  await using scene = await sessionScene(5);
  const inProcess = await answered(scene, rounds);
  const session = scene.open();
  await session.shows(/hello-\w+/u);
  await wait(1_500);
  session.type('i');
  const measures: Measure[] = [...inProcess];
  for (const { what, line, shows } of questions) {
    measures.push(measure(`mlx, key to screen: ${what}`, await asked(session, line, shows, rounds, clear)));
  }
  await session.end();
  const ipython = await ipythonPeer();
  const notes: string[] = [];
  if ('bin' in ipython) {
    const terminal = watchTerminal([join(ipython.bin, 'ipython'), '--no-banner', '--simple-prompt'], {
      cwd: scene.root,
      env: { ...scene.env, PAGER: 'cat' },
    });
    await terminal.shows(/In \[/u);
    terminal.type(`import boto3; c = boto3.client("sagemaker", region_name="us-east-1"); "rea" + "dy"\r`);
    await terminal.shows(/ready/u);
    await wait(500);
    const times = await asked(terminal, 'c.create_training_job?', /Docstring|Signature/u, rounds, '');
    measures.push(measure('IPython, key to screen: c.create_training_job?', times));
    await terminal.end();
  } else notes.push(missing('IPython', ipython.reason));
  return {
    name: 'session-ask',
    title: `Questions and previews, ${rounds} rounds`,
    measures,
    goals: inProcess.map(({ what, value }): Goal => {
      const most = what.startsWith('preview') || what.startsWith('completion') ? 50 : 30;
      return { what, most, measured: value.median, unit: 'ms' };
    }),
    notes,
  };
}

/** Leaves the answer, so that the next one is seen to come. */
const clear = '\u0015';

function measure(what: string, times: readonly number[]): Measure {
  return { what, unit: 'ms', value: spreadOf(times) };
}

async function answered(scene: SessionScene, rounds: number): Promise<Measure[]> {
  const world = { cwd: scene.root, env: scene.env };
  const bench = await openWorkbench({ flags: {} }, world);
  const { signal } = new AbortController();
  const repl = await openRepl({
    host: { ...world, commands, signal, notify: () => undefined },
    bench: () => Promise.resolve(bench),
  });
  const works = [
    ...questions.map(({ what, line }) => ({ what: `in process: ${what}`, work: () => repl.evaluate(line) })),
    { what: 'preview of a list', work: () => repl.preview('[1, 2, 3].map((n) => n * 2)') },
    { what: 'completion of jobs.', work: () => repl.complete('jobs.', 5) },
    { what: 'completion of plan(', work: () => repl.complete("plan('", 6) },
  ];
  const measures: Measure[] = [];
  for (const { what, work } of works) {
    await work();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await work();
      times.push(performance.now() - began);
    }
    measures.push(measure(what, times));
  }
  await repl.close();
  await bench.aws.close();
  return measures;
}

async function asked(
  terminal: WatchedTerminal,
  line: string,
  shows: RegExp,
  rounds: number,
  before: string,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    terminal.type(`${before}1\r`);
    await wait(400);
    terminal.type(line);
    await wait(400);
    const shown = terminal.shows(shows, 5_000);
    terminal.type('\r');
    times.push(await shown);
    await wait(200);
  }
  return times.slice(1);
}
