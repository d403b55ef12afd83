/* oxlint-disable no-control-regex -- the language of terminals is what this file is about */
const piece = /\u001b\[([0-9;:]*)m| {8,}/g;
/* oxlint-enable no-control-regex */

/**
 * What is written to rows that were erased before, with the cursor moved over long blanks in place of writing them: most of a wide
 * screen is blank. Blanks that are seen, in inverse or underlined, are written.
 */
export function skipBlanks(bytes: string): string {
  const seen = new Set<string>();
  return bytes.replaceAll(piece, (found, parameters?: string) => {
    if (parameters === undefined) return seen.size === 0 ? `\u001b[${found.length}C` : found;
    for (const parameter of extended.test(parameters) ? [parameters.slice(0, 2)] : parameters.split(';')) {
      const ended = ends[parameter];
      if (parameter === '' || parameter === '0') seen.clear();
      else if (ended !== undefined) seen.delete(ended);
      else if (shows.test(parameter)) seen.add(kindOf(parameter));
    }
    return found;
  });
}

/** A colour out of many: what follows are its numbers. */
const extended = /^[345]8[;:]/;

/** Underlined, inverse, struck out, or on a background of its own. */
const shows = /^(?:4(?::.*)?|7|9|4[0-8]|10[0-7])$/;

const ends: Readonly<Record<string, string>> = { 24: '4', 27: '7', 29: '9', 49: 'background' };

function kindOf(parameter: string): string {
  return parameter.length > 1 && !parameter.includes(':') ? 'background' : parameter.slice(0, 1);
}
