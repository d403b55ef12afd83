import { ServiceError } from '../service-error.ts';

/** Refuses a presigned URL whose time is over, in the form of SigV4 or the one before. `now` in milliseconds since 1970. */
export function checkExpiry(query: Readonly<Record<string, string>>, now: number): void {
  const end = endOf(query);
  if (end === undefined || now <= end) return;
  throw new ServiceError('AccessDenied', 'Request has expired', {
    status: 403,
    extra: { Expires: new Date(end).toISOString(), ServerTime: new Date(now).toISOString() },
  });
}

/** Milliseconds since 1970; `undefined` for a URL that wasn't presigned. */
function endOf(query: Readonly<Record<string, string>>): number | undefined {
  const { 'X-Amz-Date': begun, 'X-Amz-Expires': seconds, Expires: older, AWSAccessKeyId: key } = query;
  if (key !== undefined && older !== undefined) return within(Number(older) * 1000);
  if (begun === undefined || seconds === undefined) return undefined;
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(begun)?.slice(1);
  const [year = Number.NaN, month = 1, day, hour, minute, second] = (parts ?? []).map(Number);
  return within(Date.UTC(year, month - 1, day, hour, minute, second) + Number(seconds) * 1000);
}

function within(time: number): number {
  if (Number.isFinite(time) && Math.abs(time) < 8.64e15) return time;
  throw new ServiceError('AuthorizationQueryParametersError', 'The times of a presigned URL must be numbers.');
}
