import { basename } from 'node:path';
import type { Template } from '../../../define/expression/node.ts';
import { printed } from '../../../define/expression/text.ts';
import type { JobStep, ModelStep, RegisterStep, TuneStep } from '../../../define/flow/flow-definition.ts';
import { placeSource } from '../../place-source.ts';
import type { Note, Upload } from '../../plan.ts';
import { placeOf, type StepScope } from '../step-scope.ts';

/** What a model's container is told of the code that serves the model. */
export interface ServingCode {
  env: Readonly<Record<string, Template>>;
  uploads: readonly Upload[];
  lost: readonly Note[];
}

/**
 * The code of the training that made a model, named as script mode reads it, where its script has a `model_fn`. What the step
 * itself says in `env` goes before it.
 */
export function servingCode(
  step: ModelStep | RegisterStep,
  maker: JobStep | TuneStep | undefined,
  scope: StepScope,
): ServingCode {
  const own = step.kind === 'model' ? step.env : {};
  if (!maker || directories.some((name) => Object.hasOwn(own, name))) return { env: own, uploads: [], lost: [] };
  const { job } = maker;
  const code = scope.context.steps[maker.name]?.code ?? [];
  const program = own['SAGEMAKER_PROGRAM'] ?? basename(job.script);
  const script = code.find(({ as }) => as === program)?.content ?? new Uint8Array();
  if (!program.endsWith('.py') || !Buffer.from(script).includes('model_fn')) {
    return { env: own, uploads: [], lost: lostBy(step, `${program} has no model_fn`) };
  }
  const upload = scope.memo(job, 'source', () => placeSource(job, { ...placeOf(scope), code }));
  const env = { SAGEMAKER_PROGRAM: program, SAGEMAKER_SUBMIT_DIRECTORY: upload.to, ...own };
  const image = step.image ?? job.image ?? 'sklearn';
  const isKnown = readers.some((family) => image === family || image.startsWith(`${family}-`));
  return {
    env,
    uploads: [upload],
    lost: isKnown ? [] : lostBy(step, `${printed(image)} isn't known to fetch code from S3`),
  };
}

/** What says where the code lies. */
const directories = ['SAGEMAKER_SUBMIT_DIRECTORY', 'MLX_CODE'];

/** Families of stock images that fetch the code of a model from S3. */
const readers = ['sklearn', 'xgboost'];

function lostBy({ kind, name }: ModelStep | RegisterStep, why: string): Note[] {
  const text = `${name} is served by the code/inference.py in its archive alone: ${why}`;
  return kind === 'model' ? [{ about: 'model', text }] : [];
}
