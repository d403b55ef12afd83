import { exactWidthOf } from '../../base/exact-width.ts';
import { visibleSgr } from './sgr.ts';

/** Columns between two tab stops. */
const tabWidth = 8;

/* oxlint-disable no-control-regex -- control characters are what this file is about */

const plain =
  /^[\x20-\x7E\xA0-\u061B\u061D-\u200D\u2010-\u2027\u202F-\u2065\u206A-\uD7FF\uE000-\uFEFE\uFF00-\uFFF8\uFFFC-\uFFFF]*$/;

/**
 * One line of a log, safe to paint. Colours (SGR) survive, and are switched off at the end; sequences that move the cursor
 * or erase are dropped; every other control character, also of C1 and for bidirectional text, is shown as an escape such as
 * `\x07` or `\u202e`. Tabs are expanded. What a carriage return (or `#015`, as SageMaker writes it) overwrites is gone.
 */
export function sanitise(text: string): string {
  // Most lines have nothing in them to look at.
  if (plain.test(text) && !text.includes('#015')) return text;
  return closeColours(expandTabs(escapeControls(lastWritten(text.toWellFormed()))));
}

/** What is left of a line that returned to its start: the last piece that has any text. */
function lastWritten(text: string): string {
  const returned = isOctal(text) ? text.replaceAll('#015', '\r') : text;
  if (!returned.includes('\r')) return returned;
  return returned.split('\r').findLast((piece) => piece.trim() !== '') ?? '';
}

/** `#015` in the middle of a sentence may be the number of something; a progress bar begins or ends with it, or repeats it. */
function isOctal(text: string): boolean {
  return text.startsWith('#015') || text.endsWith('#015') || text.split('#015', 3).length > 2;
}

const special =
  /\x1B\[(?<sgr>[0-9;:]{0,64})m|\x1B\[[0-9;:<=>?]{0,64}[ -/]{0,4}[@-ln-~]|[\x00-\x08\x0A-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

function escapeControls(text: string): string {
  return text.replace(special, (found, sgr: string | undefined) => {
    if (sgr !== undefined) {
      const kept = visibleSgr(sgr);
      return kept === undefined ? '' : `\x1B[${kept}m`;
    }
    return found.length > 1 ? '' : visible(found);
  });
}

function visible(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}

function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let column = 0;
  return text
    .split('\t')
    .map((piece, index, pieces) => {
      column += exactWidthOf(piece);
      const spaces = index === pieces.length - 1 ? 0 : tabWidth - (column % tabWidth);
      column += spaces;
      return piece + ' '.repeat(spaces);
    })
    .join('');
}

function closeColours(text: string): string {
  const last = [...text.matchAll(/\x1B\[([0-9;:]*)m/g)].at(-1)?.[1];
  return last === undefined || /^0*$/.test(last) ? text : `${text}\x1B[0m`;
}
