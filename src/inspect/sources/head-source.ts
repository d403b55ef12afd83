import { headKinds, type HeadKind } from '../../define/head-kind.ts';
import type { ReferenceField } from '../../define/reference.ts';
import { listed } from '../../base/words.ts';
import { compiledUses } from '../compiled/explain-compiled.ts';
import { isStepKey } from '../compiled/learn-expression.ts';
import type { Learned } from '../compiled/learned.ts';
import type { Explanation, Use } from '../explanation.ts';
import { headChoices } from './head-choices.ts';
import { hereFact } from './here-fact.ts';
import type { About, Source } from './source.ts';

/** The keys of a head: what each takes, what it becomes, and where it may stand. */
export function headSource(
  fields: readonly ReferenceField[],
  projectFields: readonly ReferenceField[],
  learned: Learned,
): Source {
  const named = fieldNamer(fields);
  const defaults = new Set(projectFields.map(({ key }) => key.replace(/^defaults\./u, '')));
  const explain = (field: ReferenceField, about: About) =>
    explainKey(field, { fields, learned, isDefault: defaults.has(field.key) }, about);
  return {
    title: 'Keys of a head',
    names: () => fields.map(({ key }) => key),
    explain: (name, about) => {
      const field = fields.find(({ key }) => key === name) ?? named.byPath(name);
      return field && explain(field, about);
    },
    guess: (name, about) => {
      const field = named.byEnd(name);
      return field && explain(field, about);
    },
  };
}

const inProject: Use = { where: 'project', allowed: true, text: '[defaults] of mlx.toml, for every job' };

/** The keys of `mlx.toml`; what holds for all jobs is told as the key of a head is. */
export function projectSource(fields: readonly ReferenceField[], head: Source): Source {
  const named = fieldNamer(fields);
  const find = (name: string) => fields.find(({ key }) => key === name) ?? named.byPath(name);
  const explain = (field: ReferenceField | undefined, about: About): Explanation | undefined => {
    if (!field) return undefined;
    const inHead = field.key.startsWith('defaults.')
      ? head.explain(field.key.slice('defaults.'.length), about)
      : undefined;
    if (inHead) return { ...inHead, name: field.key };
    const uses: readonly Use[] = [{ where: 'project', allowed: true, text: 'in mlx.toml' }];
    return { ...explanationOf(field, fields), uses };
  };
  return {
    title: 'Keys of mlx.toml',
    names: () => fields.map(({ key }) => key),
    explain: (name, about) => explain(find(name), about),
    guess: (name, about) => explain(named.byEnd(name), about),
  };
}

/** A key by a path with real names in place of NAME, or by its last part. */
function fieldNamer(fields: readonly ReferenceField[]) {
  return {
    byPath: (name: string) => {
      const steps = name.split('.');
      return fields.find(({ key }) => {
        const parts = key.split('.');
        return parts.length === steps.length && parts.every((part, at) => part === 'NAME' || part === steps[at]);
      });
    },
    byEnd: (name: string) => fields.find(({ key }) => key.endsWith(`.${name}`)),
  };
}

interface KeyKnowledge {
  fields: readonly ReferenceField[];
  learned: Learned;
  /** True where a project may say it for all jobs. */
  isDefault: boolean;
}

function explainKey(field: ReferenceField, { fields, learned, isDefault }: KeyKnowledge, about: About): Explanation {
  const kinds = headKinds.filter((kind) => about.kind === undefined || kind === about.kind);
  const known = learned.key(field).filter(({ kind }) => kinds.includes(kind));
  const compiles = compiledUses(known);
  const choices = headChoices(field, compiles, about);
  const base = explanationOf(field, fields);
  return {
    ...base,
    facts: [...base.facts, ...valueFact(about), ...hereFact(field.key, about)],
    ...(choices.length > 0 && { choices }),
    ...(compiles.length > 0 && { compiles }),
    uses: [...usesInHead(known, kinds), ...(isDefault ? [inProject] : []), ...usesInFlow(field, learned, kinds)],
    source: 'mlx, by planning jobs that differ in this key alone',
  };
}

function explanationOf(
  { key, type, doc, rule, unit, default: fallback, example, required }: ReferenceField,
  fields: readonly ReferenceField[],
): Explanation {
  const facts = [
    { name: 'rule', text: rule },
    { name: 'unit', text: unit },
    { name: 'default', text: fallback },
    { name: 'example', text: example === undefined ? undefined : `\`${key.split('.').at(-1)} = ${example}\`` },
  ];
  const below = fields.filter((field) => field.key.startsWith(`${key}.`));
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
      ...(field.rule !== undefined && { rule: field.rule }),
    })),
    source: 'mlx',
  };
}

function valueFact({ value }: About): Explanation['facts'] {
  return value === undefined ? [] : [{ name: 'now', text: typeof value === 'string' ? value : JSON.stringify(value) }];
}

function usesInHead(known: ReturnType<Learned['key']>, kinds: readonly HeadKind[]): Use[] {
  const refused = new Map(known.flatMap((one) => ('refused' in one ? [[one.kind, one.refused]] : [])));
  const taken = kinds.filter((kind) => !refused.has(kind));
  return [
    ...(taken.length > 0 ? [{ where: 'head', allowed: true, text: `of ${listed(taken)} jobs` } as const] : []),
    ...[...refused].map(([kind, rule]): Use => ({ where: 'head', allowed: false, text: `of ${kind} jobs: ${rule}` })),
  ];
}

function usesInFlow({ key }: ReferenceField, learned: Learned, kinds: readonly HeadKind[]): Use[] {
  if (!isStepKey(key)) {
    if (key.includes('.')) return [];
    return [
      { where: 'flow', allowed: false, text: 'a step takes it from the head of its script, and has no expression' },
    ];
  }
  const [kind = 'processing'] = kinds;
  return [
    { where: 'flow', allowed: true, text: `job('jobs/train.py', { ${key}: … }), instead of the head's` },
    ...learned.expression(key, kind).map(({ way, written, refused }): Use => ({
      where: way,
      allowed: refused === undefined,
      text: refused ?? `an expression may stand there${written === undefined ? '' : `: ${written}`}`,
    })),
  ];
}
