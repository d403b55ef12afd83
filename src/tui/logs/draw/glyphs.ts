import type { Row } from '../../paint/run.ts';

/** What stands for the marks of mlx's own where only ASCII is to be written. */
const ascii: Readonly<Record<string, string>> = {
  '─': '-',
  '━': '=',
  '│': '|',
  '▸': '>',
  '▾': 'v',
  '↖': '^',
  '▌': '|',
  '●': '*',
  '○': 'o',
  '◐': 'o',
  '✓': '+',
  '✗': 'x',
  '■': '#',
  '…': '~',
  '·': '.',
  '≥': '>=',
  '❯': '>',
  '⏎': 'enter',
  '↑': 'up',
  '↓': 'down',
  '←': 'left',
  '→': 'right',
  '±': '+-',
  '≈': '~',
};

const others = new RegExp(`[${Object.keys(ascii).join('')}]`, 'gu');

/** A row of mlx's own in ASCII. */
export function asciiRow(row: Row): Row {
  return row.map((run) => ({ ...run, text: run.text.replace(others, (mark) => ascii[mark] ?? mark) }));
}
