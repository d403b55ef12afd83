import type { ContainerDefinition, CreateTransformJobRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import type { TransformRequest } from '../../jobs/transform-order.ts';
import { checkSource } from '../jobs/check-source.ts';
import { startJob } from '../jobs/start-job.ts';
import { needModel } from '../models/models.ts';
import { needPackage } from '../packages/find-package.ts';
import { invalid } from '../refusals.ts';

/** Takes a request whose model and input are there, and what of batch transform the embedded AWS can do. */
export function createTransformJob(request: CreateTransformJobRequest, aws: Embedded): { TransformJobArn: string } {
  const { TransformJobName: name = '', TransformInput: input } = request;
  const model = needModel(request.ModelName ?? '', aws);
  checkAbilities(request);
  const source = input?.DataSource?.S3DataSource;
  const role = (model.body['ExecutionRoleArn'] ?? '') as string;
  checkSource({ uri: source?.S3Uri ?? '', type: source?.S3DataType }, role, aws);
  const Container = containerOf(model.body, aws);
  const kept: TransformRequest = { ...request, Container };
  return { TransformJobArn: startJob('transform', name, kept, aws) };
}

function checkAbilities(request: CreateTransformJobRequest): void {
  const { TransformInput: input, DataProcessing: processing } = request;
  const { SplitType: split = 'None' } = input ?? {};
  if (split !== 'None' && split !== 'Line') {
    throw invalid(`The embedded AWS can't split an input by ${split}; use SplitType None or Line.`);
  }
  if (request.DataCaptureConfig) throw invalid("The embedded AWS can't capture the data of a transform job.");
  const filters = [processing?.InputFilter ?? '$', processing?.OutputFilter ?? '$', processing?.JoinSource ?? 'None'];
  if (filters.join(' ') !== '$ $ None') {
    throw invalid("The embedded AWS can't filter or join what it transforms; do it in input_fn and output_fn.");
  }
}

/** The one container of a model, that of its package where it was made from one. */
function containerOf(model: Readonly<Record<string, unknown>>, aws: Embedded): ContainerDefinition {
  const chain = (model['Containers'] ?? [model['PrimaryContainer']]) as ContainerDefinition[];
  const [first, ...more] = chain;
  if (!first || more.length > 0) {
    throw invalid("The embedded AWS can't transform with a chain of containers; use a model with a PrimaryContainer.");
  }
  if (!first.ModelPackageName) return first;
  const { body } = needPackage(first.ModelPackageName, aws);
  const specification = body['InferenceSpecification'] as { Containers?: ContainerDefinition[] } | undefined;
  const packaged = specification?.Containers?.[0];
  if (!packaged) throw invalid(`The model package ${first.ModelPackageName} has no InferenceSpecification.`);
  return { ...packaged, Environment: { ...packaged.Environment, ...first.Environment } };
}
