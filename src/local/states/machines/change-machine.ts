import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { inTransaction } from '../../state.ts';
import { machineArn } from '../arns.ts';
import { deleteMachine, insertMachine, type Machine, needMachine, updateMachine } from './machine-table.ts';
import { putTags, type Tag } from './tags.ts';

interface Settings {
  definition?: string;
  roleArn?: string;
  loggingConfiguration?: unknown;
  tracingConfiguration?: unknown;
  publish?: boolean;
  versionDescription?: string;
}

interface CreateInput extends Settings {
  name: string;
  definition: string;
  roleArn: string;
  type?: 'STANDARD' | 'EXPRESS';
  tags?: readonly Tag[];
}

/** Making the same machine again is no fault. */
export async function createStateMachine(input: CreateInput, aws: Embedded): Promise<object> {
  const { name, definition, roleArn: role, type, tags = [] } = input;
  if (type === 'EXPRESS') {
    throw new ServiceError(
      'StateMachineTypeNotSupported',
      'The embedded Step Functions runs STANDARD state machines only.',
    );
  }
  refuseVersions(input);
  await check(definition, aws);
  const at = aws.now();
  const made: Machine = {
    arn: machineArn(name, aws.identity),
    name,
    created: at,
    updated: at,
    definition,
    role,
    revision: randomUUID(),
    logging: input.loggingConfiguration ?? { level: 'OFF', includeExecutionData: false },
    tracing: input.tracingConfiguration ?? { enabled: false },
  };
  return inTransaction(aws.state, () => {
    const isNew = insertMachine(aws.state, made);
    const present = needMachine(aws.state, made.arn);
    if (!isNew && !isSame(present, made)) {
      throw new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${made.arn}'`);
    }
    if (isNew) putTags(aws.state, made.arn, tags);
    return { stateMachineArn: present.arn, creationDate: present.created / 1000 };
  });
}

/** Executions that run go on with the definition they began with. */
export async function updateStateMachine(
  input: Settings & { stateMachineArn: string },
  aws: Embedded,
): Promise<object> {
  refuseVersions(input);
  needMachine(aws.state, input.stateMachineArn);
  if (input.definition === undefined && input.roleArn === undefined) {
    throw new ServiceError(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    );
  }
  if (input.definition !== undefined) await check(input.definition, aws);
  return inTransaction(aws.state, () => {
    const present = needMachine(aws.state, input.stateMachineArn);
    const changed: Machine = {
      ...present,
      updated: aws.now(),
      definition: input.definition ?? present.definition,
      role: input.roleArn ?? present.role,
      logging: input.loggingConfiguration ?? present.logging,
      tracing: input.tracingConfiguration ?? present.tracing,
      revision: randomUUID(),
    };
    updateMachine(aws.state, changed);
    return { updateDate: changed.updated / 1000, revisionId: changed.revision };
  });
}

/** Executions that run go on; a machine that isn't there is no fault. */
export function deleteStateMachine(input: { stateMachineArn: string }, aws: Embedded): object {
  deleteMachine(aws.state, input.stateMachineArn);
  return {};
}

/** Tells what creating a machine of it would be refused for. */
export async function validateStateMachineDefinition(
  input: { definition: string; maxResults?: number },
  aws: Embedded,
): Promise<object> {
  const { findingsIn } = await import('../definition/check-definition.ts');
  const findings = await findingsIn(input.definition, aws);
  const most = input.maxResults || 100;
  return {
    result: findings.length > 0 ? 'FAIL' : 'OK',
    diagnostics: findings.slice(0, most).map((finding) => ({ severity: 'ERROR', ...finding })),
    truncated: findings.length > most,
  };
}

/** The validator is a large part that only few requests need. */
async function check(definition: string, aws: Embedded): Promise<void> {
  const { checkDefinition } = await import('../definition/check-definition.ts');
  await checkDefinition(definition, aws);
}

function isSame(present: Machine, made: Machine): boolean {
  const { definition, logging, tracing } = present;
  return isDeepStrictEqual(
    { definition, logging, tracing },
    { definition: made.definition, logging: made.logging, tracing: made.tracing },
  );
}

function refuseVersions({ publish, versionDescription }: Settings): void {
  if (publish || versionDescription !== undefined) {
    throw new ServiceError(
      'ValidationException',
      'The embedded Step Functions has no versions of state machines; leave out publish and versionDescription.',
    );
  }
}
