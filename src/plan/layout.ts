import type { JobKind } from '../base/job-kind.ts';
import type { OutputRef } from '../define/ref.ts';
import type { PlanContext } from './plan.ts';

export type RunPlace = Pick<PlanContext, 'bucket' | 'project' | 'run'>;

/** The prefix of a job's code, named by the code's hash. */
export function codePrefix({ bucket, project }: RunPlace, job: string, hash: string): string {
  return `s3://${bucket}/mlx/${segment(project)}/code/${segment(job)}/${hash}/`;
}

/** The prefix of files that are sent for inputs of a flow, named by their hash. */
export function filesPrefix({ bucket, project }: RunPlace, hash: string): string {
  return `s3://${bucket}/mlx/${segment(project)}/files/${hash}/`;
}

/** The prefix that receives what is sent for an input of the run. */
export function inputPrefix(place: RunPlace, input: string): string {
  return `${runPrefix(place)}input/${input}/`;
}

/** The prefix that receives an output of a processing job. */
export function processingOutputPrefix(place: RunPlace, output: string): string {
  return `${runPrefix(place)}output/${output}/`;
}

/** What training is given as S3OutputPath; SageMaker adds `/<run>/output/`, which makes it the run's own prefix. */
export function trainingOutputPath({ bucket, project }: RunPlace): string {
  return `s3://${bucket}/mlx/${segment(project)}/runs`;
}

/**
 * Where an output of training comes to lie. With compression there is only the model, as one archive. Without it files keep
 * their names below `output/model/` and `output/data/`; the service's words on this were not seen confirmed for the latter.
 */
export function trainingOutputPlace(place: RunPlace, output: string, ref: OutputRef, compressed: boolean): string {
  const prefix = `${trainingOutputPath(place)}/${place.run}/output/`;
  if (ref.kind !== 'model') return `${prefix}data/${output}/`;
  return compressed ? `${prefix}model.tar.gz` : `${prefix}model/`;
}

/** Where an input, or the `code`, is found in the container. */
export function containerInput(kind: JobKind, input: string): string {
  return kind === 'processing' ? `/opt/ml/processing/input/${input}` : `/opt/ml/input/data/${input}`;
}

/** Where the script puts an output in the container. */
export function containerOutput(kind: JobKind, output: string, ref: OutputRef): string {
  if (kind === 'processing') return `/opt/ml/processing/output/${output}`;
  return ref.kind === 'model' ? '/opt/ml/model' : `/opt/ml/output/data/${output}`;
}

function runPrefix({ bucket, project, run }: RunPlace): string {
  return `s3://${bucket}/mlx/${segment(project)}/runs/${run}/`;
}

/** A name as one segment of a key: what S3 advises against becomes a hyphen. */
function segment(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}!_.*'()-]+/gu, '-').replaceAll(/^\.+$/gu, '-');
}
