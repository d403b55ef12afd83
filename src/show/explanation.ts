import type { Choice, CompiledUse, ExplainedField, Explanation, Use } from '../inspect/explanation.ts';
import { firstSentence } from '../inspect/words/first-sentence.ts';
import { drawChoices } from './choices.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawPairs, type Pair } from './pairs.ts';
import { drawLabelled, drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';
import { drawSection } from './section.ts';
import { widthOf } from './width.ts';

/** What something is: name and type, one line on it, its facts, what it becomes, where it may stand, its fields, and the whole doc. */
export function drawExplanation(explanation: Explanation, width: number): Line[] {
  const { name, type, doc, facts, choices = [], compiles = [], uses = [], fields, source } = explanation;
  const first = doc === undefined ? '' : firstSentence(doc);
  const rest = doc === undefined ? '' : doc.slice(first.length).trim();
  const inner = width - 2;
  return [
    ...drawHeading(name, type, width),
    ...(first === '' ? [] : drawProse(first, width)),
    ...drawSection('facts', drawFacts([...facts, ...firstChoices(choices)], inner)).slice(2),
    ...drawSection('compiles to', drawCompiled(compiles, inner)),
    ...drawSection('where', drawUses(uses, inner)),
    ...drawSection(countOf('values', choices.length), drawChoices(choices, inner)),
    ...drawSection(countOf('fields', fields.length), drawFields(fields, inner)),
    ...drawSection('doc', rest === '' ? [] : drawProse(rest, inner)),
    ...(source === undefined ? [] : [emptyLine, ...drawProse(`from ${source}`, width, 'dim')]),
  ];
}

/** A name and its type, below each other where they don't fit in a line. */
export function drawHeading(name: string, type: string, width: number): Line[] {
  const [title, kind] = [safeText(name), safeText(type)];
  if (widthOf(title) + widthOf(kind) + 2 <= width) return [line(span('strong', title), span('accent', `  ${kind}`))];
  return [...drawProse(title, width, 'strong'), ...drawProse(kind, width, 'accent')];
}

/** The first of many values, which else stand far below. */
function firstChoices(choices: readonly Choice[]): Explanation['facts'] {
  if (choices.length <= 8) return [];
  const first = choices.slice(0, 3).map(({ value }) => `\`${value.replaceAll('`', "'")}\``);
  return [{ name: 'values', text: `${first.join(', ')} and ${choices.length - 3} more, all of them below` }];
}

function countOf(title: string, count: number): string {
  return count > 8 ? `${title} (${count})` : title;
}

function drawFacts(facts: Explanation['facts'], width: number): Line[] {
  const label = Math.max(0, ...facts.map(({ name }) => widthOf(name))) + 2;
  return facts.flatMap(({ name, text }) => drawLabelled(safeText(name), label, text, width));
}

/** What a key becomes in which jobs; where nothing of it is sent, that once. */
export function drawCompiled(compiles: readonly CompiledUse[], width: number): Line[] {
  if (compiles.every((use) => rowsOf(use).length === 0)) {
    return compiles.length === 0 ? [] : drawProse('nothing that is sent: mlx itself goes by it', width);
  }
  return compiles.flatMap((use) => {
    const rows = rowsOf(use);
    const told = rows.length > 0 ? rows : ['nothing that is sent'];
    const written = use.written.includes('\n') ? '' : `: ${use.written.replaceAll('`', "'")}`;
    return [
      ...drawProse(`${use.kinds.join(', ')} (${use.ways.join(', ')})${written}`, width, 'dim'),
      ...told.flatMap((text) => drawLabelled('', 2, text.replaceAll('`', "'"), width)),
    ];
  });
}

function rowsOf({ operation, places, files }: CompiledUse): string[] {
  return [
    ...places.map(({ path, value }) =>
      value === undefined ? `${operation}.${path} is left out` : `${operation}.${path} = ${shortened(value)}`,
    ),
    ...(files.length > 0 ? [`files beside the script: ${files.join(', ')}`] : []),
  ];
}

const longestValue = 160;

function shortened(value: string): string {
  return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
}

/** The places, each with whether it may stand there. */
export function drawUses(uses: readonly Use[], width: number): Line[] {
  const label = Math.max(0, ...uses.map(({ where }) => widthOf(where))) + 2;
  return uses.flatMap(({ where, allowed, text }) =>
    drawLabelled(where, label, text, width - 2).map((each, index) => [
      span(allowed ? 'good' : 'bad', index > 0 ? '  ' : allowed ? '✓ ' : '✗ '),
      ...each,
    ]),
  );
}

/** Fields with their types: what stands there now comes before all else, else those that are required come first. */
function drawFields(fields: readonly ExplainedField[], width: number): Line[] {
  const isFilled = fields.some(({ value }) => value !== undefined);
  const sorted = isFilled ? fields : fields.toSorted((one, other) => Number(other.required) - Number(one.required));
  return drawPairs(sorted.map(fieldPair), width);
}

function fieldPair({ name, type, doc, required, rule, value }: ExplainedField): Pair {
  const told = [required ? `${type}, required` : type, rule].filter((part) => part !== undefined).join('; ');
  const words = doc?.replaceAll('`', "'");
  if (value === undefined)
    return { name, value: told, role: required ? 'strong' : 'plain', ...(words && { detail: words }) };
  return { name, value, role: 'accent', detail: [told, words].filter((part) => part !== undefined).join('; ') };
}
