import type { ExplainedField, Explanation } from '../inspect/explanation.ts';
import { type Line, line, span } from './line.ts';
import { drawPairs } from './pairs.ts';
import { drawLabelled, drawProse } from './prose.ts';
import { drawSection } from './section.ts';
import { safeText } from './safe-text.ts';
import { widthOf } from './width.ts';

/** What something is: its name and type, what it does, its rule, default and example, and the fields below it. */
export function drawExplanation({ name, type, doc, facts, fields }: Explanation, width: number): Line[] {
  const label = Math.max(0, ...facts.map((fact) => widthOf(fact.name))) + 2;
  return [
    line(span('strong', safeText(name)), span('accent', `  ${safeText(type)}`)),
    ...(doc === undefined ? [] : drawProse(doc, width)),
    ...drawSection(
      'facts',
      facts.flatMap((fact) => drawLabelled(fact.name, label, fact.text, width - 2)),
    ).slice(2),
    ...drawSection('fields', drawPairs(fields.map(fieldPair), width - 2)),
  ];
}

function fieldPair({ name, type, doc, required }: ExplainedField) {
  return { name, value: required ? `${type}, required` : type, role: required ? 'plain' : 'dim', detail: doc } as const;
}
