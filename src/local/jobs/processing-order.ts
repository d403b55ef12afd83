import { JobFault } from './job-fault.ts';
import type { JobRecord } from './book.ts';
import type { InputOrder, OutputOrder, WorkOrder } from './work-order.ts';

/** The members of CreateProcessingJob that decide how the job runs. */
interface ProcessingRequest {
  ProcessingInputs?: {
    InputName: string;
    AppManaged?: boolean;
    S3Input?: { S3Uri: string; LocalPath?: string; S3DataType: string; S3InputMode?: string };
  }[];
  ProcessingOutputConfig?: {
    Outputs: {
      OutputName: string;
      AppManaged?: boolean;
      S3Output?: { S3Uri: string; LocalPath?: string; S3UploadMode: string };
    }[];
  };
  ProcessingResources?: { ClusterConfig?: { InstanceType?: string } };
  AppSpecification: { ContainerEntrypoint?: string[]; ContainerArguments?: string[] };
  StoppingCondition?: { MaxRuntimeInSeconds?: number };
  Environment?: Record<string, string>;
}

const dayInSeconds = 86_400;

/** What a CreateProcessingJob request asks of the machine. */
export function processingOrder(record: Pick<JobRecord, 'name' | 'arn' | 'request'>): WorkOrder {
  const request = record.request as unknown as ProcessingRequest;
  const inputs = (request.ProcessingInputs ?? []).flatMap(inputOf);
  const outputs = (request.ProcessingOutputConfig?.Outputs ?? []).flatMap(outputOf);
  return {
    command: [
      ...(request.AppSpecification.ContainerEntrypoint ?? []),
      ...(request.AppSpecification.ContainerArguments ?? []),
    ],
    environment: request.Environment ?? {},
    inputs,
    outputs,
    folders: ['/opt/ml/output', ...outputs.map((output) => output.folder)],
    files: {
      '/opt/ml/config/processingjobconfig.json': { ProcessingJobArn: record.arn, ...record.request },
      '/opt/ml/config/resourceconfig.json': { current_host: 'algo-1', hosts: ['algo-1'] },
    },
    limit: 1000 * (request.StoppingCondition?.MaxRuntimeInSeconds ?? dayInSeconds),
    metrics: [],
    messageFile: '/opt/ml/output/message',
  };
}

function inputOf(input: NonNullable<ProcessingRequest['ProcessingInputs']>[number]): InputOrder[] {
  if (input.AppManaged) return [];
  const source = input.S3Input;
  if (!source) {
    throw new JobFault(
      `ClientError: Input "${input.InputName}" is a DatasetDefinition. The embedded AWS moves S3Input only: run the query first and name its result.`,
    );
  }
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
      mayBeEmpty: false,
    },
  ];
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
