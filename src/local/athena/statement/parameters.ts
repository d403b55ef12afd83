import { invalidRequest } from '../refusals.ts';
import { tokenize } from './token.ts';

/**
 * Puts ExecutionParameters in the place of each `?`. A parameter is one literal of SQL (`3`, `-1.5`, `'text'`, `true`, `null`,
 * `DATE '2013-01-01'`), so that none can bring in more than a value.
 */
export function fillParameters(text: string, parameters: readonly string[]): string {
  const places = tokenize(text).filter(({ kind, value }) => kind === 'symbol' && value === '?');
  if (places.length !== parameters.length) {
    throw invalidRequest(`Incorrect number of parameters: expected ${places.length} but found ${parameters.length}`);
  }
  let filled = '';
  let from = 0;
  places.forEach((place, index) => {
    const literal = parameters[index] as string;
    if (!isLiteral(literal)) throw invalidRequest(`Invalid parameter value: ${literal}`);
    filled += text.slice(from, place.start) + literal;
    from = place.end;
  });
  return filled + text.slice(from);
}

function isLiteral(text: string): boolean {
  if (text.includes('--') || text.includes('/*')) return /^'(?:[^']|'')*'$/.test(text.trim());
  const tokens = tokenize(text).slice(0, -1);
  const shape = tokens.map(({ kind, value }) => (kind === 'word' || kind === 'symbol' ? value.toLowerCase() : kind));
  return /^(?:[-+]?number|string|true|false|null|(?:date|time|timestamp|decimal)string)$/.test(shape.join(''));
}
