import type { Aws } from '../../../aws/aws.ts';
import { resultsPlace } from '../../../aws/bucket.ts';
import { hashFiles } from '../../../aws/tables/local-files.ts';
import { ensureProjectTables } from '../../../aws/tables/project-tables.ts';
import { MlxError } from '../../../base/errors.ts';
import { type Fault, startOf } from '../../../base/fault.ts';
import type { FlowDefinition, Step, StepInput } from '../../../define/flow/flow-definition.ts';
import { allSteps } from '../../../define/flow/walk.ts';
import type { Project } from '../../../define/project.ts';
import type { Ref } from '../../../define/ref.ts';
import type { ResolvedInput } from '../../../plan/plan.ts';
import { placeOfInput } from '../../prepare/place-of-input.ts';
import type { Resolution } from '../../prepare/resolution.ts';
import { resolveInput, type ResolveContext } from '../../prepare/resolve-input.ts';
import { tablesReadBy } from '../../prepare/tables-read.ts';
import type { Progress } from '../../progress.ts';
import { settleTables } from '../../settle-tables.ts';

interface OutsideInput {
  step: Step;
  name: string;
  ref: Ref;
}

/**
 * What every input from outside of a flow stands for now, by step and name; files have the hash of their content. Tables of
 * the project that are read are made first. Throws INPUT_FAULTS with every wrong input of every step.
 */
export async function resolveSteps(
  flow: FlowDefinition,
  aws: Aws,
  project: Project,
  notify: (progress: Progress) => void,
): Promise<Map<string, Record<string, ResolvedInput>>> {
  const outside = outsideInputs(flow);
  await makeTables(outside, aws, project, notify);
  const context: ResolveContext = { aws, project, results: () => resultsPlace(aws, project) };
  const asked = new Map<string, Promise<Resolution>>();
  const resolve = ({ ref }: OutsideInput): Promise<Resolution> => {
    const key = JSON.stringify(ref);
    const known = asked.get(key) ?? resolveInput(ref, context).then(withHash);
    asked.set(key, known);
    return known;
  };
  const resolved = await Promise.all(outside.map(async (input) => ({ ...input, found: await resolve(input) })));
  const faults = resolved.flatMap(({ step, name, found }): Fault[] =>
    found.kind === 'wrong' ? [{ ...found, place: placeOf(flow, step, name) }] : [],
  );
  if (faults.length > 0) throw new MlxError('INPUT_FAULTS', { job: flow.name, count: faults.length }, { faults });
  const inputs = new Map<string, Record<string, ResolvedInput>>();
  for (const { step, name, found } of resolved) {
    if (found.kind === 'found') inputs.set(step.name, { ...inputs.get(step.name), [name]: found.input });
  }
  return inputs;
}

function outsideInputs(flow: FlowDefinition): OutsideInput[] {
  return allSteps(flow).flatMap(({ step }) =>
    inputsOf(step).flatMap(([name, input]) => (input.kind === 'ref' ? [{ step, name, ref: input.ref }] : [])),
  );
}

function inputsOf(step: Step): [string, StepInput][] {
  if (step.kind === 'transform') return [['input', step.input]];
  return step.kind === 'job' || step.kind === 'tune' ? Object.entries(step.inputs) : [];
}

async function makeTables(
  outside: readonly OutsideInput[],
  aws: Aws,
  project: Project,
  notify: (progress: Progress) => void,
): Promise<void> {
  const refs = outside.map(({ ref }) => ref);
  if (!refs.some(({ kind }) => kind === 'table' || kind === 'sql')) return;
  await settleTables(aws, project);
  const made = await ensureProjectTables(aws, project, tablesReadBy(refs));
  for (const table of made) notify({ kind: 'note', text: `registered ${table}` });
}

async function withHash(resolution: Resolution): Promise<Resolution> {
  if (resolution.kind !== 'found' || resolution.input.kind !== 'upload') return resolution;
  const hash = (await hashFiles(resolution.input.files)).slice(0, 16);
  return { ...resolution, input: { ...resolution.input, hash } };
}

function placeOf(flow: FlowDefinition, step: Step, input: string): Fault['place'] {
  const own = flow.places[step.name];
  const inHead = 'job' in step && Object.hasOwn(step.job.inputs, input) ? placeOfInput(step.job, input) : undefined;
  return inHead ?? own ?? flow.places[''] ?? startOf(flow.file ?? flow.name);
}
