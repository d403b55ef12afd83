import { expect, test } from 'vitest';
import { openTerminalRun } from './open-terminal.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz';
const left = '\u001b[D';
const end = '\u0005';

test('of 10,000 keys that come at once none is lost, none comes twice, and none overtakes another', async () => {
  const terminal = await openTerminalRun({ 'mlx.toml': 'name = "trial"\n' }, { columns: 80, rows: 24 });
  try {
    await terminal.shows('trial');
    terminal.type('i"');
    await terminal.shows('mlx› "');
    const letters = Array.from({ length: 5000 }, (_, index) => alphabet.charAt(index % alphabet.length));
    // Each letter goes before the one that was typed before it, so that every single key counts.
    terminal.type(letters.map((letter) => letter + left).join(''));
    const backwards = Array.from(alphabet).toReversed().join('');
    terminal.type(`${end}".replaceAll("${backwards}", "#").replace(/#+/, (all) => " kept " + all.length)\r`);
    const whole = Math.floor(letters.length / alphabet.length);
    const head = letters
      .slice(whole * alphabet.length)
      .toReversed()
      .join('');
    await terminal.shows(`${head} kept ${whole}`);
    expect(terminal.isAlternate()).toBe(true);
  } finally {
    await terminal.close();
  }
});
