import type { DatasetDefinition } from '@aws-sdk/client-sagemaker';
import { s3Place } from '../../../base/s3-place.ts';
import type { Embedded } from '../../embedded.ts';
import { invalid } from '../refusals.ts';

const formats = ['PARQUET', 'JSON', 'TEXTFILE'];

/** What of a DatasetDefinition can't be done here is said before the job starts, and so is what would fail it in AWS. */
export function checkDataset(name: string, dataset: DatasetDefinition, aws: Embedded): void {
  const { AthenaDatasetDefinition: athena, LocalPath: path, InputMode: mode = 'File' } = dataset;
  if (!athena) throw invalid(`The embedded AWS can fill input ${name} from Athena, but not from Redshift.`);
  if (mode !== 'File') throw invalid(`The embedded AWS can't stream input ${name}; use InputMode File.`);
  if (!path?.startsWith('/opt/ml/processing/')) {
    throw invalid(`Input ${name} must have a LocalPath below /opt/ml/processing/`);
  }
  if (!formats.includes(athena.OutputFormat ?? '')) {
    throw invalid(`The embedded AWS writes input ${name} as ${formats.join(', ')}, and not as ${athena.OutputFormat}.`);
  }
  const place = s3Place(athena.OutputS3Uri ?? '');
  if (!place || !aws.objects.hasBucket(place.bucket)) {
    throw invalid(`The bucket of OutputS3Uri ${athena.OutputS3Uri} of input ${name} does not exist.`);
  }
}
