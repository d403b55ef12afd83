import { nearest } from '../base/nearest.ts';
import { headReference, projectReference, type ReferenceField } from '../define/reference.ts';
import type { Explanation } from './explanation.ts';
import { explainExpression, explainFlowWord, flowNames } from './explain-flow.ts';
import { explainRequest, operationNames } from './explain-request.ts';

/**
 * What a name means: a key of the head or of mlx.toml, a word of the flow API, an expression, or a field of a request. `near`
 * where nothing has that name.
 */
export function explain(name: string): { found: Explanation } | { near?: string } {
  const exact = fields().find(({ key }) => key === name);
  const field = exact ?? (explainFlowWord(name) ? undefined : fieldNamed(name));
  const found =
    (field && explainField(field)) ?? explainFlowWord(name) ?? explainExpression(name) ?? explainRequest(name);
  if (found) return { found };
  return { near: nearest(name, explainable()) };
}

/** The names that can be asked for, without the fields of requests. */
export function explainable(): string[] {
  return [...fields().map(({ key }) => key), ...flowNames, ...operationNames];
}

function fields(): ReferenceField[] {
  return [...headReference(), ...projectReference()].flatMap((section) => section.fields);
}

/** A key by its path, by a path with real names in place of NAME, or by its last part where that is clear. */
function fieldNamed(name: string): ReferenceField | undefined {
  const all = fields();
  const matches = (key: string) => {
    const steps = name.split('.');
    const parts = key.split('.');
    return parts.length === steps.length && parts.every((part, index) => part === 'NAME' || part === steps[index]);
  };
  return all.find(({ key }) => matches(key)) ?? all.find(({ key }) => key.endsWith(`.${name}`));
}

function explainField({
  key,
  type,
  doc,
  rule,
  unit,
  default: fallback,
  example,
  required,
}: ReferenceField): Explanation {
  const facts = [
    { name: 'rule', text: rule },
    { name: 'unit', text: unit },
    { name: 'default', text: fallback },
    { name: 'example', text: example === undefined ? undefined : `\`${example}\`` },
  ];
  const below = fields().filter((field) => field.key.startsWith(`${key}.`));
  return {
    name: key,
    type: required ? `${type}, required` : type,
    doc,
    facts: facts.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])),
    fields: below.map((field) => ({
      name: field.key.slice(key.length + 1),
      type: field.type,
      doc: field.doc.split('\n')[0],
      required: field.required,
    })),
  };
}
