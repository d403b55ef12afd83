import { nearest } from '../../base/nearest.ts';
import { headReference, projectReference } from '../../define/reference.ts';
import { openLearned } from '../compiled/learned.ts';
import { errorSource } from '../sources/error-source.ts';
import type { Explanation } from '../explanation.ts';
import { expressionSource, flowSource } from '../sources/flow-source.ts';
import { headSource, projectSource } from '../sources/head-source.ts';
import { kindSource } from '../sources/kind-source.ts';
import { machineSource } from '../sources/machine-source.ts';
import { requestSource } from '../requests/request-source.ts';
import { namesBegun, type About, type Source } from '../sources/source.ts';
import { words } from '../words/words.ts';

/** All that can be asked about by name. What it has learned it keeps, so one is opened for as long as there are questions. */
export interface Knowledge {
  /** What a name means; `near` where nothing has that name. */
  explain: (name: string, about?: About) => { found: Explanation } | { near?: string };
  /** The names that can be asked for, but for the fields of requests, by what they are. */
  sources: readonly Source[];
}

/** `more` is asked after what mlx itself knows, before the requests of AWS. */
export function openKnowledge(more: readonly Source[] = []): Knowledge {
  const fields = headReference().flatMap((section) => section.fields);
  const projectFields = projectReference().flatMap((section) => section.fields);
  const learned = openLearned(fields);
  const head = headSource(fields, projectFields, learned);
  const sources: readonly Source[] = [
    head,
    flowSource,
    ...more,
    projectSource(projectFields, head),
    errorSource,
    machineSource(fields, learned),
    kindSource(fields, learned),
    expressionSource,
    requestSource(words, learned),
  ];
  return { explain: (name, about = {}) => explainFrom(sources, name.trim(), about), sources };
}

/** Of names that are too many to list, near is only what begins as well. */
const lettersRight = 3;

function explainFrom(
  sources: readonly Source[],
  name: string,
  about: About,
): { found: Explanation } | { near?: string } {
  const exact = sources.flatMap((source) => source.explain(name, about) ?? []);
  const [found = firstGuess(sources, name, about), ...others] = exact;
  if (found) return { found: withOthers(found, others) };
  return { near: nearest(name, namesBegun(sources, name.slice(0, lettersRight))) };
}

function firstGuess(sources: readonly Source[], name: string, about: About): Explanation | undefined {
  for (const source of sources) {
    const found = source.guess?.(name, about);
    if (found) return found;
  }
  return undefined;
}

/** What else has the name is named, each by a name that only it has. */
function withOthers(found: Explanation, others: readonly Explanation[]): Explanation {
  const also = others.filter(({ name }) => name !== found.name).map(({ name }) => `\`${name}\``);
  if (also.length === 0) return found;
  return { ...found, facts: [...found.facts, { name: 'see also', text: also.join(', ') }] };
}
