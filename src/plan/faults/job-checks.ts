import { basename } from 'node:path';
import { printed } from '../../define/expression/text.ts';
import type { Draft } from '../draft.ts';
import type { PlanFinding } from '../finding.ts';

type JobCheck = (draft: Draft) => PlanFinding[];

/** What can't work although the service would take the request, by name. */
export const jobChecks: Readonly<Record<string, JobCheck>> = {
  trainingWritesBelowItsRun,
  codeFilesDiffer,
  shellScriptsHaveUnixLines,
  sparkRunsOnOneMachine,
};

/** All files of a training job go below one path that holds the job's name. */
function trainingWritesBelowItsRun({ job, outputs }: Draft): PlanFinding[] {
  if (job.kind !== 'training') return [];
  return outputs
    .filter(({ ref }) => ref.kind === 's3')
    .map(({ name }) => ({
      head: ['outputs', name],
      what: `outputs.${name} is a fixed place, and a training job writes only below its own run`,
      rule: 'OutputDataConfig.S3OutputPath is one for all outputs, and SageMaker adds the name of the job',
      fix: `${name} = "files"`,
    }));
}

/** mlx adds files of its own beside the script. */
function codeFilesDiffer({ job, code }: Draft): PlanFinding[] {
  const keys = code.uploads.map(({ to }) => to);
  const twice = keys.filter((key, index) => keys.indexOf(key) < index);
  return [...new Set(twice)].map((key) => {
    const as = key.slice(code.uri.length);
    return {
      head: as === basename(job.script) ? [] : ['include'],
      what: `two files would travel as ${as}`,
      rule: 'the script, its includes and the files of mlx (mlx_bootstrap.py, mlx_job/, job.json, requirements.*) lie in one folder',
      fix: `Rename or leave out ${as}.`,
    };
  });
}

/** With Windows line ends bash takes the carriage return for a part of each command. */
function shellScriptsHaveUnixLines({ job, context }: Draft): PlanFinding[] {
  const script = context.code.find(({ as }) => as === basename(job.script));
  if (job.language !== 'shell' || !script || !Buffer.from(script.content).includes('\r\n')) return [];
  return [
    {
      head: [],
      what: `${basename(job.script)} has Windows line ends`,
      rule: 'bash ends a command at a line feed alone',
      fix: `Run: sed -i 's/\\r$//' ${basename(job.script)}`,
    },
  ];
}

/** Each machine of a processing job sends what lies on its own disk, when the job ends. */
function sparkRunsOnOneMachine({ job }: Draft): PlanFinding[] {
  if (!job.spark || job.count === 1) return [];
  return [
    {
      head: ['count'],
      what: `Spark would run on ${printed(String(job.count))} machines of a processing job`,
      rule: 'what the executors write lies on the machine of each, and SageMaker gathers no half-written files',
      fix: 'count = 1; in a flow, Spark on several machines is for EMR Serverless or Glue.',
    },
  ];
}
