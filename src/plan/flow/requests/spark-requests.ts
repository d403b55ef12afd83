import type { StartJobRunRequest as StartEmrJobRun } from '@aws-sdk/client-emr-serverless';
import type { StartJobRunRequest as StartGlueJobRun } from '@aws-sdk/client-glue';
import { basename } from 'node:path';
import { environmentName } from '../../../define/check/names.ts';
import type { SparkEngine } from '../../../define/flow/flow-definition.ts';
import type { Draft } from '../../draft.ts';

/**
 * A run of a job of Glue with the step's own script. The script gets its params, and the places of its inputs and outputs
 * by the names of their variables, as arguments.
 */
export function glueRequest({ job: JobName }: Extract<SparkEngine, { kind: 'glue' }>, draft: Draft): StartGlueJobRun {
  const modules = moduleUris(draft);
  return {
    JobName,
    Arguments: {
      '--scriptLocation': scriptUri(draft),
      ...(modules.length > 0 && { '--extra-py-files': modules.join(',') }),
      ...Object.fromEntries(draft.params.map(([name, text]) => [`--${name}`, text])),
      ...Object.fromEntries(variables(draft).map(([name, uri]) => [`--${name}`, uri])),
    },
    Timeout: minutes(draft),
  };
}

/** A run in an application of EMR Serverless. The script gets its params as arguments, and the rest in its environment. */
export function emrRequest(
  { application, role }: Extract<SparkEngine, { kind: 'emr-serverless' }>,
  draft: Draft,
  logs: string,
): StartEmrJobRun {
  const modules = moduleUris(draft);
  const settings = [
    ...(modules.length > 0 ? [`--py-files ${modules.join(',')}`] : []),
    ...[...Object.entries(draft.job.env), ...variables(draft)].flatMap(([name, value]) => [
      `--conf spark.emr-serverless.driverEnv.${name}=${value}`,
      `--conf spark.executorEnv.${name}=${value}`,
    ]),
  ];
  return {
    applicationId: application,
    clientToken: draft.context.run,
    executionRoleArn: role ?? draft.context.role,
    name: draft.context.run,
    executionTimeoutMinutes: minutes(draft),
    jobDriver: {
      sparkSubmit: {
        entryPoint: scriptUri(draft),
        entryPointArguments: draft.params.flatMap(([name, text]) => [`--${name}`, text]),
        ...(settings.length > 0 && { sparkSubmitParameters: settings.join(' ') }),
      },
    },
    configurationOverrides: { monitoringConfiguration: { s3MonitoringConfiguration: { logUri: logs } } },
    tags: { ...draft.marks, ...draft.job.tags },
  };
}

/** There is no folder to mount places into, so that the variables name the places themselves. */
function variables({ inputs, outputs }: Draft): (readonly [string, string])[] {
  return [
    ...inputs.map(({ name, uri }) => [`MLX_INPUT_${environmentName(name)}`, uri] as const),
    ...outputs.map(({ name, uri }) => [`MLX_OUTPUT_${environmentName(name)}`, uri] as const),
  ];
}

function scriptUri({ code, job }: Draft): string {
  return `${code.uri}${basename(job.script)}`;
}

function moduleUris({ code, job }: Draft): string[] {
  return job.include.flatMap(({ as }) => (as.endsWith('.py') ? [`${code.uri}${as}`] : []));
}

function minutes({ job }: Draft): number {
  return Math.max(1, Math.ceil(job.maxRuntime / 60));
}
