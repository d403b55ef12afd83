import { pathToFileURL } from 'node:url';
import type { Embedded } from '../embedded.ts';
import { offsetIn, pageToken } from '../page-token.ts';
import { archiveFile } from './function-code.ts';
import { functionArn, functionOf, type LambdaFunction } from './function.ts';
import { invalidParameter } from './refusals.ts';

/** `Code.Location` is a `file:` URL here. */
export function getFunction(input: { FunctionName: string; Qualifier?: string }, aws: Embedded): object {
  const found = functionOf(qualified(input), aws);
  return {
    Configuration: configurationOf(found, aws),
    Code: { RepositoryType: 'S3', Location: pathToFileURL(archiveFile(aws.home, found.code)).href },
    ...(Object.keys(found.tags).length > 0 && { Tags: found.tags }),
  };
}

const defaultPage = 50;

export function listFunctions(input: { Marker?: string; MaxItems?: number }, aws: Embedded): object {
  const offset = input.Marker === undefined ? 0 : offsetIn('functions', input.Marker);
  if (offset === undefined) throw invalidParameter('Invalid Marker.');
  const limit = Math.min(input.MaxItems ?? defaultPage, defaultPage);
  const found = aws.state
    .prepare('SELECT configuration FROM lambda_functions ORDER BY name LIMIT ? OFFSET ?')
    .all(limit + 1, offset)
    .map((row) => JSON.parse(String(row['configuration'])) as LambdaFunction);
  return {
    Functions: found.slice(0, limit).map((each) => configurationOf(each, aws)),
    NextMarker: found.length > limit ? pageToken('functions', [offset + limit]) : undefined,
  };
}

/** A function as Lambda tells it. */
export function configurationOf(found: LambdaFunction, { identity }: Pick<Embedded, 'identity'>): object {
  return {
    FunctionName: found.name,
    FunctionArn: functionArn(found.name, identity),
    Runtime: found.runtime,
    Role: found.role,
    Handler: found.handler,
    CodeSize: found.code.size,
    Description: found.description,
    Timeout: found.timeout,
    MemorySize: found.memory,
    LastModified: new Date(found.modified).toISOString().replace('Z', '+0000'),
    CodeSha256: Buffer.from(found.code.sha256, 'hex').toString('base64'),
    Version: '$LATEST',
    ...(Object.keys(found.variables).length > 0 && { Environment: { Variables: found.variables } }),
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: found.revision,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: found.architectures,
    EphemeralStorage: { Size: 512 },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${found.name}` },
  };
}

/** The reference with the qualifier that came beside it. */
export function qualified({ FunctionName, Qualifier }: { FunctionName: string; Qualifier?: string }): string {
  return Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
}
