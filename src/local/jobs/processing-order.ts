import type { AthenaDatasetDefinition } from '@aws-sdk/client-sagemaker';
import { asFolder } from '../../base/s3-place.ts';
import { hostNames } from './host-names.ts';
import { JobFault } from './job-fault.ts';
import { standIn } from './stand-in.ts';
import type { JobRecord } from './book.ts';
import type { InputOrder, OutputOrder, WorkOrder } from './work-order.ts';

/** The members of CreateProcessingJob that decide how the job runs. */
interface ProcessingRequest {
  ProcessingInputs?: {
    InputName: string;
    AppManaged?: boolean;
    S3Input?: {
      S3Uri: string;
      LocalPath?: string;
      S3DataType: string;
      S3InputMode?: string;
      S3DataDistributionType?: string;
    };
    DatasetDefinition?: { LocalPath?: string; AthenaDatasetDefinition?: AthenaDatasetDefinition };
  }[];
  ProcessingOutputConfig?: {
    Outputs: {
      OutputName: string;
      AppManaged?: boolean;
      S3Output?: { S3Uri: string; LocalPath?: string; S3UploadMode: string };
    }[];
  };
  ProcessingResources?: { ClusterConfig?: { InstanceType?: string; InstanceCount?: number } };
  AppSpecification: { ContainerEntrypoint?: string[]; ContainerArguments?: string[] };
  StoppingCondition?: { MaxRuntimeInSeconds?: number };
  Environment?: Record<string, string>;
}

const dayInSeconds = 86_400;

/** What a CreateProcessingJob request asks of the machine. */
export function processingOrder(record: Pick<JobRecord, 'name' | 'arn' | 'request'>): WorkOrder {
  const request = record.request as unknown as ProcessingRequest;
  const hosts = hostNames(countOf(request));
  const inputs = (request.ProcessingInputs ?? []).flatMap(inputOf);
  const outputs = (request.ProcessingOutputConfig?.Outputs ?? []).flatMap(outputOf);
  return {
    ...programOf(request.AppSpecification),
    environment: request.Environment ?? {},
    inputs,
    outputs,
    folders: ['/opt/ml/output', ...outputs.map((output) => output.folder)],
    files: {
      '/opt/ml/config/processingjobconfig.json': { ProcessingJobArn: record.arn, ...record.request },
    },
    hosts: hosts.map((name) => ({
      name,
      files: { '/opt/ml/config/resourceconfig.json': { current_host: name, hosts } },
    })),
    limit: 1000 * (request.StoppingCondition?.MaxRuntimeInSeconds ?? dayInSeconds),
    metrics: [],
    messageFile: '/opt/ml/output/message',
  };
}

/** Spark's cluster is stood in for by all cores of this machine. */
function countOf({
  AppSpecification: { ContainerEntrypoint: [program] = [] },
  ProcessingResources,
}: ProcessingRequest) {
  return isSpark(program) ? 1 : ProcessingResources?.ClusterConfig?.InstanceCount;
}

function isSpark(program: string | undefined): boolean {
  return program === 'smspark-submit';
}

/** The entrypoint with its arguments; that of SageMaker's Spark image is stood in for. */
function programOf({
  ContainerEntrypoint: entrypoint = [],
  ContainerArguments: words = [],
}: ProcessingRequest['AppSpecification']): Pick<WorkOrder, 'command' | 'programs'> {
  const [program, ...more] = entrypoint;
  if (isSpark(program)) return standIn('spark_submit.py', [...more, ...words]);
  return { command: [...entrypoint, ...words] };
}

type ProcessingInput = NonNullable<ProcessingRequest['ProcessingInputs']>[number];

function inputOf(input: ProcessingInput): InputOrder[] {
  if (input.AppManaged) return [];
  const source = input.S3Input;
  if (!source) return [datasetOf(input)];
  if (source.S3InputMode === 'Pipe') {
    throw new JobFault(
      `ClientError: Input "${input.InputName}" uses Pipe mode. The embedded AWS moves files: use File.`,
    );
  }
  return [
    {
      name: input.InputName,
      uri: source.S3Uri,
      form: source.S3DataType === 'ManifestFile' ? 'manifest' : 'prefix',
      folder: source.LocalPath ?? `/opt/ml/processing/input/${input.InputName}`,
      sharded: source.S3DataDistributionType === 'ShardedByS3Key',
      mayBeEmpty: false,
    },
  ];
}

/** The rows of a query, from the place that it is asked to write them to. */
function datasetOf({ InputName: name, DatasetDefinition: dataset }: ProcessingInput): InputOrder {
  const athena = dataset?.AthenaDatasetDefinition;
  if (!athena) {
    throw new JobFault(`ClientError: Input "${name}" has no data here: use an S3Input or an AthenaDatasetDefinition.`);
  }
  return {
    name,
    uri: asFolder(athena.OutputS3Uri ?? ''),
    form: 'prefix',
    folder: dataset.LocalPath ?? `/opt/ml/processing/input/${name}`,
    // A query without rows writes no files.
    mayBeEmpty: true,
    query: {
      sql: athena.QueryString ?? '',
      database: athena.Database ?? '',
      format: athena.OutputFormat ?? '',
      ...(athena.OutputCompression && { compression: athena.OutputCompression }),
      ...(athena.WorkGroup && { workGroup: athena.WorkGroup }),
    },
  };
}

type ProcessingOutput = NonNullable<ProcessingRequest['ProcessingOutputConfig']>['Outputs'][number];

function outputOf({ AppManaged, S3Output, OutputName }: ProcessingOutput): OutputOrder[] {
  if (AppManaged || !S3Output) return [];
  return [
    {
      form: 'files',
      folder: S3Output.LocalPath ?? `/opt/ml/processing/output/${OutputName}`,
      uri: S3Output.S3Uri,
      continuous: S3Output.S3UploadMode === 'Continuous',
      after: ['Completed'],
      evenEmpty: false,
    },
  ];
}
