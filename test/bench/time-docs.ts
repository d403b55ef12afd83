import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/base/package-root.ts';
import { openKnowledge } from '../../src/inspect/knowledge/knowledge.ts';
import { openFinder } from '../../src/inspect/find/open-finder.ts';
import { ownFindables } from '../../src/inspect/find/own-findables.ts';
import { openIndex } from '../../src/inspect/find/service-index.ts';
import { openWords, type Words, wordsPath } from '../../src/inspect/words/words.ts';

/** A question, asked several times. */
interface Timed {
  what: string;
  /** Milliseconds. */
  times: number[];
  /** The most that their median may be. */
  most: number;
}

/** How long questions take in a process that is running: the first of a kind, which reads what it needs, and the next. */
export function timeDocs(field: string, text: string, rounds: number): readonly Timed[] {
  const shape: Timed = { what: 'the words of a shape, first', times: [], most: 30 };
  const explain: Timed = { what: `?${field}, first`, times: [], most: 100 };
  const explainNext: Timed = { what: `?${field}, next`, times: [], most: 30 };
  const find: Timed = { what: `find('${text}'), first`, times: [], most: 250 };
  const findNext: Timed = { what: `find('${text}'), next`, times: [], most: 50 };
  for (let round = 0; round < rounds; round += 1) {
    const words = unreadWords();
    time(shape, () => words.shape('sagemaker', 'ResourceConfig'));
    const knowledge = openKnowledge();
    time(explain, () => knowledge.explain(field));
    time(explainNext, () => knowledge.explain(field));
    const finder = openFinder(openIndex(unreadWords()), () => ownFindables());
    time(find, () => finder.find(text));
    time(findNext, () => finder.find(text));
  }
  return [shape, explain, explainNext, find, findNext];
}

/** The words as the build wrote them, none of them read yet. */
function unreadWords(): Words {
  return openWords((service) => readFileSync(join(packageRoot(), wordsPath(service))));
}

function time({ times }: Timed, ask: () => unknown): void {
  const began = performance.now();
  ask();
  times.push(performance.now() - began);
}
