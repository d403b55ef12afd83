import { neutralise } from './neutralise.ts';
import { withoutColours } from '../../base/without-colours.ts';

/** What is left of a line that returned to its start: the last piece that shows anything. */
export function lastState(text: string): string {
  const returned = withReturns(text);
  return returned.includes('\r') ? (lastStates(returned, 1)[0] ?? '') : text;
}

/** The last pieces that show anything, at most `most`, in their order. */
export function lastStates(text: string, most: number): string[] {
  const states: string[] = [];
  for (let end = text.length; end > 0 && states.length < most;) {
    const begin = text.lastIndexOf('\r', end - 1) + 1;
    const piece = text.slice(begin, end);
    if (shows(piece)) states.push(piece);
    end = begin - 1;
  }
  return states.toReversed();
}

/** A text with real carriage returns in place of SageMaker's `#015`, where those are meant. */
export function withReturns(text: string): string {
  return text.includes('#015') && isOctal(text) ? text.replaceAll('#015', '\r') : text;
}

/** `#015` in the middle of a sentence may be the number of something; a progress bar begins or ends with it, or repeats it. */
function isOctal(text: string): boolean {
  return text.startsWith('#015') || text.endsWith('#015') || text.indexOf('#015') !== text.lastIndexOf('#015');
}

/** Erasing a line, and spaces over it, leave nothing to be seen. */
function shows(piece: string): boolean {
  if (piece.trim() === '') return false;
  return !piece.includes('\x1B') || withoutColours(neutralise(piece)).trim() !== '';
}
