import { findThing } from '../../../runs/things/find-thing.ts';
import { errorContent } from '../error-content.ts';
import type { Desk } from '../work.ts';

/** Asks the services for what a word names; where there is no such thing, a card says so with what is near. */
export async function findNamed(
  { bench, dispatch, signal }: Pick<Desk, 'bench' | 'dispatch' | 'signal'>,
  word: string,
) {
  try {
    const thing = await findThing(await bench(), word);
    if (!signal.aborted) dispatch({ kind: 'foundThing', thing });
  } catch (error) {
    if (!signal.aborted) dispatch({ kind: 'notFound', word, content: errorContent(error) });
  }
}
