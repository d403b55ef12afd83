import type { CreatePipelineRequest, UpdatePipelineRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { checkRole } from '../../sagemaker/jobs/check-role.ts';
import { invalid } from '../../sagemaker/refusals.ts';
import { checkTags, forgetTags } from '../../sagemaker/tags.ts';
import { inTransaction } from '../../state.ts';
import { pipelineArn } from '../arns.ts';
import { definitionText, type DefinitionSource } from '../definition/definition-text.ts';
import { acceptDefinition } from '../definition/accept-definition.ts';
import { conflict } from '../refusals.ts';
import { executionsOf } from '../store/executions.ts';
import { addVersion, readPipeline, removePipeline, writePipeline } from '../store/pipelines.ts';
import { needPipeline } from './need.ts';

/** A request with the token of the one that made the pipeline is that request once more. */
export async function createPipeline(request: CreatePipelineRequest, aws: Embedded): Promise<{ PipelineArn: string }> {
  const { PipelineName: name = '', RoleArn: role = '', ClientRequestToken: token = '', Tags: tags = [] } = request;
  checkRole(role, aws.identity);
  checkTags(tags);
  const text = await definitionText(request as DefinitionSource, aws);
  if (text === undefined) throw invalid('PipelineDefinition or PipelineDefinitionS3Location must be given.');
  await acceptDefinition(text);
  const arn = pipelineArn(name, aws.identity);
  const at = aws.now();
  inTransaction(aws.state, () => {
    const present = readPipeline(aws.state, name);
    if (present?.token === token) return;
    if (present)
      throw invalid(`Pipeline names must be unique within an AWS account and region, pipeline already exists: ${arn}`);
    const pipeline = {
      name,
      arn,
      displayName: request.PipelineDisplayName,
      description: request.PipelineDescription,
      role,
      parallelism: request.ParallelismConfiguration?.MaxParallelExecutionSteps,
      tags,
      token,
      created: at,
      modified: at,
      version: 1,
    };
    writePipeline(aws.state, pipeline);
    addVersion(aws.state, pipeline, text);
  });
  return { PipelineArn: arn };
}

/** Each update is a version; what the request leaves out stays as it was. */
export async function updatePipeline(request: UpdatePipelineRequest, aws: Embedded): Promise<object> {
  const { PipelineName: name = '', RoleArn: role } = request;
  needPipeline(name, aws);
  if (role !== undefined) checkRole(role, aws.identity);
  const text = await definitionText(request as DefinitionSource, aws);
  if (text !== undefined) await acceptDefinition(text);
  return inTransaction(aws.state, () => {
    const present = needPipeline(name, aws);
    const pipeline = {
      ...present,
      displayName: request.PipelineDisplayName ?? present.displayName,
      description: request.PipelineDescription ?? present.description,
      role: role ?? present.role,
      parallelism: request.ParallelismConfiguration?.MaxParallelExecutionSteps ?? present.parallelism,
      modified: aws.now(),
      version: text === undefined ? present.version : present.version + 1,
    };
    writePipeline(aws.state, pipeline);
    if (text !== undefined) addVersion(aws.state, pipeline, text);
    return { PipelineArn: pipeline.arn, PipelineVersionId: pipeline.version };
  });
}

/** A pipeline goes with all its executions; it stays while one of them isn't over. */
export function deletePipeline({ PipelineName: name }: { PipelineName: string }, aws: Embedded): object {
  aws.wake();
  return inTransaction(aws.state, () => {
    const { arn } = needPipeline(name, aws);
    const running = executionsOf(aws.state, name).find(({ status }) => status === 'Executing' || status === 'Stopping');
    if (running) {
      throw conflict(`Pipeline ${arn} can't be deleted: its execution ${running.arn} is in status ${running.status}.`);
    }
    removePipeline(aws.state, name);
    forgetTags(arn, aws.state);
    return { PipelineArn: arn };
  });
}
