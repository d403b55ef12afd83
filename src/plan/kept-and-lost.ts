import { listed } from '../base/words.ts';
import type { Draft } from './draft.ts';
import { keepsArchive } from './place-data.ts';
import type { Note } from './plan.ts';

/** What a direct launch keeps of the services around a job, and what it loses. */
export function keptAndLost(draft: Draft): { kept: Note[]; lost: Note[] } {
  return {
    kept: [...keptLineage(draft), ...keptMetrics(draft), monitoring(draft)],
    lost: [...lostLineage(draft), ...lostMetrics(draft), ...lostArchive(draft), ...lostProgress(draft), cache],
  };
}

const cache: Note = { about: 'cache', text: 'it always runs anew; only steps of a pipeline are cached' };

/** SageMaker joins jobs by the S3 URIs that their requests declare. */
function keptLineage({ inputs, outputs }: Draft): Note[] {
  const declared = inputs.filter(({ kind }) => kind === 'prefix').map(({ name, from }) => `${name} (${from})`);
  const written = outputs.map(({ name }) => name);
  return [
    ...(declared.length > 0 ? [lineage(`joined by the declared S3 places of ${listed(declared)}`)] : []),
    ...(written.length > 0 ? [lineage(`declared to SageMaker as outputs: ${listed(written)}`)] : []),
  ];
}

function lostLineage({ inputs }: Draft): Note[] {
  return inputs.flatMap(({ name, kind, from }) => {
    if (kind === 'query') return [lineage(`${name} ends at the rows that its query writes for this run (${from})`)];
    if (kind === 'upload') return [lineage(`${name} begins at the copy that is uploaded for this run (${from})`)];
    return [];
  });
}

function keptMetrics({ job }: Draft): Note[] {
  const names = Object.keys(job.metrics);
  if (job.kind !== 'training' || names.length === 0) return [];
  return [{ about: 'metrics', text: `SageMaker reads ${listed(names)} from the log, for Search and CloudWatch` }];
}

/** A processing request has no field for metrics. */
function lostMetrics({ job }: Draft): Note[] {
  const names = Object.keys(job.metrics);
  if (job.kind !== 'processing' || names.length === 0) return [];
  return [{ about: 'metrics', text: `SageMaker does not read ${listed(names)} from the log of a processing job` }];
}

function monitoring({ job }: Draft): Note {
  const namespace = job.kind === 'processing' ? 'ProcessingJobs' : 'TrainingJobs';
  return {
    about: 'monitoring',
    text: `CPU, memory and disk by the minute in CloudWatch (/aws/sagemaker/${namespace})`,
  };
}

function lostArchive({ job }: Draft): Note[] {
  const hasModel = Object.values(job.outputs).some(({ kind }) => kind === 'model');
  if (job.kind !== 'training' || !hasModel || keepsArchive(job)) return [];
  return [
    {
      about: 'model',
      text: 'files of the model lie side by side, not in a model.tar.gz, for the sake of other outputs',
    },
  ];
}

function lostProgress({ job }: Draft): Note[] {
  if (!job.spot) return [];
  return [{ about: 'progress', text: 'an interrupted spot job starts over; no checkpoints are kept' }];
}

function lineage(text: string): Note {
  return { about: 'lineage', text };
}
