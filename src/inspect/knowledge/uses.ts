import type { CompiledUse, Use } from '../explanation.ts';
import type { Knowledge } from './knowledge.ts';
import { services } from '../requests/find-spot.ts';
import { innerType } from '../requests/spot.ts';
import type { About } from '../sources/source.ts';
import type { Words } from '../words/words.ts';

/** Where something may be used, and what decides on it. */
export interface Uses {
  name: string;
  type: string;
  uses: readonly Use[];
  compiles: readonly CompiledUse[];
  /** Requests, answers and shapes that hold the shape of this name: `CreateTrainingJobRequest.ResourceConfig`. */
  heldBy: readonly string[];
}

/** Where what has this name may be used; `near` where nothing has it. */
export function usesOf(
  name: string,
  { knowledge, words, about = {} }: { knowledge: Knowledge; words: Words; about?: About },
): { found: Uses } | { near?: string } {
  const answer = knowledge.explain(name, about);
  if (!('found' in answer)) return answer;
  const { found } = answer;
  return {
    found: {
      name: found.name,
      type: found.type,
      uses: found.uses ?? [],
      compiles: found.compiles ?? [],
      heldBy: holdersOf(found.name, words),
    },
  };
}

/** Every member whose type is the shape, and every operation that takes or answers it. */
function holdersOf(shape: string, words: Words): string[] {
  if (!/^[A-Z]\w*$/u.test(shape)) return [];
  return services
    .filter((service) => words.shape(service, shape) !== undefined)
    .flatMap((service) => {
      const operations = words.operations(service).flatMap((name): string[] => {
        const { request, response } = words.operation(service, name) ?? {};
        return [...(request === shape ? [name] : []), ...(response === shape ? [`${name}.response`] : [])];
      });
      const members = words
        .shapes(service)
        .flatMap((holder) =>
          Object.entries(words.shape(service, holder)?.members ?? {}).flatMap(([member, { type }]) =>
            coreOf(type) === shape ? [`${holder}.${member}`] : [],
          ),
        );
      return [...operations, ...members];
    });
}

function coreOf(type: string): string {
  const inner = innerType(type);
  return inner === undefined ? type : coreOf(inner);
}
