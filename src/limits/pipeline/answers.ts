import table from '../answers.json' with { type: 'json' };

/** What a Describe call answers at one place: named fields, a list, a map, or (by its type's name) a single value. */
export type Answer = { fields: Readonly<Record<string, string>> } | { items: string } | { values: string };

/** The answers that pipelines read properties from, as `npm run limits` writes them. */
export interface Answers {
  source: string;
  /** The shapes of each type of step, which has the fields of all. */
  steps: Readonly<Record<string, readonly string[]>>;
  shapes: Readonly<Record<string, Answer>>;
}

const { steps, shapes } = table as Answers;

/** What a path of properties leads to. */
export type Property =
  /** A single value, of the service model's type: `string`, `integer`, `timestamp`. */
  | { kind: 'value'; type: string }
  /** A whole list, map or structure, which no reference can stand for. */
  | { kind: 'whole' }
  /** Nothing: `part` is not there, but these are. */
  | { kind: 'unknown'; part: string; known: readonly string[] }
  | { kind: 'malformed' };

/** Whether the properties of such a step are known. */
export function hasAnswer(type: string): boolean {
  return Object.hasOwn(steps, type);
}

/**
 * What stands at a path of a step's properties: `ModelArtifacts.S3ModelArtifacts`,
 * `ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri`, `TrainingJobSummaries[0].TrainingJobName`.
 */
export function propertyAt(type: string, path: string): Property {
  const parts = partsOf(path);
  const [first, ...rest] = parts ?? [];
  if (first?.kind !== 'field') return { kind: 'malformed' };
  const roots = (Object.hasOwn(steps, type) ? (steps[type] ?? []) : []).map((name) => shapes[name]);
  const known = roots.flatMap((root) => (root && 'fields' in root ? Object.entries(root.fields) : []));
  const at = known.find(([name]) => name === first.name)?.[1];
  if (at === undefined) return { kind: 'unknown', part: first.name, known: known.map(([name]) => name) };
  return follow(at, rest);
}

type Part = { kind: 'field'; name: string } | { kind: 'index' | 'key'; name: string };

/** `undefined` for what is no path. */
function partsOf(path: string): Part[] | undefined {
  const parts: Part[] = [];
  let rest = `.${path}`;
  while (rest !== '') {
    const [whole, name, index, key] = /^(?:\.(\w+)|\[(\d+)\]|\[['"]([^'"\]]+)['"]\])/u.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    if (name !== undefined) parts.push({ kind: 'field', name });
    else if (index !== undefined) parts.push({ kind: 'index', name: index });
    else parts.push({ kind: 'key', name: key ?? '' });
    rest = rest.slice(whole.length);
  }
  return parts;
}

function follow(name: string, [part, ...rest]: readonly Part[]): Property {
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (!part) return shape ? { kind: 'whole' } : { kind: 'value', type: name };
  if (!shape) return { kind: 'unknown', part: part.name, known: [] };
  if ('items' in shape) return part.kind === 'field' ? { kind: 'malformed' } : follow(shape.items, rest);
  if ('values' in shape) return part.kind === 'index' ? { kind: 'malformed' } : follow(shape.values, rest);
  const field = part.kind === 'field' && Object.hasOwn(shape.fields, part.name) ? shape.fields[part.name] : undefined;
  return field === undefined
    ? { kind: 'unknown', part: part.name, known: Object.keys(shape.fields) }
    : follow(field, rest);
}
