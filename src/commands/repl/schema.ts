import type { ArgumentPlace, PlaceWords, Schema, Signature, Word } from '../../inspect/completion/schema.ts';
import type { JobDefinition, Param } from '../../define/definition.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { ways } from '../../base/way.ts';
import type { Knowledge } from '../../inspect/knowledge/knowledge.ts';
import { awsPlace, awsSignature } from './aws/aws-schema.ts';
import { rangeInWords } from './descriptions/param-description.ts';
import { replWords } from './repl-words.ts';

/** What of a project the functions of a line are told by. */
export interface ProjectWords {
  jobs: readonly JobDefinition[];
  flows: readonly FlowDefinition[];
  /** Names of the newest runs, and of tables, as far as they were read. */
  runs: readonly string[];
  tables: readonly string[];
}

const nothing: PlaceWords = { keys: [], values: [] };
const takesTarget = new Set(['plan', 'run', 'graph', 'runs.of']);
const takesRun = new Set(['show', 'why', 'cost', 'logs', 'stop', 'retry', 'diff', 'lineage']);
const takesName = new Set(['explain', 'dir', 'uses', 'example', 'check']);

/** What functions of a line take: of mlx by its own table and the project's heads, of `aws` by the limits and words of AWS. */
export function openSchema(project: () => ProjectWords, knowledge: Knowledge): Schema {
  return {
    signature: (path) => signatureOf(path),
    at: (place) => awsPlace(place) ?? placeOf(place, project(), knowledge),
  };
}

function signatureOf(path: string): Signature | undefined {
  return replWords.find(({ name }) => name === path)?.signature ?? awsSignature(path);
}

function placeOf(place: ArgumentPlace, project: ProjectWords, knowledge: Knowledge): PlaceWords {
  const { path, argument, keys, given } = place;
  const isTop = keys.length === 0;
  if (takesTarget.has(path) || path === 'runs.where' || path === 'matrix') {
    if (argument === 0) return isTop ? { keys: [], values: targets(path, project) } : nothing;
    if (path === 'runs.where') return isTop ? filters(given[0], project) : nothing;
    return argumentOfTarget(place, project);
  }
  if (argument !== 0 && path !== 'diff') return nothing;
  if (!isTop) return nothing;
  if (takesRun.has(path)) return { keys: [], values: ['last', ...project.runs].map(quotedWord) };
  if (path === 'writer') return { keys: [], values: project.tables.map(quotedWord) };
  if (takesName.has(path)) {
    return { keys: [], values: knowledge.sources.flatMap((source) => source.names()).map(quotedWord) };
  }
  return nothing;
}

function targets(path: string, { jobs, flows }: ProjectWords): Word[] {
  const words = [
    ...(path === 'matrix'
      ? []
      : jobs.map(({ name, kind, description }) => ({ name, doc: description ?? `${kind} job` }))),
    ...(path === 'runs.where' ? [] : flows.map(({ name }) => ({ name, doc: 'flow' }))),
  ];
  return words.map(({ name, doc }) => ({ ...quotedWord(name), doc }));
}

/** Params, or how to run; `{ as: 'states' }` alone may stand in place of the params. */
function argumentOfTarget({ argument, keys, given }: ArgumentPlace, project: ProjectWords): PlaceWords {
  const found = named(given[0], project);
  const [key, ...deeper] = keys;
  if (deeper.length > 0) return nothing;
  if (key === 'as') return { keys: [], values: ways.map(quotedWord), doc: 'how it is run' };
  if (key === 'only') return { keys: [], values: [], doc: "only these steps of a flow: '+train'" };
  const params = argument === 1 ? (found?.params ?? {}) : {};
  if (key === undefined) {
    const keysOfParams = Object.entries(params).map(([word, param]) => ({
      word,
      doc: paramInWords(param),
      required: param.required,
    }));
    return {
      keys: [...keysOfParams.toSorted((a, b) => Number(b.required) - Number(a.required)), ...options],
      values: [],
    };
  }
  const param = Object.hasOwn(params, key) ? params[key] : undefined;
  return param ? { keys: [], values: valuesOf(param), doc: paramInWords(param) } : nothing;
}

const options: readonly Word[] = [
  { word: 'as', doc: 'how it is run: job, pipeline or states' },
  { word: 'only', doc: 'only these steps of a flow' },
];

function filters(job: string | undefined, project: ProjectWords): PlaceWords {
  const found = named(job, project);
  const metrics = found && 'metrics' in found ? Object.keys(found.metrics) : [];
  const columns = [
    ...Object.entries(found?.params ?? {}).map(([name, param]) => ({ word: `'${name}='`, doc: paramInWords(param) })),
    ...metrics.map((name) => ({ word: `'${name}>'`, doc: 'a metric' })),
    { word: `'status='`, doc: 'completed, failed, stopped, running' },
  ];
  return {
    keys: [],
    values: columns,
    doc: 'what a run must be like: a param, metric or status, one of = != < <= > >= ~, a value',
  };
}

/** `'train'`, `jobs.train` or `flows["delays"]` as it is written. */
function named(text: string | undefined, { jobs, flows }: ProjectWords): JobDefinition | FlowDefinition | undefined {
  const [, name] = /^(?:(?:jobs|flows)(?:\.|\[))?['"`]?([^'"`\]]+)['"`]?\]?$/u.exec(text?.trim() ?? '') ?? [];
  return [...flows, ...jobs].find((one) => one.name === name);
}

function valuesOf(param: Param): Word[] {
  if (param.type === 'bool') return [{ word: 'true' }, { word: 'false' }];
  if (param.type === 'enum') return param.values.map(quotedWord);
  const { default: fallback } = param;
  if (fallback === undefined) return [];
  return [{ word: typeof fallback === 'string' ? quotedWord(fallback).word : String(fallback), doc: 'the default' }];
}

function paramInWords(param: Param): string {
  const rule = rangeInWords(param);
  return `${param.type}${rule === '' ? '' : `, ${rule}`}${param.help === undefined ? '' : `: ${param.help}`}`;
}

function quotedWord(word: string): Word {
  return { word: `'${word.replaceAll(/['\\]/gu, String.raw`\$&`)}'` };
}
