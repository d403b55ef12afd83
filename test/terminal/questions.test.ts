import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

const files = {
  'mlx.toml': 'name = "trial"\n[tables]\n"nyc.flights" = "flights.csv"\n"nyc.planes" = "planes.csv"\n',
  'flights.csv': 'carrier,delay\nUA,3\nAA,70\n',
  'planes.csv': 'tail,year\nN1,1999\n',
  'jobs/taken.sh': '# /// script\n# [tool.mlx]\n# kind = "processing"\n# ///\n',
};
const enter = '\r';
const tab = '\t';
const clear = '\u0015';

let run: TerminalRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

async function open(...words: string[]): Promise<TerminalRun> {
  run = await openTerminalRun(files, { columns: 80, rows: 24 }, {}, words);
  return run;
}

/** Answers one question once it is asked, and waits until the answer is taken. */
async function answer(terminal: TerminalRun, question: string, text: string): Promise<void> {
  const end = text === '' ? ':' : text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  await terminal.shows(new RegExp(`^\\? ${question}`, 'm'));
  terminal.type(clear + text);
  await terminal.shows(new RegExp(`^\\? ${question}.*${end}$`, 'm'));
  terminal.type(enter);
  await terminal.shows(new RegExp(`^✔ ${question}.*${end}$`, 'm'));
}

describe('mlx new, by questions', () => {
  test('says what is wrong while it is typed, completes what is there, and writes the job', async () => {
    const terminal = await open('new', 'job');
    await terminal.shows('? Name of the job');
    expect(terminal.rows().join('\n')).not.toContain('a job needs a name');
    terminal.type('taken');
    await terminal.shows('the project has a job taken already');
    await answer(terminal, 'Name of the job', 'late');
    await terminal.shows('? What kind of job');
    terminal.type(enter);
    await answer(terminal, 'What it does', 'Finds late flights');

    await terminal.shows('rows=table:db.table');
    terminal.type('rows=table:');
    await terminal.shows(/tab: table:nyc\.flights {2}table:nyc\.planes/);
    terminal.type(tab);
    await terminal.shows('rows=table:nyc.flights');
    terminal.type(tab);
    await terminal.shows('rows=table:nyc.planes');
    await answer(terminal, 'An input', 'rows=table:nyc.flights');
    await answer(terminal, 'An input', '');

    await answer(terminal, 'An output', 'late=table:ml.late');
    await answer(terminal, 'An output', '');
    await answer(terminal, 'A param', '');
    await answer(terminal, 'A package', '');
    await answer(terminal, 'Machine', 'ml.t3.medium');
    await answer(terminal, 'Longest time', '10m');
    await terminal.shows('? Write jobs/late.py?');
    terminal.type(enter);
    await terminal.shows('mlx run late');
    expect(await terminal.ended).toBe(0);
    const text = await readFile(join(terminal.root, 'jobs/late.py'), 'utf8');
    expect(text).toContain('rows = { table = "nyc.flights", format = "json" }');
    expect(text).toContain('max_runtime = "10m"');
  });

  test('an answer that is wrong is not taken, and Ctrl-C leaves without writing anything', async () => {
    const terminal = await open('new', 'job');
    await terminal.shows('? Name of the job');
    terminal.type(enter);
    await terminal.shows('a job needs a name');
    terminal.type('\u0003');
    expect(await terminal.ended).toBe(130);
    await terminal.shows('interrupted');
    expect(await readdir(join(terminal.root, 'jobs'))).toEqual(['taken.sh']);
  });
});

describe('the tour', () => {
  test('shows each command before it is run, and can be left at any step', async () => {
    const terminal = await open('tour', 'mine');
    await terminal.shows(/^1\/\d+ /m);
    await terminal.shows(/\$ mlx new flights --dir[^]*\? Run it\? \(Y\/n\)/);
    terminal.type(enter);
    await terminal.shows(/^2\/\d+ /m);
    await terminal.shows(/\$ mlx check\n+\? Run it\? \(Y\/n\)/);
    terminal.type(enter);
    await terminal.shows('3 jobs and 1 flow checked, no faults');
    await terminal.shows(/^3\/\d+ /m);
    await terminal.shows(/^3\/[^]*\? Run it\? \(Y\/n\)/m);
    terminal.type('n');
    await terminal.shows('? Run it? (Y/n) n');
    terminal.type(enter);
    expect(await terminal.ended).toBe(0);
    expect(await readFile(join(terminal.root, 'mine', 'mlx.toml'), 'utf8')).toContain('flights');
  });
});
