import type { DatabaseSync } from 'node:sqlite';
import type { Embedded, Identity } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';

/** A function of the embedded Lambda as it is stored. */
export interface LambdaFunction {
  name: string;
  runtime: string;
  role: string;
  handler: string;
  description: string;
  /** Seconds. */
  timeout: number;
  /** MB; told to the function, not enforced. */
  memory: number;
  variables: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  architectures: readonly string[];
  code: FunctionCode;
  /** Milliseconds since 1970. */
  modified: number;
  revision: string;
}

export interface FunctionCode {
  /** The archive's SHA-256 in hexadecimal; names the folder. */
  sha256: string;
  /** Bytes of the archive. */
  size: number;
}

export function functionArn(name: string, { partition, region, account }: Identity): string {
  return `arn:${partition}:lambda:${region}:${account}:function:${name}`;
}

/**
 * The function that a name, an ARN or a part of one means. Throws `ResourceNotFoundException`: also for a version or alias,
 * of which there is only `$LATEST` here.
 */
export function functionOf(reference: string, aws: Embedded): LambdaFunction {
  const { name, qualifier } = parseReference(reference);
  const row = aws.state.prepare('SELECT configuration FROM lambda_functions WHERE name = ?').get(name);
  const isThere = row !== undefined && (qualifier === undefined || qualifier === '$LATEST');
  if (!isThere) {
    const arn = functionArn(qualifier === undefined ? name : `${name}:${qualifier}`, aws.identity);
    throw new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, { status: 404 });
  }
  return JSON.parse(String(row['configuration'])) as LambdaFunction;
}

/** The function's own name in a name, an ARN or a part of one. */
export function nameIn(reference: string): string {
  return parseReference(reference).name;
}

/** True where the name was free. */
export function insertFunction(state: DatabaseSync, made: LambdaFunction): boolean {
  const { changes } = state
    .prepare('INSERT OR IGNORE INTO lambda_functions VALUES (?, ?)')
    .run(made.name, JSON.stringify(made));
  return changes === 1;
}

export function updateFunction(state: DatabaseSync, changed: LambdaFunction): void {
  state
    .prepare('UPDATE lambda_functions SET configuration = ? WHERE name = ?')
    .run(JSON.stringify(changed), changed.name);
}

function parseReference(reference: string): { name: string; qualifier?: string } {
  const tail = reference.replace(/^(arn:[^:]+:lambda:)?([a-z\d-]+-\d:)?(\d{12}:)?(function:)?/, '');
  const [name = '', qualifier] = tail.split(':');
  return { name, qualifier };
}
