import type { ModelDataSource } from '@aws-sdk/client-sagemaker';
import type { Template } from '../../../define/expression/node.ts';
import { hasExpression, soleExpression } from '../../../define/expression/text.ts';
import type { JobStep, ModelStep, RegisterStep, TuneStep } from '../../../define/flow/flow-definition.ts';
import { chooseImage } from '../../images/choose-image.ts';
import { keepsArchive } from '../../place-data.ts';
import type { Note, Upload } from '../../plan.ts';
import type { FlowFinding } from '../finding.ts';
import { scopeOf, type StepScope } from '../step-scope.ts';
import { chosenImage } from './job-draft.ts';
import { servingCode } from './serving-code.ts';

/** A model as a container of a request names it, and what is wrong with it. */
export interface NamedModel {
  container: {
    Image?: Template;
    ModelDataUrl?: Template;
    ModelDataSource?: ModelDataSource;
    Environment?: Readonly<Record<string, Template>>;
  };
  uploads: readonly Upload[];
  lost: readonly Note[];
  findings: readonly FlowFinding[];
}

/**
 * The image and the data of a model. An image that isn't named is that of the training which made the model. Data is one
 * archive where that training made one, or where the URI says so; else a folder of files. The code that the model is served
 * with is that of the training.
 */
export function namedModel(step: ModelStep | RegisterStep, scope: StepScope): NamedModel {
  const maker = makerOf(step.model, scope);
  const { Image, findings } = imageOf(step, maker, scope);
  const isArchive = maker ? keepsArchive(maker.job) : step.model.endsWith('.gz') || soleExpression(step.model);
  const data = isArchive ? { ModelDataUrl: step.model } : { ModelDataSource: filesAt(step.model) };
  const { env, uploads, lost } = servingCode(step, maker, scope);
  const Environment = Object.keys(env).length > 0 ? { Environment: env } : {};
  return { container: { Image, ...data, ...Environment }, uploads, lost, findings };
}

/** As a head names images: an ECR URI, or a family of stock images. An expression is known only in the run. */
function imageOf(
  step: ModelStep | RegisterStep,
  maker: JobStep | TuneStep | undefined,
  scope: StepScope,
): { Image?: Template; findings: readonly FlowFinding[] } {
  const { name, image } = step;
  if (image === undefined) {
    const Image = maker && chosenImage(maker, scopeOf(maker.name, scope)).uri;
    return { Image, findings: Image === undefined ? [withoutImage(step)] : [] };
  }
  if (hasExpression(image)) return { Image: image, findings: [] };
  const chosen = chooseImage({ image, instance: anyMachine, language: 'python' }, scope.context);
  return {
    Image: chosen.uri,
    findings: chosen.findings.map(({ what, rule, fix }) => ({ step: name, what, rule, fix })),
  };
}

/** A model is made for no machine in particular; images without a GPU serve on all. */
const anyMachine = 'ml.m5.large';

function makerOf(model: Template, { steps }: StepScope): JobStep | TuneStep | undefined {
  const expression = soleExpression(model);
  const maker = expression?.kind === 'output' ? steps.get(expression.step)?.step : undefined;
  return maker?.kind === 'job' || maker?.kind === 'tune' ? maker : undefined;
}

function filesAt(S3Uri: Template): ModelDataSource {
  return { S3DataSource: { S3Uri, S3DataType: 'S3Prefix', CompressionType: 'None' } };
}

function withoutImage({ name, kind }: ModelStep | RegisterStep): FlowFinding {
  return {
    step: name,
    what: `${name} names no image, and its model comes from no training of this flow`,
    rule: 'a model is served by an image; left out, it is that of the training which made the model',
    fix: `Give ${kind} an \`image\`.`,
  };
}
