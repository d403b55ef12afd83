import type { ContainerDefinition, CreateTransformJobRequest } from '@aws-sdk/client-sagemaker';
import { asFolder } from '../../base/s3-place.ts';
import type { JobRecord } from './book.ts';
import { modelUri } from './model-uri.ts';
import { scriptSource } from './script-source.ts';
import { standIn } from './stand-in.ts';
import type { InputOrder, WorkOrder } from './work-order.ts';

/** A CreateTransformJob request with the container that its model had when the job was made. */
export interface TransformRequest extends CreateTransformJobRequest {
  Container: ContainerDefinition;
}

/** The longest that SageMaker lets a transform job run; milliseconds. */
const fiveDays = 5 * 86_400_000;

/** What a CreateTransformJob request asks of the machine: the model's script over the lines of the input. */
export function transformOrder(record: Pick<JobRecord, 'name' | 'arn' | 'request'>): WorkOrder {
  const request = record.request as unknown as TransformRequest;
  const { Container: container, TransformInput: input, TransformOutput: output } = request;
  const environment = { ...container.Environment, ...request.Environment };
  const script = scriptSource(environment);
  return {
    ...standIn('script_mode.py', ['transform', ...(script?.folder === undefined ? [] : [script.folder])]),
    environment: { SAGEMAKER_BATCH: 'true', ...environment },
    inputs: [...modelInputs(container), ...(script?.inputs ?? []), ...dataInputs(input)],
    outputs: [
      {
        form: 'files',
        folder: '/opt/ml/output/transform',
        uri: asFolder(output?.S3OutputPath ?? ''),
        continuous: false,
        after: ['Completed'],
        evenEmpty: false,
      },
    ],
    folders: ['/opt/ml/model', '/opt/ml/code', '/opt/ml/input/transform', '/opt/ml/output/transform'],
    files: { '/opt/ml/mlx/order.json': batchOf(record.name, script?.program, request) },
    hosts: [{ name: 'algo-1', files: {} }],
    limit: fiveDays,
    metrics: [],
    messageFile: '/opt/ml/output/message',
  };
}

function modelInputs({ ModelDataUrl: url, ModelDataSource: source }: ContainerDefinition): InputOrder[] {
  const { S3Uri: uri = url, S3DataType: type } = source?.S3DataSource ?? {};
  if (uri === undefined) return [];
  const common = { name: 'model', uri: modelUri(uri), mayBeEmpty: false };
  if (type === 'S3Prefix') return [{ ...common, form: 'prefix', folder: '/opt/ml/model' }];
  return [{ ...common, form: 'object', folder: '/opt/ml/mlx/model' }];
}

function dataInputs(input: CreateTransformJobRequest['TransformInput']): InputOrder[] {
  const source = input?.DataSource?.S3DataSource;
  return [
    {
      name: 'transform',
      uri: source?.S3Uri ?? '',
      form: source?.S3DataType === 'ManifestFile' ? 'manifest' : 'prefix',
      folder: '/opt/ml/input/transform',
      mayBeEmpty: false,
    },
  ];
}

/** What the batch runner goes by. */
function batchOf(job: string, program: string | undefined, request: TransformRequest): Record<string, unknown> {
  const { TransformInput: input, TransformOutput: output } = request;
  return {
    job,
    program,
    contentType: input?.ContentType ?? '',
    gzip: input?.CompressionType === 'Gzip',
    split: input?.SplitType ?? 'None',
    accept: output?.Accept ?? '',
    assemble: output?.AssembleWith ?? 'None',
    single: request.BatchStrategy === 'SingleRecord',
    /** Bytes; 0 is no limit. */
    payload: (request.MaxPayloadInMB ?? 6) * 1024 * 1024,
  };
}
