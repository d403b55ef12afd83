import type { JobDefinition, Param } from '../definition.ts';
import { ruleOf } from '../parse-params.ts';
import type { OutputRef, Ref } from '../ref.ts';

/** A script with a head, by its path from the project's folder. */
export interface DeclaredJob {
  script: string;
  job: JobDefinition;
}

/**
 * A declaration file for `import 'mlx'` that knows the scripts of one project: all that the package declares, and for each
 * script the names and types of its head. `types` is the package's folder of declarations.
 */
export function declaration(jobs: readonly DeclaredJob[], types: string): string {
  const byName = new Map(jobs.map(({ job }) => [job.name, job]));
  const lines = jobs.flatMap(({ script, job }) => [
    ...comment(job.description),
    `${quoted(script)}: {`,
    ...body(job, byName),
    '};',
  ]);
  return [
    '// Written by mlx from the heads of this project, and written again when they change.',
    `export * from ${quoted(`${types}/index.js`)};`,
    `declare module ${quoted(`${types}/define/flow/jobs.js`)} {`,
    '  interface Jobs {',
    ...lines.map((line) => `    ${line}`),
    '  }',
    '}',
    '',
  ].join('\n');
}

function body(job: JobDefinition, others: ReadonlyMap<string, JobDefinition>): string[] {
  const params = Object.entries(job.params).flatMap(([name, param]) => [
    ...comment([param.help, ruleOf(param), fallback(param)].filter(Boolean).join('; ')),
    `${quoted(name)}${param.required ? '' : '?'}: ${typeOfParam(param)};`,
  ]);
  const inputs = Object.entries(job.inputs).map(
    ([name, ref]) => `${quoted(name)}: ${quoted(kindOfInput(ref, others))};`,
  );
  const outputs = Object.entries(job.outputs).map(([name, ref]) => `${quoted(name)}: ${quoted(kindOfOutput(ref))};`);
  const metrics = Object.keys(job.metrics).map(quoted).join(' | ') || 'never';
  return [
    ...table('params', params),
    ...table('inputs', inputs),
    ...table('outputs', outputs),
    `  metrics: ${metrics};`,
  ];
}

function table(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`  ${name}: {};`] : [`  ${name}: {`, ...lines.map((line) => `    ${line}`), '  };'];
}

function typeOfParam(param: Param): string {
  switch (param.type) {
    case 'int':
    case 'float':
      return 'number';
    case 'bool':
      return 'boolean';
    case 'enum':
      return param.values.map(quoted).join(' | ');
    case 'string':
    case 'date':
      return 'string';
  }
}

function fallback(param: Param): string {
  return param.default === undefined ? '' : `default ${JSON.stringify(param.default)}`;
}

function kindOfInput(ref: Ref, others: ReadonlyMap<string, JobDefinition>): 'model' | 'data' | 'any' {
  switch (ref.kind) {
    case 'table':
    case 'sql':
    case 'features':
      return 'data';
    case 's3':
    case 'file':
      return 'any';
    case 'output': {
      const output = others.get(ref.job)?.outputs[ref.output];
      return output ? kindOfOutput(output) : 'any';
    }
  }
}

function kindOfOutput({ kind }: OutputRef): 'model' | 'data' {
  return kind === 'model' ? 'model' : 'data';
}

function comment(text: string | undefined): string[] {
  return text ? [`/** ${text.replaceAll(/\s+/gu, ' ').replaceAll('*/', '*\\/')} */`] : [];
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
