import type { Measure, Report, Spread } from './report.ts';

/** A report as people read it. */
export function toMarkdown(report: Report): string {
  const { title, measures, tables = [], comparison, goals, notes } = report;
  const isSpread = measures.some(({ value }) => value.low !== value.high);
  const heads = [
    '',
    isSpread ? 'median' : '',
    ...(isSpread ? ['middle half'] : []),
    ...(comparison ? [comparison] : []),
  ];
  const rows = measures.map((measure) => cellsOf(measure, isSpread, comparison !== undefined));
  const all = [...(measures.length > 0 ? [{ heads, rows }] : []), ...tables];
  return [
    `## ${title}`,
    '',
    ...all.flatMap((table) => [...linesOf(table), '']),
    ...goals.map(
      ({ what, most, measured, unit }) =>
        `- ${measured <= most ? 'met' : '**missed**'}: ${what} ${shown(measured)}, at most ${most} ${unit}`,
    ),
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

function linesOf({ heads, rows }: NonNullable<Report['tables']>[number]): string[] {
  const ruled = [heads, heads.map((_, index) => (index === 0 ? '---' : '--:')), ...rows];
  return ruled.map((cells) => `| ${cells.join(' | ')} |`);
}

function cellsOf({ what, unit, value, compared }: Measure, isSpread: boolean, isCompared: boolean): string[] {
  return [
    what,
    `${shown(value.median)} ${unit}`,
    ...(isSpread ? [rangeOf(value)] : []),
    ...(isCompared ? [compared ? `${shown(compared.median)} (${rangeOf(compared)})` : ''] : []),
  ];
}

function rangeOf({ low, high }: Spread): string {
  return `${shown(low)}–${shown(high)}`;
}

/** Three digits where it is small, none behind the point where it is large. */
function shown(number: number): string {
  return Math.abs(number) < 20 && !Number.isInteger(number) ? number.toFixed(2) : number.toFixed(0);
}
