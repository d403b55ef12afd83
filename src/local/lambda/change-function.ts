import { randomUUID } from 'node:crypto';
import type { Embedded } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { inTransaction } from '../state.ts';
import { checkFunction, type FunctionSettings } from './check-function.ts';
import { configurationOf } from './describe-function.ts';
import { type CodeInput, storeCode } from './function-code.ts';
import { functionOf, insertFunction, type LambdaFunction, nameIn, updateFunction } from './function.ts';
import { invalidParameter } from './refusals.ts';

interface Settings extends FunctionSettings {
  FunctionName: string;
  Role?: string;
  Description?: string;
  MemorySize?: number;
  RevisionId?: string;
}

interface CreateInput extends Settings {
  Role: string;
  Code: CodeInput;
  Architectures?: readonly string[];
  Tags?: Readonly<Record<string, string>>;
}

export async function createFunction(input: CreateInput, aws: Embedded): Promise<object> {
  checkFunction(input);
  const { Runtime: runtime, Handler: handler } = input;
  if (runtime === undefined || handler === undefined) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  const made: LambdaFunction = {
    name: nameIn(input.FunctionName),
    runtime,
    handler,
    role: input.Role,
    description: input.Description ?? '',
    timeout: input.Timeout ?? 3,
    memory: input.MemorySize ?? 128,
    variables: input.Environment?.Variables ?? {},
    tags: input.Tags ?? {},
    architectures: input.Architectures ?? ['x86_64'],
    code: await storeCode(input.Code, aws),
    modified: aws.now(),
    revision: randomUUID(),
  };
  if (!insertFunction(aws.state, made)) {
    throw new ServiceError('ResourceConflictException', `Function already exist: ${made.name}`, { status: 409 });
  }
  return configurationOf(made, aws);
}

/** Calls that run go on with the code they began with. */
export async function updateFunctionCode(
  input: CodeInput & { FunctionName: string; RevisionId?: string; DryRun?: boolean },
  aws: Embedded,
): Promise<object> {
  functionOf(input.FunctionName, aws);
  const code = await storeCode(input, aws);
  return change(input, aws, (present) => ({ ...present, code }));
}

export function updateFunctionConfiguration(input: Settings, aws: Embedded): object {
  checkFunction(input);
  return change(input, aws, (present) => ({
    ...present,
    runtime: input.Runtime ?? present.runtime,
    handler: input.Handler ?? present.handler,
    role: input.Role ?? present.role,
    description: input.Description ?? present.description,
    timeout: input.Timeout ?? present.timeout,
    memory: input.MemorySize ?? present.memory,
    variables: input.Environment ? (input.Environment.Variables ?? {}) : present.variables,
  }));
}

export function deleteFunction(input: { FunctionName: string }, aws: Embedded): object {
  const { name } = functionOf(input.FunctionName, aws);
  inTransaction(aws.state, () => {
    aws.state.prepare('DELETE FROM lambda_functions WHERE name = ?').run(name);
    aws.state.prepare('DELETE FROM lambda_events WHERE function = ?').run(name);
  });
  return {};
}

function change(
  input: { FunctionName: string; RevisionId?: string; DryRun?: boolean },
  aws: Embedded,
  edit: (present: LambdaFunction) => LambdaFunction,
): object {
  return inTransaction(aws.state, () => {
    const present = functionOf(input.FunctionName, aws);
    if (input.RevisionId !== undefined && input.RevisionId !== present.revision) {
      throw new ServiceError(
        'PreconditionFailedException',
        'The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId',
        { status: 412 },
      );
    }
    const changed = { ...edit(present), modified: aws.now(), revision: randomUUID() };
    if (!input.DryRun) updateFunction(aws.state, changed);
    return configurationOf(changed, aws);
  });
}
