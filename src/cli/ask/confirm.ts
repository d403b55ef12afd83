import { messageOf } from '../../base/thrown.ts';
import type { Confirm } from '../../commands/guard/confirmation.ts';
import type { Ask } from '../../commands/question.ts';
import { costText } from '../../show/cost.ts';

/** A command line was typed on purpose; only on production is it asked for once more, by the name that it is about. */
export function openConfirm(ask: Ask): Confirm {
  return async ({ command, where, isProduction, name, cost }) => {
    if (!isProduction) return true;
    const price = await cost().then(costText, messageOf);
    const typed = await ask({
      kind: 'text',
      message: `PRODUCTION ${where}. \`${command}\`, ${price}. Type ${name} to do it:`,
      fallback: '',
      hint: 'nothing and Enter leaves it',
      check: (text) => (text === name || text === '' ? undefined : `this is not ${name}`),
    });
    return typed === name;
  };
}
