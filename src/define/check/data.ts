import { jobKindOf, type HeadKind } from '../head-kind.ts';
import type { Finding, Path } from '../finding.ts';
import { parseInput, parseOutput, type RefProblem } from '../parse-ref.ts';
import type { JobData } from '../schema/head.ts';
import { sameInEnvironment } from './names.ts';
import { shortValue, tomlValue } from '../toml-value.ts';

type Inputs = NonNullable<JobData['inputs']>;
type Outputs = NonNullable<JobData['outputs']>;

/** The service takes 10 inputs of a processing job and 20 of a training job; the code takes one. */
const mostInputs = { processing: 9, training: 19 } as const;
const mostOutputs = 10;

/** Rules of inputs: what they refer to, how they may be named, and how many there may be. */
export function checkInputs(inputs: Inputs, kind: HeadKind | undefined): Finding[] {
  const names = Object.keys(inputs);
  const refs = Object.entries(inputs).flatMap(([name, data]) => {
    const parsed = parseInput(data);
    if (parsed.ok) return [];
    const inner = typeof data === 'object' ? Object.keys(data).filter((key) => key !== 'format') : [];
    return [
      wrongRef(['inputs', name, ...inner], typeof data === 'object' ? Object.values(data)[0] : data, parsed.problem),
    ];
  });
  const reserved = names.filter((name) => name.toLowerCase() === 'code').map(reservedCode);
  const most = kind && mostInputs[jobKindOf(kind)];
  const tooMany = most !== undefined && names.length > most ? [surplus('inputs', names[most] ?? '', most, kind)] : [];
  return [...refs, ...reserved, ...sameInEnvironment('inputs', names), ...tooMany];
}

/** Rules of outputs: where they go, what the kind of the job allows, and how many there may be. */
export function checkOutputs(outputs: Outputs, kind: HeadKind | undefined): Finding[] {
  const names = Object.keys(outputs);
  const refs = Object.entries(outputs).flatMap(([name, text]) => {
    const parsed = parseOutput(text);
    return parsed.ok ? [] : [wrongRef(['outputs', name], text, parsed.problem)];
  });
  const models = names.filter((name) => outputs[name] === 'model');
  const tooMany = names.length > mostOutputs ? [surplus('outputs', names[mostOutputs] ?? '', mostOutputs, kind)] : [];
  return [
    ...refs,
    ...modelRules(models, kind),
    ...sameInEnvironment('outputs', names),
    ...sameTable(outputs),
    ...tooMany,
  ];
}

function wrongRef(path: Path, text: unknown, { rule, fix, nearest }: RefProblem): Finding {
  const what = `${String(path[1])} is ${shortValue(text)}`;
  return {
    path,
    at: 'value',
    what,
    rule,
    ...(nearest === undefined ? { fix: fix ?? rule } : { nearest, correct: tomlValue(nearest) }),
  };
}

function reservedCode(name: string): Finding {
  return {
    path: ['inputs', name],
    at: 'key',
    what: `an input can't be named ${JSON.stringify(name)}`,
    rule: 'the script itself reaches the job as the input "code"',
    correct: 'source',
  };
}

function surplus(table: 'inputs' | 'outputs', name: string, most: number, kind: HeadKind | undefined): Finding {
  return {
    path: [table, name],
    at: 'key',
    what: `${JSON.stringify(name)} is one of too many ${table}`,
    rule: `a ${kind ?? ''} job has at most ${most} ${table}`.replace('  ', ' '),
    fix: table === 'inputs' ? 'join some by SQL, or put files under one prefix' : 'write several files to one output',
  };
}

function modelRules(models: readonly string[], kind: HeadKind | undefined): Finding[] {
  if (kind !== undefined && jobKindOf(kind) === 'processing') {
    return models.map((name) => ({
      path: ['outputs', name],
      at: 'value',
      what: `${name} is a model`,
      rule: 'only a training job makes a model',
      correct: '"files"',
    }));
  }
  return models.slice(1).map((name) => ({
    path: ['outputs', name],
    at: 'value',
    what: `${name} is a second model`,
    rule: `a training job makes one model, and ${models[0] ?? ''} is it`,
    correct: '"files"',
  }));
}

function sameTable(outputs: Outputs): Finding[] {
  const seen = new Map<string, string>();
  return Object.entries(outputs).flatMap(([name, text]): Finding[] => {
    const target = text.toLowerCase();
    if (!target.startsWith('table:') && !target.startsWith('s3://')) return [];
    const first = seen.get(target);
    seen.set(target, first ?? name);
    if (first === undefined) return [];
    const what = `${name} and ${first} write to the same place`;
    return [
      {
        path: ['outputs', name],
        at: 'value',
        what,
        rule: 'each output has a place of its own',
        fix: 'change one of the two',
      },
    ];
  });
}
