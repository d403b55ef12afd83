import type { WireRequest } from '../embedded.ts';

/** What a signed request says of its signer. */
export interface Credential {
  accessKeyId: string;
  /** The service in the scope of a SigV4 signature: `AKID/20260101/us-east-1/s3/aws4_request`; the older form is S3's alone. */
  service: string;
}

/** Reads it from the Authorization header or from a presigned query, in the form of SigV4 or the one before. */
export function credentialOf({ headers, query }: Pick<WireRequest, 'headers' | 'query'>): Credential | undefined {
  const authorization = headers['authorization'] ?? '';
  const scope = /Credential=([^,\s]+)/.exec(authorization)?.[1] ?? query['X-Amz-Credential'];
  if (scope !== undefined) {
    const parts = scope.split('/');
    return { accessKeyId: parts.slice(0, -4).join('/'), service: parts.at(-2) ?? '' };
  }
  const older = /^AWS ([^:\s]+):/.exec(authorization)?.[1] ?? query['AWSAccessKeyId'];
  return older === undefined ? undefined : { accessKeyId: older, service: 's3' };
}
