import { MlxError } from '../base/errors.ts';

/** What an AWS service answered to a call that it refused. */
export interface AwsRefusal {
  /** The service's own name for it, such as `ResourceNotFoundException`. */
  name: string;
  message: string;
  /** The HTTP status; for an answer without a body all that it tells. */
  status?: number;
  /** How often the client sent the call. */
  attempts: number;
}

/** The refusal that was thrown, or that is behind an `MlxError`; undefined where there is none. */
export function awsRefusal(error: unknown): AwsRefusal | undefined {
  const original = error instanceof MlxError ? error.cause : error;
  if (!(original instanceof Error)) return undefined;
  const { name, message } = original;
  const { httpStatusCode: status, attempts = 1 } = '$metadata' in original ? (original.$metadata as Metadata) : {};
  return { name, message, status, attempts };
}

/** The part of the SDK's `$metadata` that is read here. */
interface Metadata {
  httpStatusCode?: number;
  attempts?: number;
}

/** The service's own name for what was thrown. */
export function awsName(error: unknown): string | undefined {
  return awsRefusal(error)?.name;
}
