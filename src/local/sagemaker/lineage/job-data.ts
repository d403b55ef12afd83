import type {
  CreateProcessingJobRequest,
  CreateTrainingJobRequest,
  CreateTransformJobRequest,
} from '@aws-sdk/client-sagemaker';
import type { JobRecord } from '../../jobs/book.ts';
import type { TransformRequest } from '../../jobs/transform-order.ts';

/** Something that a job read or wrote, by the name that it has there. */
export interface JobDatum {
  name: string;
  uri: string;
  /** Of the artifact: `DataSet`, `Image`, `Model`, `Checkpoint`. */
  type: string;
  mediaType?: string | undefined;
}

/** What SageMaker records of a job's data. Outputs count when the job kept them. */
export function jobData(job: JobRecord): { inputs: JobDatum[]; outputs: JobDatum[] } {
  const data = readers[job.kind](job);
  return {
    inputs: data.inputs.filter(isNamed),
    outputs: job.status === 'Completed' ? data.outputs.filter(isNamed) : [],
  };
}

type Data = Record<'inputs' | 'outputs', (Omit<JobDatum, 'uri'> & { uri: string | undefined })[]>;

const readers: Readonly<Record<JobRecord['kind'], (job: JobRecord) => Data>> = {
  processing: ({ request }) => {
    const { AppSpecification, ProcessingInputs, ProcessingOutputConfig } =
      request as unknown as CreateProcessingJobRequest;
    return {
      inputs: [
        image(AppSpecification?.ImageUri),
        ...(ProcessingInputs ?? []).map(({ InputName: name = '', S3Input }) => ({
          name,
          uri: S3Input?.S3Uri,
          type: 'DataSet',
        })),
      ],
      outputs: (ProcessingOutputConfig?.Outputs ?? []).map(({ OutputName: name = '', S3Output }) => ({
        name,
        uri: S3Output?.S3Uri,
        type: 'DataSet',
      })),
    };
  },
  training: ({ request, artifact }) => {
    const { AlgorithmSpecification, InputDataConfig, CheckpointConfig } =
      request as unknown as CreateTrainingJobRequest;
    return {
      inputs: [
        image(AlgorithmSpecification?.TrainingImage),
        ...(InputDataConfig ?? []).map(({ ChannelName: name = '', DataSource, ContentType }) => ({
          name,
          uri: DataSource?.S3DataSource?.S3Uri,
          type: 'DataSet',
          mediaType: ContentType,
        })),
      ],
      outputs: [
        { name: 'SageMaker.ModelArtifact', uri: artifact, type: 'Model' },
        { name: 'SageMaker.Checkpoint', uri: CheckpointConfig?.S3Uri, type: 'Checkpoint' },
      ],
    };
  },
  transform: ({ request }) => {
    const { Container, TransformInput, TransformOutput } = request as unknown as TransformRequest &
      CreateTransformJobRequest;
    const model = Container.ModelDataUrl ?? Container.ModelDataSource?.S3DataSource?.S3Uri;
    return {
      inputs: [
        image(Container.Image),
        { name: 'SageMaker.Model', uri: model, type: 'ModelData' },
        {
          name: 'SageMaker.TransformInput',
          uri: TransformInput?.DataSource?.S3DataSource?.S3Uri,
          type: 'DataSet',
          mediaType: TransformInput?.ContentType,
        },
      ],
      outputs: [{ name: 'SageMaker.TransformOutput', uri: TransformOutput?.S3OutputPath, type: 'DataSet' }],
    };
  },
};

function image(uri: string | undefined): Data['inputs'][number] {
  return { name: 'SageMaker.ImageUri', uri, type: 'Image' };
}

function isNamed(datum: Data['inputs'][number]): datum is JobDatum {
  return datum.uri !== undefined;
}
