import type { JobDefinition, Param } from '../../../define/definition.ts';
import type { Explanation } from '../../../inspect/explanation.ts';

/** What `jobs.train.params.depth?` tells: what may be given, what is taken otherwise, and what it is for. */
export function describeParam(job: JobDefinition, name: string, param: Param): Explanation {
  return {
    name: `${job.name}.params.${name}`,
    type: param.required ? `${param.type}, required` : param.type,
    ...(param.help !== undefined && { doc: param.help }),
    facts: [
      { name: 'rule', text: rangeInWords(param) },
      { name: 'default', text: param.default === undefined ? '' : String(param.default) },
      { name: 'written', text: `\`plan('${job.name}', { ${name}: … })\`, \`mlx run ${job.name} --${name} …\`` },
    ].filter(({ text }) => text !== ''),
    ...(param.type === 'enum' && { choices: param.values.map((value) => ({ value })) }),
    fields: [],
    source: 'the head of the job',
  };
}

/** `at least 1, at most 20`; empty where anything of the type may be given. */
export function rangeInWords(param: Param): string {
  const { min, max } = param as { min?: number | string; max?: number | string };
  const range = [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`];
  return range.filter(Boolean).join(', ');
}
