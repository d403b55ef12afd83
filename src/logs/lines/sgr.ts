/** Parameters that hide text, which a log must not be able to do. */
const concealing = new Set(['8', '08']);

/** How many parameters a colour takes after 38, 48 or 58: `5;n` or `2;r;g;b`. */
const colourLengths: Readonly<Record<string, number>> = { '5': 2, '2': 4 };

/** The parameters of an SGR sequence without those that conceal; nothing where none is left of some. */
export function visibleSgr(parameters: string): string | undefined {
  if (!/8/u.test(parameters)) return parameters;
  const given = parameters.split(';');
  const kept: string[] = [];
  for (let index = 0; index < given.length; index += 1) {
    const parameter = given[index] ?? '';
    if (concealing.has(parameter)) continue;
    const more = /^[345]8$/u.test(parameter) ? (colourLengths[given[index + 1] ?? ''] ?? 0) : 0;
    kept.push(...given.slice(index, index + 1 + more));
    index += more;
  }
  return kept.length > 0 ? kept.join(';') : undefined;
}
