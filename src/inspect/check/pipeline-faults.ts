import { checkPipelineDefinition } from '../../limits/pipeline/check-pipeline-definition.ts';
import { readJson } from './read-json.ts';
import type { RequestFault } from './request-fault.ts';

/** What is wrong with the text of a pipeline's definition; each fault's path names the step. */
export function pipelineFaults(text: string): RequestFault[] {
  const read = readJson('the definition', text);
  if ('wrong' in read) {
    const { line, column } = read.place;
    const what = `line ${line}, column ${column} of the definition: ${read.wrong}`;
    return [{ path: '', steps: [], what, rule: 'a definition is JSON', fix: 'Correct it there.' }];
  }
  return checkPipelineDefinition(read.value, text.length).map(({ step, what, rule, fix }) => ({
    path: step === '' ? '' : `step ${step}`,
    steps: stepsTo(read.value, step),
    what,
    rule,
    fix,
  }));
}

/** Steps may hold steps, each with a name of its own in the whole definition. */
function stepsTo(value: unknown, name: string): (string | number)[] {
  if (typeof value !== 'object' || value === null || name === '') return [];
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (isStep(inner, name)) return [step];
    const below = stepsTo(inner, name);
    if (below.length > 0) return [step, ...below];
  }
  return [];
}

function isStep(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { Name, Type } = value as Record<string, unknown>;
  return Name === name && typeof Type === 'string';
}
