/**
 * The parameters of an SGR sequence that colour or weigh text, in their order: without those that conceal it, choose fonts or are
 * unknown. Nothing where none is left of some, or where it is no SGR sequence.
 */
export function visibleSgr(parameters: string): string | undefined {
  if (simple.test(parameters)) return parameters;
  if (!/^[0-9;:]*$/.test(parameters)) return undefined;
  const given = parameters.split(';');
  const kept: string[] = [];
  for (let index = 0; index < given.length; index += 1) {
    const parameter = given[index] ?? '';
    if (parameter === '38' || parameter === '48' || parameter === '58') {
      const count = colourLengths[given[index + 1] ?? ''] ?? 0;
      const colour = given.slice(index + 1, index + 1 + count);
      if (count > 0 && colour.length === count && colour.every((part) => byte.test(part)))
        kept.push(parameter, ...colour);
      index += count;
    } else if (known.test(parameter)) {
      kept.push(parameter);
    }
  }
  return kept.length > 0 ? kept.join(';') : undefined;
}

/** What nearly all sequences are. */
const simple = /^(?:0|1|[349][0-7])?$/;

/** Weight, slant, underline (also curly), blinking, inverse, struck out; their ends; the 16 colours; colours given with colons. */
const known =
  /^(?:0{0,2}|0{0,2}[1-7]|0{0,2}9|4:[0-5]|2[1-57-9]|3[0-79]|4[0-79]|5[359]|9[0-7]|10[0-7]|[345]8:(?:5:\d{1,3}|2(?::\d{0,3}){3,6}))$/;

const byte = /^\d{0,3}$/;

/** How many parameters a colour takes after 38, 48 or 58: `5;n` or `2;r;g;b`. */
const colourLengths: Readonly<Record<string, number>> = { '5': 2, '2': 4 };
