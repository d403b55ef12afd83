import { ServiceError } from '../service-error.ts';
import type { StoredObject } from './store.ts';

/** `If-Match` and its kin; times as HTTP dates. */
export interface Conditions {
  match?: string | undefined;
  noneMatch?: string | undefined;
  modifiedSince?: string | undefined;
  unmodifiedSince?: string | undefined;
}

/** The conditions among a request's headers; those about the source of a copy begin with `x-amz-copy-source-`. */
export function conditionsOf(headers: Readonly<Record<string, string>>, prefix = ''): Conditions {
  return {
    match: headers[`${prefix}if-match`],
    noneMatch: headers[`${prefix}if-none-match`],
    modifiedSince: headers[`${prefix}if-modified-since`],
    unmodifiedSince: headers[`${prefix}if-unmodified-since`],
  };
}

/** What the conditions come to: go on, `unchanged` (304), or the name of the one that `failed` (412). */
export type Verdict = { kind: 'go-on' } | { kind: 'unchanged' } | { kind: 'failed'; condition: string };

/** Weighs conditions as RFC 9110 and S3 do: an ETag that was asked for outweighs the time beside it. */
export function weigh(conditions: Conditions, object: Pick<StoredObject, 'etag' | 'modified'>): Verdict {
  const { match, noneMatch, modifiedSince, unmodifiedSince } = conditions;
  // HTTP dates have no fraction.
  const modified = Math.floor(object.modified / 1000) * 1000;
  if (match !== undefined) {
    if (!names(match, object.etag)) return { kind: 'failed', condition: 'If-Match' };
  } else if (unmodifiedSince !== undefined && modified > Date.parse(unmodifiedSince)) {
    return { kind: 'failed', condition: 'If-Unmodified-Since' };
  }
  if (noneMatch !== undefined) {
    if (names(noneMatch, object.etag)) return { kind: 'unchanged' };
  } else if (modifiedSince !== undefined && modified <= Date.parse(modifiedSince)) {
    return { kind: 'unchanged' };
  }
  return { kind: 'go-on' };
}

/** Refuses a write whose conditions aren't met by what is there now. */
export function checkWrite(conditions: Conditions, existing: StoredObject | undefined): void {
  const { match, noneMatch } = conditions;
  if (match !== undefined) {
    if (existing === undefined)
      throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { status: 404 });
    if (!names(match, existing.etag)) throw preconditionFailed('If-Match');
  }
  if (noneMatch !== undefined && existing !== undefined && names(noneMatch, existing.etag)) {
    throw preconditionFailed('If-None-Match');
  }
}

export function preconditionFailed(condition: string): ServiceError {
  return new ServiceError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    status: 412,
    extra: { Condition: condition },
  });
}

function names(list: string, etag: string): boolean {
  return list.split(',').some((one) => one.trim() === '*' || bare(one) === bare(etag));
}

function bare(etag: string): string {
  return etag.trim().replace(/^W\//u, '').replaceAll('"', '');
}
