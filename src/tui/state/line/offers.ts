import type { Step } from '../effect.ts';
import { step } from '../effect.ts';
import { type EditLine, insert } from './edit-line.ts';
import { withLine } from './recall.ts';
import type { Offer, State } from '../state.ts';

type Found = Pick<Offer, 'start' | 'words'> & { line: Pick<EditLine, 'text' | 'cursor'> };

/** One word that fits is taken, of several as much as they share; several are offered. What comes for another text is dropped. */
export function withWords(state: State, { line: asked, start, words }: Found): Step {
  const { line } = state.repl;
  if (line.text !== asked.text || line.cursor !== asked.cursor || words.length === 0) return step(state);
  const [first = '', ...rest] = words.map(({ word }) => word);
  const shared = rest.reduce(sharedStart, first);
  const begun = line.text.slice(start, line.cursor);
  const isLonger = words.length === 1 || shared.length > begun.length;
  const next = isLonger ? replaced(line, start, shared) : line;
  const taken = withLine(state, next);
  const { state: after } = taken;
  if (words.length === 1) return taken;
  return { ...taken, state: { ...after, repl: { ...after.repl, offer: { start, words, chosen: -1 } } } };
}

/** Marks the next word that is offered; `undefined` where none is. */
export function chooseWord(state: State, by: 1 | -1): State | undefined {
  const { offer } = state.repl;
  if (!offer) return undefined;
  const { length } = offer.words;
  const chosen = offer.chosen === -1 ? (by === 1 ? 0 : length - 1) : (offer.chosen + by + length) % length;
  return { ...state, repl: { ...state.repl, offer: { ...offer, chosen } } };
}

/** Takes the word that is marked; `undefined` where none is. */
export function takeWord(state: State): Step | undefined {
  const { line, offer } = state.repl;
  const word = offer?.words[offer.chosen]?.word;
  return offer && word !== undefined ? withLine(state, replaced(line, offer.start, word)) : undefined;
}

function replaced(line: EditLine, start: number, word: string): EditLine {
  const { text, cursor } = line;
  const whole = insert(line, '');
  return { ...whole, text: text.slice(0, start) + word + text.slice(cursor), cursor: start + word.length };
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
