import { expect, test } from 'vitest';
import { colourRuns } from '../../../src/tui/paint/colour-runs.ts';

const esc = '\u001b';

test('each piece says its look by itself', () => {
  const text = `a${esc}[1;31mb${esc}[39mc${esc}[22md${esc}[38;5;208me${esc}[48;2;1;2;3mf${esc}[0mg`;
  expect(colourRuns(text, '33', true)).toEqual([
    { text: 'a', sgr: '33' },
    { text: 'b', sgr: '1;31' },
    { text: 'c', sgr: '1' },
    { text: 'd', sgr: '33' },
    { text: 'e', sgr: '38;5;208' },
    { text: 'f', sgr: '38;5;208;48;2;1;2;3' },
    { text: 'g', sgr: '33' },
  ]);
});

test('a look stays short, however often it is switched on', () => {
  const [run] = colourRuns(`${`${esc}[1m${esc}[31m`.repeat(10_000)}x`, '', true);
  expect(run).toEqual({ text: 'x', sgr: '1;31' });
});

test('what hides text or blinks is not taken over', () => {
  expect(colourRuns(`${esc}[8;5ma`, '', true)).toEqual([{ text: 'a', sgr: '' }]);
});

test('without colours the text alone is left', () => {
  expect(colourRuns(`a${esc}[31mb`, '', false).map(({ text, sgr }) => text + sgr)).toEqual(['a', 'b']);
});
