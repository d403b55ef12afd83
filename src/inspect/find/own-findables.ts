import { headReference, projectReference, type ReferenceField } from '../../define/reference.ts';
import { type ToldError, toldErrors } from '../sources/error-source.ts';
import { flowSource } from '../sources/flow-source.ts';
import type { Source } from '../sources/source.ts';
import type { Findable } from './found.ts';

/** What mlx itself tells: keys of a head and of mlx.toml, words of a flow, errors, and what `more` sources have. */
export function ownFindables(more: readonly Source[] = []): Findable[] {
  const head = headReference().flatMap((section) => section.fields);
  const project = projectReference().flatMap((section) => section.fields);
  return [
    ...head.map((field) => fieldFindable(field, 'key of a head')),
    ...project.map((field) => fieldFindable(field, 'key of mlx.toml')),
    ...[flowSource, ...more].flatMap(findablesOf),
    ...toldErrors().map(errorFindable),
  ];
}

function fieldFindable({ key, type, doc, rule, required }: ReferenceField, what: string): Findable {
  const told = rule === undefined ? doc : `${doc}\n${rule}`;
  return { path: key, type: `${what}: ${type}${required ? ', required' : ''}`, of: 'mlx', doc: told };
}

function errorFindable({ code, what, why, fix }: ToldError): Findable {
  return { path: code, type: 'error of mlx', of: 'mlx', doc: [what, why, fix].join('\n') };
}

function findablesOf(source: Source): Findable[] {
  return source.names().flatMap((name) => {
    const found = source.explain(name, {});
    if (!found) return [];
    const { name: path, type, doc = '', facts, fields } = found;
    const told = [doc, ...facts.map(({ text }) => text), ...fields.map((field) => `${field.name}: ${field.doc ?? ''}`)];
    return [{ path, type, of: 'mlx', doc: told.join('\n') }];
  });
}
