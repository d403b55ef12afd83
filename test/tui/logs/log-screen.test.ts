import { describe, expect, test } from 'vitest';
import { openLogStore } from '../../../src/logs/store/open-log-store.ts';
import { openLogStage, runOfHosts, start, streamOf, type LogStage } from './log-stage.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
  { columns: 60, rows: 16 },
] as const;

async function stageOf(hosts = 3, lines = 100, size: { columns: number; rows: number } = sizes[0]): Promise<LogStage> {
  const stage = openLogStage(size);
  runOfHosts(stage, hosts, lines);
  return stage;
}

async function all(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

const screenOf = async (stage: LogStage) => (await stage.rows()).join('\n');

describe.each(sizes)('at $columns×$rows', (size) => {
  test('the last lines are followed, each with its time and its host', async () => {
    const stage = await stageOf(3, 100, size);
    const rows = await stage.rows();
    expect(rows[0]).toMatch(/^ mlx logs {2}train-3 {2}● running .*3 streams$/);
    expect(rows[1]).toMatch(/^━━ ▸ all ━+ 100 lines ━$/);
    expect(rows.at(-2)).toBe(' 19:59:59 algo-1 ERROR step 99 went wrong');
    expect(rows.at(-1)).toMatch(/^ ● follows · 100 lines/);
    expect(rows.every((row) => row.length <= size.columns)).toBe(true);
  });

  test('what comes is shown, until one looks at a line: then it is counted', async () => {
    const stage = await stageOf(3, 100, size);
    stage.say([{ text: 'fresh', at: start, stream: 1, sequence: 100 }]);
    expect((await stage.rows()).at(-2)).toContain('fresh');
    await stage.keys('k');
    const before = (await stage.rows()).slice(2, -1);
    stage.say([1, 2].map((at) => ({ text: `newer ${at}`, at: start + at, stream: 1, sequence: 100 + at })));
    const held = await stage.rows();
    expect(held.slice(2, -1)).toEqual(before);
    expect(held[1]).toContain('+2 new, G follows');
    await stage.keys('G');
    expect((await stage.rows()).at(-2)).toContain('newer 2');
  });

  test('every sheet fits', async () => {
    const stage = await stageOf(12, 100, size);
    for (const keys of [['?'], ['o'], ['enter'], [':'], ['s'], ['m'], ['w'], ['t']]) {
      await stage.keys(...keys);
      const rows = await stage.rows();
      expect(rows.every((row) => row.length <= size.columns)).toBe(true);
      expect(rows[0]).toContain('mlx logs');
      await stage.keys('esc');
    }
  });
});

describe('looking around', () => {
  test('a line that comes late is put in its place, marked, and moves nothing that is looked at', async () => {
    const stage = await stageOf();
    await stage.keys('k', 'k', 'k');
    const before = await stage.rows();
    const cursor = before.findIndex((row) => row.startsWith('▸'));
    stage.say([{ text: 'from long ago', at: start - 15_500, stream: 1, sequence: 1000, late: true }]);
    const after = await stage.rows();
    expect(after[cursor]).toBe(before[cursor]);
    expect(after.slice(cursor)).toEqual([...before.slice(cursor, -1), expect.stringContaining('101 lines')]);
    expect(after.find((row) => row.includes('from long ago'))).toMatch(/^↖19:59:44 algo-2 from long ago$/);
  });

  test('the cursor moves within the pane, then the lines do', async () => {
    const stage = await stageOf();
    await stage.keys('g');
    expect((await stage.rows())[2]).toMatch(/^▸19:58:20 .*epoch 0 /);
    await stage.keys('j', 'j');
    const rows = await stage.rows();
    expect(rows[2]).toMatch(/^ 19:58:20/);
    expect(rows[4]).toMatch(/^▸19:58:22/);
    await stage.keys('ctrl+d');
    expect((await stage.rows())[4]).toMatch(/^▸19:58:32/);
    await stage.keys('k', 'k', 'k');
    expect((await stage.rows())[2]).toMatch(/^▸19:58:29/);
  });

  test('a rule tells where nothing was said for long', async () => {
    const stage = await stageOf();
    stage.say([{ text: 'again', at: start + 134_000, sequence: 500 }]);
    const rows = await stage.rows();
    expect(rows.at(-3)).toMatch(/^── 2m 15s later ─+$/);
    expect(rows.at(-2)).toContain('again');
  });

  test('times are of day, ages, since the start, or none', async () => {
    const stage = await stageOf();
    const last = async () => (await stage.rows()).at(-2)?.slice(1, 12).trim();
    await stage.keys('t');
    expect(await last()).toMatch(/^\ds algo/);
    await stage.keys('t');
    expect(await last()).toMatch(/^\+1:39\.0/);
    await stage.keys('t');
    expect(await last()).toMatch(/^algo-1 ERR/);
    expect(stage.requests.at(-1)).toMatchObject({ kind: 'layout', layout: { times: 'none' } });
  });

  test('long lines are cut, moved or broken', async () => {
    const stage = await stageOf(1, 3);
    stage.say([{ text: `${'x'.repeat(80)}END`, at: start, sequence: 500 }]);
    expect((await stage.rows()).find((row) => row.includes('xxx'))).toMatch(/x…$/);
    await stage.keys('l');
    expect((await stage.rows()).find((row) => row.includes('xxx'))).toMatch(/END$/);
    await stage.keys('h', 'w');
    expect((await stage.rows()).filter((row) => row.includes('END') || row.includes('xxx'))).toHaveLength(2);
  });

  test('one can jump to a time', async () => {
    const stage = await stageOf();
    await stage.keys('T');
    await stage.type('19:59:00');
    await stage.keys('enter');
    expect((await stage.rows()).find((row) => row.startsWith('▸'))).toMatch(/^▸19:59:00/);
    await stage.keys('T');
    await stage.type('yesterday');
    await stage.keys('enter');
    expect((await stage.rows()).at(-1)).toContain('not a time');
  });
});

describe('finding', () => {
  test('a search marks its hits, looks at the nearest, and tells which of how many it is', async () => {
    const stage = openLogStage({ colour: true });
    runOfHosts(stage, 3, 100);
    await stage.keys('/');
    await stage.type('epoch 9\\d');
    await stage.keys('enter');
    const rows = await stage.rows();
    expect(rows.find((row) => row.startsWith('▸'))).toContain('epoch 98');
    expect(rows[1]).toContain('9 of 9');
    await stage.keys('N', 'N');
    expect((await stage.rows())[1]).toContain('7 of 9');
    await stage.keys('n');
    expect((await stage.rows())[1]).toContain('8 of 9');
    const row = rows.findIndex((each) => each.includes('epoch 97'));
    const cell = stage.terminal.buffer.active.getLine(row)?.getCell(rows[row]?.indexOf('epoch') ?? 0);
    expect(cell?.isInverse()).toBeTruthy();
  });

  test('what is no regular expression stays to be mended', async () => {
    const stage = await stageOf();
    await stage.keys('/');
    await stage.type('a(');
    await stage.keys('enter');
    expect((await stage.rows()).at(-1)).toContain('not a regular expression');
    await stage.keys('backspace', 'enter');
    expect(stage.screen.state().search).toEqual({ source: 'a', flags: 'iu' });
  });

  test('where there is no match above, that is said', async () => {
    const stage = await stageOf();
    await stage.keys('/', 'q', 'q', 'enter');
    expect((await stage.rows()).at(-1)).toContain('no match above; n looks below');
  });

  test('filters let lines through or keep them back, can be seen and dropped', async () => {
    const stage = await stageOf();
    await stage.keys('&');
    await stage.type('epoch');
    await stage.keys('enter', '!');
    await stage.type('[0-8] loss');
    await stage.keys('enter');
    const rows = await stage.rows();
    expect(rows[1]).toMatch(/all {2}&epoch {2}!\[0-8\] loss ━+ 0 lines ━$/);
    expect(rows[2]).toContain('no line passes the filters');
    await stage.keys('x');
    expect((await stage.rows())[1]).toContain('90 lines');
    await stage.keys('x', 'L', 'L', 'L');
    expect((await stage.rows())[1]).toMatch(/≥error ━+ 10 lines/);
  });

  test('errors are gone to one by one', async () => {
    const stage = await stageOf();
    await stage.keys('E');
    expect((await stage.rows()).find((row) => row.startsWith('▸'))).toContain('step 89');
    await stage.keys('E', 'e', 'e');
    expect((await stage.rows()).find((row) => row.startsWith('▸'))).toContain('step 99');
    await stage.keys('e');
    expect((await stage.rows()).at(-1)).toContain('no error below; E looks above');
  });
});

describe('panes', () => {
  test('each host has a pane with filters and a place of its own', async () => {
    const stage = await stageOf();
    await stage.keys('s', 'tab', 'k', '&', '9', '0', 'enter');
    const rows = await stage.rows();
    const edges = rows.filter((row) => /^[─━]{2} /.test(row));
    expect(edges).toHaveLength(3);
    expect(edges[0]).toMatch(/^── 1 algo-1 ─+ 34 lines ─$/);
    expect(edges[1]).toMatch(/^━━ ▸ 2 algo-2 {2}&90 .*held/);
    expect(stage.requests).toContainEqual({ kind: 'layout', layout: expect.objectContaining({ split: 'host' }) });
  });

  test('steps come first where there are some, and the merged pane can stand beside them', async () => {
    const stage = openLogStage({ columns: 200, rows: 50 });
    for (const [index, step] of ['prepare', 'train', 'train'].entries()) {
      stage.screen.feed({ kind: 'stream', stream: streamOf(index, `algo-${index + 1}`, step) });
    }
    stage.say([0, 1, 2].map((stream) => ({ text: `by ${stream}`, at: start + stream, stream })));
    await stage.keys('s', 'M');
    const text = await screenOf(stage);
    expect(text).toMatch(/1 all .*│?.*2 prepare/s);
    expect(text).toContain('3 train');
    await stage.keys('s');
    expect(await screenOf(stage)).toContain('train/algo-2');
  });

  test('panes beside each other keep their columns, whatever the width of what stands there', async () => {
    const stage = openLogStage({ columns: 120, rows: 20 });
    runOfHosts(stage, 2, 20);
    await stage.keys('s', '>');
    stage.say(
      ['日本語のログ', 'e\u0301 👩‍🚀 done', 'plain'].map((text, index) => ({
        text,
        at: start + index,
        sequence: 900 + index,
      })),
    );
    const rows = (await stage.rows()).slice(2, -1);
    for (const [index] of rows.entries()) {
      expect(
        stage.terminal.buffer.active
          .getLine(index + 2)
          ?.getCell(59)
          ?.getChars(),
      ).toBe('│');
    }
  });

  test('panes without room are told as a list, with their numbers and errors', async () => {
    const stage = await stageOf(20, 100);
    await stage.keys('s');
    const text = await screenOf(stage);
    expect(text).toMatch(/\d+ more panes/);
    expect(text).toMatch(/\d+ algo-\d+ {2}5 lines {2}\d errors?/);
    expect(stage.requests.findLast(({ kind }) => kind === 'prefer')).toMatchObject({
      streams: expect.arrayContaining([0]),
    });
  });

  test('a zoomed pane has the screen, and gives it back', async () => {
    const stage = await stageOf();
    await stage.keys('s', '2', 'z');
    expect((await stage.rows()).filter((row) => /^[─━]{2} /.test(row))).toHaveLength(1);
    await stage.keys('esc');
    expect((await stage.rows()).filter((row) => /^[─━]{2} /.test(row))).toHaveLength(3);
  });
});

describe('taking lines away', () => {
  test('a line, a marked range, a block and the command are copied', async () => {
    const stage = await stageOf();
    stage.say([
      { text: 'Traceback (most recent call last):', at: start + 1, sequence: 200, level: 'error' },
      { text: '  File "train.py", line 3', at: start + 1, sequence: 201, level: 'error', continues: true },
      { text: 'ValueError: \u001b[31mno\u001b[0m', at: start + 1, sequence: 202, level: 'error', continues: true },
    ]);
    const copied = () => stage.requests.findLast(({ kind }) => kind === 'yank');
    await stage.keys('y', 'y');
    expect(copied()).toEqual({ kind: 'yank', text: 'ValueError: no', what: 'the line' });
    await stage.keys('k', 'y', 'b');
    expect(copied()).toMatchObject({
      text: 'Traceback (most recent call last):\n  File "train.py", line 3\nValueError: no',
    });
    await stage.keys('v', 'k', 'k', 'y', 'y');
    expect(copied()).toMatchObject({
      text: 'ERROR step 99 went wrong\nTraceback (most recent call last):\n  File "train.py", line 3',
      what: '3 lines',
    });
    await stage.keys('&', 'E', 'R', 'R', 'enter', 'y', 'c');
    expect(copied()).toEqual({
      kind: 'yank',
      text: 'mlx logs train-3 --since 2026-11-21T19:59:59.000Z --grep ERR',
      what: 'the command',
    });
  });

  test('the lines of a pane or all are saved, without colours', async () => {
    const stage = await stageOf(2, 20);
    await stage.keys('L', 'L', 'L', 'S');
    expect((await stage.rows()).at(-1)).toContain('save to: train-3.log');
    await stage.keys('enter', 'S', 'tab', 'enter');
    const saved = stage.requests.filter((request) => request.kind === 'save');
    expect(saved.map(({ path }) => path)).toEqual(['train-3.log', 'train-3.log']);
    const lines = await Promise.all(saved.map(({ lines }) => all(lines)));
    expect(lines[0]).toEqual([
      '2026-11-21T19:59:49.000Z algo-2 ERROR step 9 went wrong',
      '2026-11-21T19:59:59.000Z algo-2 ERROR step 19 went wrong',
    ]);
    expect(lines[1]).toHaveLength(20);
  });
});

test('a line of JSON says its level and message first, and can be seen as it was written', async () => {
  const stage = await stageOf(1, 30);
  const text = '{"lr": 0.1, "message": "epoch done", "level": "warning"}';
  stage.say([{ text, at: start, json: true, level: 'warning', sequence: 300 }]);
  expect((await stage.rows()).at(-2)).toBe(' 20:00:00 WARNING epoch done  lr=0.1');
  await stage.keys('J');
  expect((await stage.rows()).at(-2)).toBe(` 20:00:00 ${text}`);
});

describe('opening a line', () => {
  test('JSON is a tree whose branches fold', async () => {
    const stage = await stageOf(1, 3);
    stage.say([{ text: '{"message":"hi","extra":{"lr":0.1}}', at: start, json: true, sequence: 300 }]);
    await stage.keys('enter');
    expect(await screenOf(stage)).toMatch(/message: hi\n.*▾ extra: \{\n.*lr: 0\.1/);
    await stage.keys('j', 'j', 'enter');
    const folded = await screenOf(stage);
    expect(folded).toContain('▸ extra: { 1 }');
    expect(folded).not.toContain('lr: 0.1');
  });

  test('a progress bar has all its states', async () => {
    const stage = await stageOf(1, 3);
    stage.say([{ text: '100%', at: start, raw: '0%␍50%␍100%', sequence: 300 }]);
    await stage.keys('enter');
    expect(await screenOf(stage)).toMatch(/3 states.*\n.*0%\n.*50%\n.*100%/);
  });
});

describe('telling how the reading goes', () => {
  test('lag, quota, trouble and what was lost stand in the status line', async () => {
    const stage = openLogStage({ columns: 160, rows: 24 });
    runOfHosts(stage, 2, 10);
    const status = { received: 10, quota: 0.12, lost: 0, hasHistory: true };
    const lag = [
      { stream: 0, lag: 400, skew: 0 },
      { stream: 1, lag: 15_200, skew: 120_000 },
    ];
    stage.screen.feed({ kind: 'reading', status: { ...status, lag } });
    expect((await stage.rows()).at(-1)).toMatch(/lag 15\.2 s algo-2 · quota 12 % · lost 0/);
    stage.screen.feed({ kind: 'reading', status: { ...status, hasHistory: false, historyTo: start, lag } });
    expect((await stage.rows()).at(-1)).toContain('history read to 20:00:00');
    const trouble = { kind: 'throttled', text: 'waiting out throttling', since: start } as const;
    stage.screen.feed({ kind: 'reading', status: { ...status, lag, trouble } });
    expect((await stage.rows()).at(-1)).toMatch(/^ waiting out throttling, since \d+\.\d s/);
    expect(await screenOf(stage)).toContain('algo-2± ');
    await stage.keys('o');
    expect(await screenOf(stage)).toMatch(/algo-2 +5 +1 +15\.2 s +2m 00s fast/);
  });

  test('at the end the audit is told', async () => {
    const stage = openLogStage({ columns: 120, rows: 24 });
    runOfHosts(stage, 1, 10);
    const streams = [{ stream: streamOf(0, 'algo-1'), received: 10, expected: 10 }];
    stage.screen.feed({ kind: 'source', id: 'train-3', state: { kind: 'complete', streams } });
    stage.screen.feed({ kind: 'status', status: 'completed', detail: '' });
    stage.screen.feed({ kind: 'ended', lost: 0 });
    const rows = await stage.rows();
    expect(rows.at(-1)).toContain('at the end · 10 lines');
    expect(rows.at(-1)).toContain('lost 0, 10 of 10 events');
    expect(rows[0]).toContain('✓ completed');
  });

  test('a run that failed before it wrote says why', async () => {
    const stage = openLogStage();
    const reason = 'ClientError: no such bucket';
    stage.screen.feed({ kind: 'status', status: 'failed', detail: '', reason });
    stage.screen.feed({ kind: 'ended', lost: 0 });
    expect((await stage.rows())[2]).toContain(`nothing was written: ${reason}`);
  });

  test('metrics are drawn beside the lines', async () => {
    for (const ascii of [false, true]) {
      const stage = openLogStage({ columns: 140, rows: 24, ascii });
      runOfHosts(stage, 1, 30);
      const points = Array.from({ length: 50 }, (_, at) => ({ name: 'loss', stream: 0, at, value: 1 / (at + 1) }));
      stage.screen.feed({ kind: 'points', points });
      await stage.keys('m');
      const text = await screenOf(stage);
      expect(text).toContain('loss  0.02');
      expect(text).toMatch(ascii ? /1 \*/ : /1 [\u2801-\u28ff]/);
      expect(text).toMatch(/0\.02 .*/);
    }
  });
});

describe('the terminal', () => {
  test('hears nothing while nothing happens', async () => {
    const stage = await stageOf();
    stage.pass(10_000);
    stage.written();
    stage.pass(60_000);
    expect(stage.written()).toBe('');
  });

  test('is given no frame until it has taken the one before, and then the newest', async () => {
    let isFree = true;
    const stage = openLogStage({ write: () => isFree });
    runOfHosts(stage, 1, 10);
    isFree = false;
    stage.pass(1000);
    stage.written();
    for (let at = 0; at < 50; at += 1) {
      stage.say([{ text: `late ${at}`, at: start + at, sequence: 100 + at }]);
      stage.pass(500);
    }
    expect(stage.written()).toBe('');
    isFree = true;
    stage.screen.drained();
    expect(await screenOf(stage)).toContain('late 49');
  });

  test('sees a key at once, and lines no more than 15 times a second', async () => {
    const stage = await stageOf();
    stage.pass(3000);
    stage.written();
    await stage.keys('?');
    expect(stage.written()).toContain('Move');
    await stage.keys('q');
    stage.written();
    let frames = 0;
    for (let at = 0; at < 100; at += 1) {
      stage.say([{ text: `line ${at}`, at: start + 10_000 + at, sequence: 2000 + at }]);
      stage.pass(10);
      if (stage.written() !== '') frames += 1;
    }
    expect(frames).toBeGreaterThan(8);
    expect(frames).toBeLessThanOrEqual(16);
  });

  test('is given no more bytes in a flood than slow lines carry', () => {
    const stage = openLogStage({ columns: 200, rows: 50 });
    runOfHosts(stage, 4, 100);
    stage.pass(3000);
    stage.written();
    for (let batch = 0; batch < 150; batch += 1) {
      const said = Array.from({ length: 100 }, (_, index) => ({
        text: `${batch} ${index} ${'abcdefgh'.repeat(18)} ${batch * index}`,
        at: start + 10_000 + batch * 66 + index / 10,
        stream: index % 4,
        sequence: 1000 + batch * 100 + index,
      }));
      stage.say(said);
      stage.pass(66);
    }
    expect(Buffer.byteLength(stage.written()) / 9.9).toBeLessThan(32 * 1024);
  });

  test('shows all anew after another size', async () => {
    const stage = await stageOf();
    await stage.rows();
    stage.terminal.resize(60, 16);
    stage.screen.resize({ top: 0, columns: 60, rows: 16 }, false);
    const rows = (await stage.rows()).slice(0, 16);
    expect(rows[0]).toMatch(/3 streams$/);
    expect(rows.at(-1)).toMatch(/^ ● follows/);
  });

  test('in a band keeps to its rows, with the name of the run in its edge', async () => {
    const stage = openLogStage({ isBand: true, top: 10, rows: 8 });
    stage.terminal.write('\u001b[1;1Hof others');
    runOfHosts(stage, 1, 30);
    const rows = await stage.rows();
    expect(rows[0]).toBe('of others');
    expect(rows.slice(1, 10).join('')).toBe('');
    expect(rows[10]).toMatch(/train-3 {2}● running {2}all/);
    expect(rows.at(-1)).toContain('follows');
  });

  test('without colours is given none, and with ASCII alone no other marks', async () => {
    const stage = openLogStage({ ascii: true });
    runOfHosts(stage, 3, 100);
    stage.say([{ text: 'red \u001b[31mtext\u001b[0m', at: start, sequence: 400 }]);
    await stage.keys('s', 'k', 'o', 'q', '?', 'q');
    await stage.rows();
    const written = stage.written();
    // oxlint-disable-next-line no-control-regex -- what is not of ASCII
    expect(written).not.toMatch(/[^\u0000-\u007f]/);
    expect(written).not.toMatch(/\[[0-9;]*3[0-9]m/);
  });
});

test('the mouse scrolls the pane it is over, and looks at the line it clicks', async () => {
  const stage = await stageOf();
  await stage.keys('%');
  expect(stage.requests.at(-1)).toEqual({ kind: 'mouse', on: true });
  stage.screen.input([{ kind: 'mouse', does: 'wheel', by: -2, row: 5, column: 5 }]);
  expect((await stage.rows()).at(-2)).toContain('epoch 93');
  stage.screen.input([{ kind: 'mouse', does: 'click', row: 4, column: 10 }]);
  expect((await stage.rows())[4]).toMatch(/^▸/);
});

test('what lines and names bring of a terminal’s language never reaches it', async () => {
  const stage = openLogStage({ columns: 100, colour: true });
  const hostile = 'x\u001b]52;c;aGk=\u0007\u009b2J\u202e';
  stage.screen.feed({ kind: 'opened', name: hostile, words: [hostile], hasSteps: true, status: 'running' });
  stage.screen.feed({ kind: 'status', status: 'failed', detail: hostile, reason: hostile });
  stage.screen.feed({ kind: 'stream', stream: { ...streamOf(0, hostile, hostile), name: hostile, group: hostile } });
  stage.screen.feed({ kind: 'stream', stream: streamOf(1, 'algo-2', 'other') });
  stage.screen.feed({ kind: 'note', text: hostile });
  stage.screen.feed({ kind: 'points', points: [{ name: hostile, stream: 0, value: 1, at: 1 }] });
  stage.say([{ text: 'plain', at: start, raw: hostile }]);
  await stage.keys('m', 's', 'enter', 'q', 'o', 'q', '/');
  stage.screen.input([{ kind: 'paste', text: hostile }]);
  await stage.rows();
  // oxlint-disable-next-line no-control-regex -- sequences of the terminal
  const rest = stage.written().replaceAll(/\u001b(?:\[[0-9;?]*[HJKGSTrmhl]|7|8)/g, '');
  // oxlint-disable-next-line no-control-regex -- control characters
  expect(rest).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});

test('over the store of mlx logs lines are shown, filtered and found all the same', async () => {
  const store = openLogStore();
  const stage = openLogStage({ store });
  runOfHosts(stage, 3, 5000);
  await expect.poll(() => screenOf(stage)).toContain('ERROR step 4999 went wrong');
  await stage.keys('/');
  await stage.type('epoch 12\\b');
  await stage.keys('enter');
  await expect.poll(() => screenOf(stage)).toMatch(/▸\S+ algo-1 epoch 12 /);
  await expect.poll(() => screenOf(stage)).toContain('1 of 1');
  await stage.keys('L', 'L', 'L', 'G');
  await expect.poll(() => screenOf(stage)).toContain('500 lines');
  stage.screen.close();
  await store.close();
});
