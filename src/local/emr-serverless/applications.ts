import { randomBytes } from 'node:crypto';
import type { Embedded } from '../embedded.ts';
import { offsetIn, pageToken } from '../page-token.ts';
import { ServiceError } from '../service-error.ts';

/** An application as the service tells it; times in seconds. */
export interface Application extends Readonly<Record<string, unknown>> {
  applicationId: string;
  arn: string;
  releaseLabel: string;
  state: 'CREATED' | 'STARTED' | 'STOPPED' | 'TERMINATED';
}

interface CreateInput extends Readonly<Record<string, unknown>> {
  clientToken: string;
  releaseLabel: string;
  type: string;
}

/** Making it again with the same token finds the first one. */
export function createApplication({ clientToken, ...input }: CreateInput, aws: Embedded): object {
  if (!/^spark$/i.test(input.type)) {
    throw new ServiceError(
      'ValidationException',
      'The embedded EMR Serverless has applications of the type SPARK only.',
    );
  }
  const applicationId = `00${randomBytes(7).toString('hex')}`;
  const { partition, region, account } = aws.identity;
  const at = aws.now() / 1000;
  const made = {
    architecture: 'X86_64',
    ...input,
    applicationId,
    arn: `arn:${partition}:emr-serverless:${region}:${account}:/applications/${applicationId}`,
    state: 'CREATED',
    createdAt: at,
    updatedAt: at,
  };
  aws.state
    .prepare('INSERT OR IGNORE INTO emr_applications VALUES (?, ?, ?)')
    .run(applicationId, clientToken, JSON.stringify(made));
  const row = aws.state.prepare('SELECT application FROM emr_applications WHERE token = ?').get(clientToken);
  const present = JSON.parse(String(row?.['application'])) as Application;
  return { applicationId: present.applicationId, arn: present.arn, name: present['name'] };
}

export function getApplication({ applicationId }: { applicationId: string }, aws: Embedded): object {
  return { application: needApplication(applicationId, aws) };
}

export function listApplications(input: { nextToken?: string; maxResults?: number }, { state }: Embedded): object {
  const offset = input.nextToken === undefined ? 0 : offsetIn('applications', input.nextToken);
  if (offset === undefined) throw new ServiceError('ValidationException', 'Invalid nextToken.');
  const limit = input.maxResults ?? 50;
  const found = state
    .prepare('SELECT application FROM emr_applications ORDER BY rowid LIMIT ? OFFSET ?')
    .all(limit + 1, offset)
    .map((row) => JSON.parse(String(row['application'])) as Application);
  return {
    applications: found.slice(0, limit).map(({ applicationId, ...told }) => ({ ...told, id: applicationId })),
    nextToken: found.length > limit ? pageToken('applications', [offset + limit]) : undefined,
  };
}

export function startApplication(input: { applicationId: string }, aws: Embedded): object {
  return change(input.applicationId, 'STARTED', aws);
}

export function stopApplication(input: { applicationId: string }, aws: Embedded): object {
  return change(input.applicationId, 'STOPPED', aws);
}

export function deleteApplication(input: { applicationId: string }, aws: Embedded): object {
  return change(input.applicationId, 'TERMINATED', aws);
}

/** Throws `ResourceNotFoundException`. */
export function needApplication(id: string, { state }: Embedded): Application {
  const row = state.prepare('SELECT application FROM emr_applications WHERE id = ?').get(id);
  if (!row) throw new ServiceError('ResourceNotFoundException', `Application ${id} is not found`, { status: 404 });
  return JSON.parse(String(row['application'])) as Application;
}

function change(id: string, to: Application['state'], aws: Embedded): object {
  const application = needApplication(id, aws);
  if (application.state === 'TERMINATED') {
    throw new ServiceError('ValidationException', `Application ${id} is in the state TERMINATED.`);
  }
  aws.state
    .prepare('UPDATE emr_applications SET application = ? WHERE id = ?')
    .run(JSON.stringify({ ...application, state: to, updatedAt: aws.now() / 1000 }), id);
  return {};
}
