import type { Aws } from '../../../aws/aws.ts';
import { callAsCli } from '../../../aws/calls/call-as-cli.ts';
import type { Call } from '../../../aws/calls/call.ts';
import { readsOnly } from '../../../aws/calls/reads-only.ts';
import { MlxError } from '../../../base/errors.ts';
import type { Confirm } from '../../guard/confirmation.ts';

/**
 * Lets a call pass that only reads, or that a person has said yes to. Throws PRODUCTION_UNCONFIRMED on production where nobody
 * can be asked, and NOT_CONFIRMED.
 */
export async function confirmCall(call: Call, aws: Aws, confirm: Confirm | undefined): Promise<void> {
  if (readsOnly(call)) return;
  const { where, isProduction } = aws;
  if (!confirm && isProduction) {
    throw new MlxError('PRODUCTION_UNCONFIRMED', { verb: 'eval', where, name: where, typed: undefined });
  }
  const command = callAsCli(call, aws);
  const isConfirmed = await confirm?.({
    verb: call.operation,
    effect: /^(?:Abort|Cancel|Delete|Purge|Stop|Untag)/u.test(call.operation) ? 'destroys' : 'spends',
    command,
    where,
    isProduction,
    name: where,
    cost: () =>
      Promise.resolve(
        where === 'local'
          ? { kind: 'nothing', why: 'it runs on this machine' }
          : { kind: 'not known', why: 'it is a call of its own' },
      ),
  });
  if (isConfirmed === false) throw new MlxError('NOT_CONFIRMED', { command });
}
