import type { Embedded } from '../embedded.ts';
import { offsetIn, pageToken } from '../page-token.ts';
import { ServiceError } from '../service-error.ts';

/** A Glue job as the service tells it; times in seconds. */
export interface GlueJob extends Readonly<Record<string, unknown>> {
  Name: string;
  Command: { Name?: string; ScriptLocation?: string };
  DefaultArguments?: Readonly<Record<string, string>>;
  NonOverridableArguments?: Readonly<Record<string, string>>;
  /** Minutes. */
  Timeout?: number;
}

/** Tags are not told with a job. */
export function createJob({ Tags: _tags, ...input }: GlueJob & { Tags?: unknown }, aws: Embedded): object {
  checkCommand(input);
  const at = aws.now() / 1000;
  const job = { MaxRetries: 0, Timeout: 2880, ...input, CreatedOn: at, LastModifiedOn: at };
  const { changes } = aws.state
    .prepare('INSERT OR IGNORE INTO glue_jobs VALUES (?, ?)')
    .run(input.Name, JSON.stringify(job));
  if (changes === 0) throw new ServiceError('AlreadyExistsException', `Job already exists: ${input.Name}`);
  return { Name: input.Name };
}

/** What the update leaves out is as if it had never been said. */
export function updateJob({ JobName, JobUpdate }: { JobName: string; JobUpdate: object }, aws: Embedded): object {
  const { CreatedOn } = needJob(JobName, aws);
  const job = {
    MaxRetries: 0,
    Timeout: 2880,
    ...JobUpdate,
    Name: JobName,
    CreatedOn,
    LastModifiedOn: aws.now() / 1000,
  };
  checkCommand(job as unknown as GlueJob);
  aws.state.prepare('UPDATE glue_jobs SET job = ? WHERE name = ?').run(JSON.stringify(job), JobName);
  return { JobName };
}

export function getJob({ JobName }: { JobName: string }, aws: Embedded): object {
  return { Job: needJob(JobName, aws) };
}

/** Deleting a job that isn't there is no fault. */
export function deleteJob({ JobName }: { JobName: string }, { state }: Embedded): object {
  state.prepare('DELETE FROM glue_jobs WHERE name = ?').run(JobName);
  return { JobName };
}

export function listJobs(input: { NextToken?: string; MaxResults?: number }, { state }: Embedded): object {
  const offset = input.NextToken === undefined ? 0 : offsetIn('glue jobs', input.NextToken);
  if (offset === undefined) throw new ServiceError('InvalidInputException', 'Invalid NextToken.');
  const limit = input.MaxResults ?? 100;
  const names = state
    .prepare('SELECT name FROM glue_jobs ORDER BY name LIMIT ? OFFSET ?')
    .all(limit + 1, offset)
    .map((row) => String(row['name']));
  return {
    JobNames: names.slice(0, limit),
    NextToken: names.length > limit ? pageToken('glue jobs', [offset + limit]) : undefined,
  };
}

/** Throws `EntityNotFoundException`. */
export function needJob(name: string, { state }: Embedded): GlueJob {
  const row = state.prepare('SELECT job FROM glue_jobs WHERE name = ?').get(name);
  if (!row) throw new ServiceError('EntityNotFoundException', `Job with name: ${name} not found.`);
  return JSON.parse(String(row['job'])) as GlueJob;
}

function checkCommand({ Command }: GlueJob): void {
  const { Name: kind = '', ScriptLocation: script } = Command ?? {};
  if (kind !== 'glueetl' && kind !== 'pythonshell') {
    throw new ServiceError(
      'InvalidInputException',
      `The embedded Glue runs jobs of the kinds glueetl and pythonshell, not '${kind}'.`,
    );
  }
  if (script === undefined) throw new ServiceError('InvalidInputException', 'Command.ScriptLocation is missing.');
}
