import { messageOf } from '../../base/thrown.ts';
import type { Confirm, Confirmation } from '../../commands/guard/confirmation.ts';
import { costText } from '../../show/cost.ts';
import type { Store } from '../state/store.ts';

/** Asks a person on the screen, one question after the other. */
export interface Confirmer {
  ask: Confirm;
  /** Takes the answer to the question that stands there. */
  answer: (id: number, isYes: boolean) => void;
  /** Answers what is open, and what waits for it, with no. */
  cancel: () => void;
}

export function openConfirmer({ dispatch }: Pick<Store, 'dispatch'>): Confirmer {
  const open = new Map<number, (isYes: boolean) => void>();
  let last = 0;
  let before: Promise<unknown> = Promise.resolve();

  const put = async (id: number, answered: Promise<boolean>, asked: Confirmation): Promise<boolean> => {
    if (!open.has(id)) return false;
    const { command, where, isProduction, name } = asked;
    dispatch({ kind: 'asked', id, asked: { command, name, production: isProduction ? where : undefined } });
    void asked
      .cost()
      .then(costText, messageOf)
      .then((cost) => dispatch({ kind: 'cost', id, cost }));
    return answered;
  };
  return {
    ask: (asked) => {
      const id = (last += 1);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      open.set(id, resolve);
      const answer = before.then(() => put(id, promise, asked));
      before = answer;
      return answer;
    },
    answer: (id, isYes) => {
      open.get(id)?.(isYes);
      open.delete(id);
    },
    cancel: () => {
      for (const resolve of open.values()) resolve(false);
      open.clear();
    },
  };
}
