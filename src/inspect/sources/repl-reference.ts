import type { Signature } from '../completion/schema.ts';
import type { Explanation } from '../explanation.ts';
import type { Source } from './source.ts';

/** A function or an object of the REPL, as its reference tells it. */
export interface ReplWord {
  /** `plan`, `runs.where`. */
  name: string;
  /** Present where it can be called. */
  signature?: Signature;
  /** What it is, or what calling it answers: `a plan`, `the newest runs`. */
  type: string;
  /** What one does with it; the first sentence stands in lists. */
  doc: string;
  /** A line that can be typed as it stands. */
  example: string;
}

/** The words of the REPL, as they can be asked about. */
export function replSource(words: readonly ReplWord[]): Source {
  return {
    title: 'Words of the REPL',
    names: () => words.map(({ name }) => name),
    explain: (name) => {
      const word = words.find((one) => one.name === name.replace(/\(\)$/u, ''));
      return word && explanationOf(word, words);
    },
  };
}

function explanationOf({ name, signature, type, doc, example }: ReplWord, words: readonly ReplWord[]): Explanation {
  const below = words.filter((word) => word.name.startsWith(`${name}.`));
  return {
    name: signature?.label ?? name,
    type,
    doc,
    facts: [{ name: 'example', text: `\`${example}\`` }],
    uses: [{ where: 'REPL', allowed: true, text: 'in a line of the session, of `mlx repl` and of `mlx eval`' }],
    fields: [
      ...(signature?.parameters ?? []).map((parameter) => ({
        name: parameter.name.replace(/\?$/u, ''),
        type: 'argument',
        required: !parameter.name.endsWith('?'),
        ...(parameter.doc !== undefined && { doc: parameter.doc }),
      })),
      ...below.map((word) => ({
        name: word.name.slice(name.length + 1),
        type: word.type,
        doc: word.doc,
        required: false,
      })),
    ],
    source: 'mlx',
  };
}
