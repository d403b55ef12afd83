import { afterEach, describe, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

const files = {
  'mlx.toml': 'name = "trial"\n',
  'jobs/hello.py': script('kind = "processing"', 'print("hello there")\n'),
};
const size = { columns: 80, rows: 40 };

let run: TerminalRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

describe('a session for a screen reader', () => {
  test('tells everything in lines below each other, and does what the keys of the screen do', async () => {
    run = await openTerminalRun(files, size, { MLX_SCREEN_READER: '1' });
    await run.shows('group jobs, 1, open');
    run.type('j');
    await run.shows('jobs, 1 of 1: hello, processing');
    run.type('r');
    await run.shows('run hello');
    run.type('\r');
    await run.shows(/good: completed, hello-/);
    run.type('3');
    await run.shows('hello there');
    run.type('i1+1\r');
    await run.shows(/mlx> 1\+1[^]*\n2\n/);
    run.type('\u0003\u0003');
    expect(await run.ended).toBe(0);
    const written = run.written();
    expect(written).not.toContain('\u001b[?1049h');
    // oxlint-disable-next-line no-control-regex -- whatever moves, erases or colours
    expect(written.replaceAll(/\u001b\[\?2004[hl]/g, '')).not.toMatch(/\u001b/);
    expect(written).not.toMatch(/[\u2500-\u257f]/);
    expect(run.taken()).toEqual([]);
  });

  test('is what a terminal gets that can not move its cursor', async () => {
    run = await openTerminalRun(files, size, { TERM: 'dumb' });
    await run.shows('group jobs, 1, open');
    run.type('q');
    expect(await run.ended).toBe(0);
    expect(run.written()).not.toContain('\u001b');
  });
});
