import type { AthenaResultFormat, CreateProcessingJobRequest } from '@aws-sdk/client-sagemaker';
import { asFolder } from '../../../base/s3-place.ts';
import { bare, literal } from '../../../base/sql.ts';
import type { Template } from '../../../define/expression/node.ts';
import type { SqlStep } from '../../../define/flow/flow-definition.ts';
import { chooseImage } from '../../images/choose-image.ts';
import { containerInput, processingOutputPrefix } from '../../layout.ts';
import { tagPairs } from '../../requests/surroundings.ts';
import type { AthenaQuery } from '../flow-plan.ts';
import { jobName, marksOf, placeOf, type StepScope } from '../step-scope.ts';

/** Where the rows of a query come to lie; ends with `/`. */
export function rowsPlace({ output }: SqlStep, scope: StepScope): Template {
  return output.kind === 's3' ? asFolder(output.uri) : processingOutputPrefix(placeOf(scope), 'rows');
}

/** An UNLOAD of the query's rows. */
export function athenaQuery(step: SqlStep, scope: StepScope): AthenaQuery {
  const { bucket, project } = scope.context;
  const options = Object.entries(unloadOptions(step)).map(([name, value]) => `${name} = ${literal(value)}`);
  return {
    QueryString: `UNLOAD (${bare(step.sql)}) TO ${literal(rowsPlace(step, scope))} WITH (${options.join(', ')})`,
    ...(step.database !== undefined && { QueryExecutionContext: { Database: step.database } }),
    ResultConfiguration: { OutputLocation: `s3://${bucket}/mlx/${project}/athena/` },
  };
}

/** A small machine, since SageMaker makes the rows before the job starts. */
const instance = 'ml.t3.medium';

/**
 * The query as a processing job, for a pipeline, which has no step for Athena: its input is made by Athena, and its program
 * does nothing. The rows are its output too, so that its place can be referred to and stands in the lineage.
 */
export function queryJob(step: SqlStep, scope: StepScope): CreateProcessingJobRequest {
  const place = rowsPlace(step, scope);
  const LocalPath = containerInput('processing', 'rows');
  const { output } = step;
  return {
    ProcessingJobName: jobName,
    RoleArn: scope.context.role,
    AppSpecification: {
      ImageUri: chooseImage({ instance, language: 'python' }, scope.context).uri,
      ContainerEntrypoint: ['true'],
    },
    ProcessingInputs: [
      {
        InputName: 'rows',
        DatasetDefinition: {
          AthenaDatasetDefinition: {
            Catalog: 'AwsDataCatalog',
            Database: step.database ?? 'default',
            QueryString: bare(step.sql),
            OutputS3Uri: place,
            OutputFormat: unloadOptions(step).format as AthenaResultFormat,
            OutputCompression: step.format === 'json' ? 'GZIP' : 'SNAPPY',
          },
          LocalPath,
          DataDistributionType: 'FullyReplicated',
          InputMode: 'File',
        },
      },
    ],
    ProcessingOutputConfig: {
      Outputs: [{ OutputName: 'rows', S3Output: { S3Uri: place, S3UploadMode: 'EndOfJob' }, AppManaged: true }],
    },
    ProcessingResources: { ClusterConfig: { InstanceType: instance, InstanceCount: 1, VolumeSizeInGB: 30 } },
    StoppingCondition: { MaxRuntimeInSeconds: step.timeout ?? 3600 },
    Tags: tagPairs({
      ...marksOf(scope),
      ...(output.kind === 'table' && { 'mlx:table:rows': `${output.database}.${output.table}` }),
    }),
  };
}

function unloadOptions({ format }: SqlStep): { format: string; compression: string } {
  return format === 'json' ? { format: 'JSON', compression: 'GZIP' } : { format: 'PARQUET', compression: 'SNAPPY' };
}
