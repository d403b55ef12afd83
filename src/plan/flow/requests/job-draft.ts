import { evaluate } from '../../../define/expression/evaluate.ts';
import type { FlowValue } from '../../../define/expression/node.ts';
import { expressionText } from '../../../define/expression/text.ts';
import type { JobStep, StepInput, TuneStep } from '../../../define/flow/flow-definition.ts';
import { itemStepName } from '../../../define/flow/walk.ts';
import type { JobDefinition } from '../../../define/definition.ts';
import type { Draft, PlacedInput, PlacedOutput } from '../../draft.ts';
import { chooseImage, type ChosenImage } from '../../images/choose-image.ts';
import { filesPrefix, processingOutputPrefix, trainingOutputPath } from '../../layout.ts';
import { paramTexts } from '../../param-texts.ts';
import { placeCode } from '../../place-code.ts';
import { placeOutputs } from '../../place-data.ts';
import { metricsFile } from '../../pipeline/property-files.ts';
import type { ResolvedInput } from '../../plan.ts';
import { runsElsewhere } from '../runs-elsewhere.ts';
import { jobName, marksOf, placeOf, type StepScope } from '../step-scope.ts';

/** Where in the container the bootstrap keeps the metrics of a processing job of which an expression reads any. */
const metricsFolder = `/opt/ml/processing/output/${metricsFile.output}`;

/** The draft of a step that runs a script; its texts hold expressions. */
export function draftOf(step: JobStep | TuneStep, scope: StepScope): Draft & { chosen: ChosenImage } {
  const { context, memo } = scope;
  const job = jobOfStep(step);
  const place = placeOf(scope);
  const code = context.steps[step.name]?.code ?? [];
  const readsMetrics = job.kind === 'processing' && scope.metricsRead.has(step.name);
  const orders = readsMetrics && {
    metrics: { expressions: job.metrics, file: `${metricsFolder}/${metricsFile.file}` },
  };
  const chosen = chosenImage(step, scope);
  return {
    job,
    context: { region: context.region, role: job.role ?? context.role, run: jobName, code },
    chosen,
    image: chosen.uri,
    code: memo(step.job, `code ${readsMetrics}`, () => placeCode(step.job, { ...place, code }, orders || {})),
    params: paramTexts(job, step.params),
    inputs: Object.entries(step.inputs).flatMap(([name, input]) => placeInput(name, input, step.name, scope)),
    outputs: [...outputsOf(step, scope), ...(readsMetrics ? [metricsPlace(scope)] : [])],
    outputPath: `${trainingOutputPath(place)}/${place.run}`,
    marks: { ...marksOf(scope), 'mlx:job': job.name },
  };
}

/** The image of the step's job on its machine; where the machine is known only later, on an example of it. */
export function chosenImage(step: JobStep | TuneStep, { context, sample, memo }: StepScope): ChosenImage {
  const { instance } = jobOfStep(step);
  const machine = String(evaluate(instance, sample));
  return memo(step.job, `image ${machine}`, () => chooseImage({ ...step.job, instance: machine }, context));
}

/** The step's outputs when its job has completed; SageMaker puts the name of a training into its path. */
function outputsOf(step: JobStep | TuneStep, scope: StepScope): PlacedOutput[] {
  const place = placeOf(scope);
  if (step.job.kind === 'processing') return placeOutputs(step.job, place);
  const best = { kind: 'property', step: step.name, path: 'BestTrainingJob.TrainingJobName' } as const;
  const training = step.kind === 'tune' ? expressionText(best) : jobName;
  return placeOutputs(step.job, { ...place, run: `${place.run}/${training}` });
}

/** The job as its head says, with what the step says otherwise; the bootstrap is to mark its times in the log. */
function jobOfStep(step: JobStep | TuneStep): JobDefinition {
  const job = { ...step.job, env: { ...step.job.env, MLX_MARKS: '1' } };
  if (step.kind === 'tune') return job;
  const { instance, count, env } = step;
  return {
    ...job,
    ...(runsElsewhere(step) && { spark: undefined }),
    env: { ...job.env, ...env },
    ...(instance !== undefined && { instance }),
    ...(count !== undefined && { count: asNumber(count) }),
  };
}

/** A request's type knows numbers only where a number will stand when the expression is known. */
function asNumber(value: FlowValue): number {
  return value as number;
}

function metricsPlace(scope: StepScope): PlacedOutput {
  const name = metricsFile.output;
  return { name, ref: { kind: 'files' }, local: metricsFolder, uri: processingOutputPrefix(placeOf(scope), name) };
}

/** Where an input of a step lies when its job starts; many places where it is that of every item of an `each`. */
export function placeInput(name: string, input: StepInput, step: string, scope: StepScope): PlacedInput[] {
  switch (input.kind) {
    case 'ref':
      return [resolvedInput(name, scope.context.steps[step]?.inputs[name], step, scope)];
    case 'output':
      return [prefix(name, expressionText(input), `${input.step}.${input.output}`)];
    case 'outputs': {
      const each = scope.steps.get(input.each)?.step;
      const items = each?.kind === 'each' ? each.items : [];
      return items.map((item) => {
        const uri = expressionText({ kind: 'output', step: itemStepName(input.step, item.name), output: input.output });
        return {
          ...prefix(`${name}-${item.name}`, uri, `${input.step}.${input.output}`),
          below: `${name}/${item.name}`,
        };
      });
    }
    case 'uri':
      return [prefix(name, input.uri, input.uri)];
  }
}

function resolvedInput(
  name: string,
  resolved: ResolvedInput | undefined,
  step: string,
  { context }: StepScope,
): PlacedInput {
  switch (resolved?.kind) {
    case 'prefix':
      return prefix(name, resolved.uri, resolved.from);
    case 'upload': {
      if (resolved.hash === undefined) throw new Error(`files of ${name} of ${step} were not hashed before planning`);
      const uri = filesPrefix(context, resolved.hash);
      const uploads = resolved.files.map(({ path, as, bytes }) => ({
        to: `${uri}${as}`,
        bytes,
        source: { kind: 'file', path } as const,
        addressedByContent: true,
      }));
      return { name, uri, from: resolved.from, kind: 'upload', uploads, queries: [] };
    }
    case 'query':
    case undefined:
      throw new Error(`input ${name} of ${step} was not resolved before planning`);
  }
}

function prefix(name: string, uri: string, from: string): PlacedInput {
  return { name, uri, from, kind: 'prefix', uploads: [], queries: [] };
}
