import { fitsQuotes, quoted } from './intrinsic.ts';
import { pathTo } from './path.ts';

/**
 * A literal text as an argument of an intrinsic function: between quotes, or, where those can't hold it, the path to where
 * `$.texts` will hold it; the text is then added to `texts`.
 */
export function literalCode(text: string, texts: Map<string, string>): string {
  if (fitsQuotes(text)) return quoted(text);
  const name = texts.get(text) ?? `text${texts.size + 1}`;
  texts.set(text, name);
  return pathTo('$.texts', name);
}
