import type { Way } from '../base/way.ts';
import type { WayComparison } from '../plan/flow/compare-ways.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawLabelled, drawProse } from './prose.ts';
import { showDuration, showMoney } from './quantity.ts';
import { safeText } from './safe-text.ts';
import { drawSection } from './section.ts';
import { type Column, drawTable } from './table.ts';

const titles: Readonly<Record<Way, string>> = { job: 'direct jobs', pipeline: 'pipeline', states: 'states' };

/** One flow in several ways of running, side by side: price and start-up, what is kept and lost, and where requests differ. */
export function drawWays(comparison: WayComparison, width: number): Line[] {
  const { flow, ways, topics, steps } = comparison;
  const inner = width - 2;
  const notes = [...new Set(Object.values(comparison.startUp).map(({ note }) => note))];
  return [
    line(span('strong', safeText(flow)), span('dim', `  as ${ways.map((way) => titles[way]).join(', ')}`)),
    emptyLine,
    ...drawTable(
      [{ title: '' }, ...ways.map((way): Column => ({ title: titles[way], least: 12 }))],
      [
        ['price at most', ...ways.map((way) => moneyText(comparison.price[way]?.atLimit))],
        ['start-up', ...ways.map((way) => secondsText(comparison.startUp[way]?.seconds))],
      ],
      width,
    ),
    ...notes.flatMap((note) => drawProse(note, width, 'dim')),
    ...drawSection(
      'kept and lost',
      topics.flatMap((topic) => drawTopic(topic, ways, inner)),
    ),
    ...drawSection(
      'requests that differ',
      steps.flatMap((step) => drawStep(step, ways, inner)),
    ),
  ];
}

function drawTopic(
  { about, kept, lost }: WayComparison['topics'][number],
  ways: readonly Way[],
  width: number,
): Line[] {
  const rows = ways.flatMap((way) => [
    ...(kept[way] ?? []).flatMap((text) => note('✓', way, text, width)),
    ...(lost[way] ?? []).flatMap((text) => note('✗', way, text, width)),
  ]);
  return [line(span('strong', safeText(about))), ...rows];
}

function note(mark: '✓' | '✗', way: Way, text: string, width: number): Line[] {
  return drawLabelled(titles[way], 12, text, width - 4).map((each, index) => [
    span(mark === '✓' ? 'good' : 'warn', index === 0 ? `  ${mark} ` : '    '),
    ...each,
  ]);
}

/** Requests of two operations have nothing to be held against each other. */
function drawStep(
  { name, kind, calls, differences }: WayComparison['steps'][number],
  ways: readonly Way[],
  width: number,
): Line[] {
  if (differences.length === 0) return [];
  const title = line(span('strong', safeText(name)), span('dim', `  ${kind}`));
  if (new Set(Object.values(calls)).size > 1) {
    return [title, ...ways.flatMap((way) => drawLabelled(`    ${titles[way]}`, 16, calls[way] ?? 'nothing', width))];
  }
  const lonely = lonelyMembers(differences);
  const both = differences.filter(({ path }) => !lonely.has(memberOf(path)));
  return [
    title,
    ...ways.flatMap((way) => {
      const members = [...lonely].flatMap(([member, only]) => (only === way ? [member] : []));
      return members.length === 0
        ? []
        : drawLabelled(`  ${titles[way]}`, 16, `has more in ${members.join(', ')}`, width);
    }),
    ...both.flatMap(({ path, values }) => [
      line(span('accent', `  ${safeText(path)}`)),
      ...ways.flatMap((way) =>
        drawLabelled(`    ${titles[way]}`, 16, (values[way] ?? 'absent').replaceAll('`', "'"), width),
      ),
    ]),
  ];
}

/** Members of a request in which only one way has more, each named once instead of value by value. */
function lonelyMembers(differences: WayComparison['steps'][number]['differences']): ReadonlyMap<string, Way> {
  const byMember = Map.groupBy(differences, ({ path }) => memberOf(path));
  return new Map(
    [...byMember].flatMap(([member, all]) => {
      const [way, ...more] = new Set(all.flatMap(({ values }) => Object.keys(values) as Way[]));
      const isWhole = all.length > 1 || all[0]?.path === member;
      return way !== undefined && more.length === 0 && isWhole ? [[member, way] as const] : [];
    }),
  );
}

function memberOf(path: string): string {
  return path.split(/[.[]/u)[0] ?? path;
}

function moneyText(dollars: number | undefined): string {
  return dollars === undefined ? 'not known' : showMoney(dollars);
}

function secondsText(seconds: number | undefined): string {
  return seconds === undefined ? 'not known' : `about ${showDuration(seconds * 1000)}`;
}
