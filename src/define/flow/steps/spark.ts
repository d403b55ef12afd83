import { openStep } from '../build.ts';
import type { SparkEngine } from '../flow-definition.ts';
import type { JobHandle } from '../handles.ts';
import type { JobOf, ScriptPath } from '../job-types.ts';
import { asTable, readOptions, shown, type Tell } from '../options/read-options.ts';
import { literalText } from '../options/readers.ts';
import { scriptStep, type JobOptions, type MaybeOptions } from './job.ts';

/** What runs Spark: SageMaker's image, a job of Glue, or an application of EMR Serverless, the latter two made before. */
export type Engine =
  | 'sagemaker'
  | { readonly glue: string }
  | { readonly emrServerless: string; readonly role?: string };

/** A step that runs a PySpark script with a head. Throws FLOW_OUTSIDE. */
export function spark<S extends ScriptPath>(
  script: S,
  ...options: MaybeOptions<JobOptions<JobOf<S>> & { readonly engine?: Engine }>
): JobHandle<JobOf<S>> {
  const { engine, ...rest } = asTable(options[0] ?? {}) ?? {};
  const { tell } = openStep('spark');
  return scriptStep('spark', script, rest, engineOf(engine, tell));
}

function engineOf(engine: unknown, tell: Tell): SparkEngine {
  if (engine === undefined || engine === 'sagemaker') return { kind: 'sagemaker' };
  const table = asTable(engine);
  const fields = { glue: literalText, emrServerless: literalText, role: literalText };
  const { glue, emrServerless, role } = table ? readOptions('engine', table, fields, tell, 'engine.') : {};
  if (glue !== undefined && emrServerless === undefined) return { kind: 'glue', job: glue };
  if (emrServerless !== undefined && glue === undefined) {
    return { kind: 'emr-serverless', application: emrServerless, ...(role !== undefined && { role }) };
  }
  tell({
    what: `engine is ${shown(engine)}`,
    rule: "'sagemaker', { glue } or { emrServerless, role }",
    fix: "'sagemaker'",
  });
  return { kind: 'sagemaker' };
}
