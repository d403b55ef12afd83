import { credentialsChange } from '../../../aws/credentials-change.ts';
import { MlxError, tell } from '../../../base/errors.ts';
import { noticeOf } from '../error-content.ts';
import type { Desk } from '../work.ts';

/** Tells since when the lists are old, where they can't be read, and when they are new again. */
export interface StaleTeller {
  read: () => void;
  failed: (error: unknown) => void;
}

/** `look` is called as soon as credentials that were refused are worth another try. */
export function openStaleTeller({ dispatch, signal, options }: Desk, look: () => void): StaleTeller {
  let readAt = Date.now();
  let isStale = false;
  let isWaiting = false;

  const lookOnceSignedIn = async () => {
    if (isWaiting) return;
    isWaiting = true;
    await credentialsChange(options.env, signal).then(look, () => undefined);
    isWaiting = false;
  };
  return {
    read: () => {
      readAt = Date.now();
      if (isStale) dispatch({ kind: 'fresh' });
      isStale = false;
    },
    failed: (error) => {
      if (!isPassing(error)) return dispatch({ kind: 'notice', notice: noticeOf(error) });
      isStale = true;
      dispatch({ kind: 'stale', stale: { since: readAt, text: textOf(error) } });
      if (error.code.startsWith('AWS_CREDENTIALS_')) void lookOnceSignedIn();
    },
  };
}

/** True of what passes by itself, or once a person has done something about it elsewhere. */
export function isPassing(error: unknown): error is MlxError {
  return error instanceof MlxError && passing.test(error.code);
}

const passing = /^AWS_(?:CREDENTIALS_\w+|UNREACHABLE|THROTTLED)$/;

/** What to type comes first: a narrow screen cuts the rest. */
function textOf({ code, details }: MlxError): string {
  const { what, fix } = tell(code, details);
  const [, command] = /`([^`]+)`/.exec(fix) ?? [];
  return command === undefined ? `${what}. ${fix}` : `${command} · ${what}`;
}
