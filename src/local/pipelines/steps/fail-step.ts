import { jsonText } from '../json.ts';
import { resolve } from '../run/resolve.ts';
import { atOnce } from '../run/step-work.ts';

/** Steps that end the execution as failed. */
export const failStep = atOnce(async ({ definition, scope }) => {
  const message = jsonText(await resolve(definition.arguments['ErrorMessage'] ?? '', scope));
  return {
    kind: 'failed',
    ...(message !== '' && { reason: message }),
    metadata: { Fail: { ErrorMessage: message } },
  };
});
