import type { ReferenceField, ReferenceSection } from '../../define/reference.ts';
import type { HelpPage } from './help-page.ts';

/** A reference of keys as a page: each key with its type, what it does, its rule, default and an example. */
export function referencePage(title: string, text: string, reference: readonly ReferenceSection[]): HelpPage {
  const sections = reference.map(({ title, fields }) => ({ title, entries: fields.map(entryOf) }));
  return { title, sections: [{ text }, ...sections] };
}

function entryOf({ key, type, doc, rule, unit, default: fallback, example, required }: ReferenceField) {
  const facts = [
    type,
    unit,
    required ? 'required' : undefined,
    rule === undefined ? undefined : `rule: ${rule}`,
    fallback === undefined ? undefined : `default ${fallback}`,
    example === undefined ? undefined : `for instance \`${example}\``,
  ];
  return { term: key, text: `${doc}\n${facts.filter((fact) => fact !== undefined).join('; ')}` };
}
