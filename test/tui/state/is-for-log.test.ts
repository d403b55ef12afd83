import { describe, expect, test } from 'vitest';
import type { Input } from '../../../src/tui/keys/input.ts';
import { isForLog } from '../../../src/tui/state/is-for-log.ts';
import { emptyHelp } from '../../../src/tui/state/reduce-dialogs.ts';
import { sessionState } from '../session-state.ts';

const key = (name: string): Input => ({ kind: 'key', key: name });
const band = sessionState({ focus: 'log' });
const full = sessionState({ focus: 'log', zoomed: true });

describe('keys go to the log', () => {
  test('where it has them, but for those that lead away', () => {
    expect(
      ['j', '/', 'n', 'q', 's', 'y', '?', 'esc', 'ctrl+z'].map((each) => isForLog(key(each), band, 'browse')),
    ).toEqual(Array.from({ length: 9 }, () => true));
    expect(['tab', '1', 'i', 'z', 'ctrl+c'].some((each) => isForLog(key(each), band, 'browse'))).toBe(false);
  });

  test('all of them while a line is written there', () => {
    expect(['tab', '1', 'i', 'z', 'ctrl+c'].every((each) => isForLog(key(each), band, 'prompt'))).toBe(true);
  });

  test('in full size also those that move between its panes', () => {
    expect(['tab', '1', 'z'].every((each) => isForLog(key(each), full, 'browse'))).toBe(true);
    expect(isForLog(key('ctrl+c'), full, 'browse')).toBe(false);
  });

  test('never while another pane has them, a dialog stands in front, or there is no log', () => {
    expect(isForLog(key('j'), sessionState(), 'browse')).toBe(false);
    expect(isForLog(key('j'), band, undefined)).toBe(false);
    const asked = sessionState({ ...band, overlay: emptyHelp });
    expect(isForLog(key('j'), asked, 'browse')).toBe(false);
  });
});

test('a paste is written where the keys are', () => {
  expect(isForLog({ kind: 'paste', text: 'loss' }, band, 'prompt')).toBe(true);
  expect(isForLog({ kind: 'paste', text: 'loss' }, sessionState(), 'browse')).toBe(false);
});
