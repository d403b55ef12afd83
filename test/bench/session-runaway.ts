import { setTimeout as wait } from 'node:timers/promises';
import { nodeOfMlx } from './mlx.ts';
import type { Measure, Report } from './report.ts';
import { sessionScene } from './session-scene.ts';
import { spreadOf } from './spread.ts';
import { watchTerminal, type WatchedTerminal } from './watched-terminal.ts';

/** How soon a session answers keys again after code that never ends, by itself, and Node's own REPL after ^C. */
export async function sessionRunaway(rounds: number): Promise<Report> {
  await using scene = await sessionScene(5);
  const session = scene.open();
  await session.shows(/hello-\w+/u);
  await wait(1_500);
  session.type('i');
  const ours = await answeredAfter(session, rounds, () => Promise.resolve());
  await session.end();
  const node = watchTerminal([nodeOfMlx(), '-i'], { cwd: scene.root, env: scene.env });
  await node.shows(/> /u);
  const interrupt = async () => {
    await wait(100);
    node.type('\u0003');
  };
  const peers = await answeredAfter(node, rounds, interrupt);
  await node.end();
  const measures: Measure[] = [
    { what: 'mlx, by itself', unit: 'ms', value: spreadOf(ours) },
    { what: "Node's REPL, 100 ms before ^C included", unit: 'ms', value: spreadOf(peers) },
  ];
  return {
    name: 'session-runaway',
    title: `Keys are answered again after \`while (true) {}\`, ${rounds} rounds`,
    measures,
    goals: [{ what: 'the slowest round', most: 2000, measured: Math.max(...ours), unit: 'ms' }],
    notes: ['from ⏎ behind the endless loop until keys that were typed while it ran are seen'],
  };
}

/** Runs an endless loop, and types something behind it that is to be seen. */
async function answeredAfter(terminal: WatchedTerminal, rounds: number, help: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    terminal.type('while (true) {}');
    await wait(600);
    const began = performance.now();
    terminal.type('\r');
    await help();
    await wait(100);
    const typed = `seen${round}`;
    const shown = terminal.shows(new RegExp(typed, 'u'), 10_000);
    terminal.type(typed);
    await shown;
    times.push(performance.now() - began);
    await wait(1_000);
    terminal.type(clear);
    await wait(300);
  }
  return times.slice(1);
}

/** Takes back what was typed. */
const clear = '\u0015';
