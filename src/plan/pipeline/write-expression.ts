import type { ExecutionVariable, ExpressionNode, Template } from '../../define/expression/node.ts';
import { expressionText } from '../../define/expression/text.ts';
import type { PlannedStep } from '../flow/flow-plan.ts';
import { fileRead, findFile } from './property-files.ts';
import type { Scene } from './scene.ts';

/** A reference or function of the pipeline definition. */
export type PipelineFunction = { Get: string } | { 'Std:Join': JoinArguments } | { 'Std:JsonGet': JsonGetArguments };

export interface JoinArguments {
  On: string;
  Values: readonly unknown[];
}

export type JsonGetArguments = { Path: string } & ({ PropertyFile: { Get: string } } | { S3Uri: Template });

/**
 * What an expression is to a pipeline: a function (whose own texts are still to be written), or a text with simpler expressions in it. `own` is the step in
 * whose arguments it stands. What a pipeline can't say was refused before (`pipelineRefusals`).
 */
export function writeExpression(node: ExpressionNode, own: PlannedStep, scene: Scene): PipelineFunction | Template {
  switch (node.kind) {
    case 'param':
      return { Get: `Parameters.${node.name}` };
    case 'execution':
      return { Get: `Execution.${writeVariable(node.name, own)}` };
    case 'output':
      return writeOutput(node, scene);
    case 'metric':
      return writeMetric(node, scene);
    case 'json':
      return writeJson(node, scene);
    case 'property':
      return { Get: `Steps.${node.step}.${node.path}` };
    case 'result':
      return { Get: `Steps.${node.step}.OutputParameters['${node.result}']` };
    case 'item':
      throw new Error(`${expressionText(node)} stands outside of an each`);
  }
}

/** A name of a job is told in the service's word for that kind of job. */
function writeVariable(name: ExecutionVariable, { request }: PlannedStep): string {
  switch (name) {
    case 'id':
      return 'PipelineExecutionId';
    case 'arn':
      return 'PipelineExecutionArn';
    case 'flow':
      return 'PipelineName';
    case 'flowArn':
      return 'PipelineArn';
    case 'startTime':
      return 'StartDateTime';
    case 'now':
      return 'CurrentDateTime';
    case 'job':
      return request?.operation === 'CreateTrainingJob' ? 'TrainingJobName' : 'ProcessingJobName';
    case 'item':
      throw new Error('an item stands outside of an each');
  }
}

type Output = Extract<ExpressionNode, { kind: 'output' }>;

/** Where the service says that it lies, so that a cached step tells its own place and not that of this execution. */
function writeOutput({ step, output }: Output, scene: Scene): PipelineFunction | Template {
  const planned = stepNamed(step, scene);
  const property = (path: string): Template => expressionText({ kind: 'property', step, path });
  const { request } = planned;
  switch (request?.operation) {
    case 'CreateProcessingJob':
      return { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri` };
    case 'CreateTrainingJob':
      if (isModel(planned, output)) return { Get: `Steps.${step}.ModelArtifacts.S3ModelArtifacts` };
      return `${property('OutputDataConfig.S3OutputPath')}/${property('TrainingJobName')}/output/data/${output}/`;
    case 'CreateHyperParameterTuningJob': {
      const place = `${property('TrainingJobDefinition.OutputDataConfig.S3OutputPath')}/${property('BestTrainingJob.TrainingJobName')}/output/`;
      if (!isModel(planned, output)) return `${place}data/${output}/`;
      return request.input.TrainingJobDefinition?.OutputDataConfig?.CompressionType === 'NONE'
        ? `${place}model/`
        : `${place}model.tar.gz`;
    }
    case 'CreateTransformJob':
      return { Get: `Steps.${step}.TransformOutput.S3OutputPath` };
    default:
      return plannedPlace(planned, output);
  }
}

/** Nothing describes where Spark on EMR writes; it is told where to. */
function plannedPlace({ name, outputs }: PlannedStep, output: string): Template {
  const place = outputs.find((one) => one.name === output);
  if (!place) throw new Error(`${name} has no output ${output}`);
  return place.uri;
}

function isModel({ step }: PlannedStep, output: string): boolean {
  return 'job' in step && step.job.outputs[output]?.kind === 'model';
}

function writeMetric(node: Extract<ExpressionNode, { kind: 'metric' }>, scene: Scene): PipelineFunction {
  switch (stepNamed(node.step, scene).request?.operation) {
    case 'CreateTrainingJob':
      return { Get: `Steps.${node.step}.FinalMetricDataList['${node.metric}'].Value` };
    case 'CreateHyperParameterTuningJob':
      return { Get: `Steps.${node.step}.BestTrainingJob.FinalHyperParameterTuningJobObjectiveMetric.Value` };
    default:
      return writeJson(node, scene);
  }
}

/** Only a processing job's files have names of their own; others are told by their place. */
function writeJson(node: Extract<ExpressionNode, { kind: 'json' | 'metric' }>, scene: Scene): PipelineFunction {
  const read = fileRead(node);
  const file = findFile(scene.files.get(read.step) ?? [], read);
  if (file) {
    const PropertyFile = { Get: `Steps.${read.step}.PropertyFiles.${file.PropertyFileName}` };
    return { 'Std:JsonGet': { PropertyFile, Path: read.path } };
  }
  const { step, output } = read;
  const place = writeOutput({ kind: 'output', step, output }, scene);
  const prefix = typeof place === 'string' ? place : `${expressionText({ kind: 'output', step, output })}/`;
  return { 'Std:JsonGet': { S3Uri: `${prefix}${read.file}`, Path: read.path } };
}

function stepNamed(name: string, { steps }: Scene): PlannedStep {
  const source = steps.get(name);
  if (!source) throw new Error(`the flow has no step ${name}`);
  return source.planned;
}
