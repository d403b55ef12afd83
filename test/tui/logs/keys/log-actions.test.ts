import { describe, expect, test } from 'vitest';
import { textOf } from '../../../../src/show/line.ts';
import { showKey } from '../../../../src/tui/keys/show-key.ts';
import { helpLines } from '../../../../src/tui/logs/draw/overlay-lines.ts';
import { logActionFor, logActions } from '../../../../src/tui/logs/keys/log-actions.ts';
import type { LogMode } from '../../../../src/tui/logs/state/log-mode.ts';
import { openLogStage, runOfHosts, type LogStage } from '../log-stage.ts';

const modes: readonly LogMode[] = ['browse', 'prompt', 'palette', 'yank', 'help', 'streams', 'line'];

test('a key means one thing in each mode', () => {
  for (const mode of modes) {
    const keys = logActions.filter((action) => action.modes.includes(mode)).flatMap((action) => action.keys);
    expect(keys).toEqual([...new Set(keys)]);
  }
});

test('every action has a name of its own and can be reached', () => {
  expect(new Set(logActions.map(({ id }) => id)).size).toBe(logActions.length);
  for (const { id, keys, modes } of logActions) {
    for (const key of keys) for (const mode of modes) expect(logActionFor(key, mode)).toBe(id);
  }
});

test('the help lists every key with what it does', () => {
  const text = helpLines(120).map(textOf).join('\n').replaceAll(/\s+/g, ' ');
  for (const { keys, help } of logActions) {
    expect(text).toContain(keys.map(showKey).join(' '));
    expect(text).toContain(help);
  }
});

test('the palette offers what can be done while looking at lines', async () => {
  const stage = openLogStage({ rows: 60 });
  await stage.keys(':');
  const text = (await stage.rows()).join('\n');
  const alone = ['palette', 'pane', 'interrupt'];
  const offered = logActions.filter(({ id, modes }) => modes.includes('browse') && !alone.includes(id));
  expect(offered.filter(({ help }) => !text.includes(help.slice(0, 40)))).toEqual([]);
});

describe('every action does something where it is offered', () => {
  test.each(logActions.flatMap(({ id, keys, modes }) => modes.map((mode) => ({ id, key: keys[0] ?? '', mode }))))(
    '$id in $mode',
    async ({ key, mode }) => {
      const changed: boolean[] = [];
      for (const prepare of waysInto(mode)) {
        const stage = openLogStage();
        runOfHosts(stage, 3, 100);
        stage.screen.feed({ kind: 'points', points: [{ name: 'loss', stream: 0, value: 1, at: 1 }] });
        await prepare(stage);
        stage.requests.length = 0;
        const before = JSON.stringify({ ...stage.screen.state(), now: 0 });
        await stage.keys(key);
        changed.push(stage.requests.length > 0 || JSON.stringify({ ...stage.screen.state(), now: 0 }) !== before);
      }
      expect(changed).toContain(true);
    },
  );
});

/** States of a screen in a mode; each action does something in one of them. */
function waysInto(mode: LogMode): ((stage: LogStage) => Promise<void>)[] {
  switch (mode) {
    case 'browse':
      return [
        (stage) => stage.keys('s', '>', '&', 'a', 'enter', 'right', 'g', 'j'),
        (stage) => stage.keys('/', 'l', 'o', 's', 's', 'enter', 'k', 'k', 's', 'z'),
        (stage) => stage.keys('s', 'tab', 'k'),
      ];
    case 'prompt':
      return [
        (stage) => stage.keys('S', 'left', 'left', ' ', 'left'),
        (stage) => stage.keys('/', 'x', 'enter', '/', 'a', ' ', 'b'),
        (stage) => stage.keys('/', 'a', 'ctrl+w'),
      ];
    case 'palette':
      return [(stage) => stage.keys(':', 'a', ' ', 'l', 'left'), (stage) => stage.keys(':', 'w', 'r', 'ctrl+w')];
    case 'yank':
      return [(stage) => stage.keys('y')];
    case 'help':
      return [(stage) => stage.keys('?'), (stage) => stage.keys('?', 'j', 'j')];
    case 'streams':
      return [(stage) => stage.keys('o'), (stage) => stage.keys('o', 'j', 'j')];
    case 'line':
      return [
        async (stage) => {
          stage.say([
            { text: '{"level":"info","a":{"b":1,"c":[1,2]}}', at: Date.UTC(2027, 0, 1), json: true, sequence: 1000 },
          ]);
          await stage.keys('enter');
        },
        async (stage) => {
          stage.say([
            { text: '{"level":"info","a":{"b":1,"c":[1,2]}}', at: Date.UTC(2027, 0, 1), json: true, sequence: 1000 },
          ]);
          await stage.keys('enter', 'j', 'j');
        },
      ];
  }
}
