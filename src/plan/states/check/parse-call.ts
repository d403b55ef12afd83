/** An intrinsic function as it is written: its name and its arguments, each a call, a path or a literal. */
export interface Call {
  name: string;
  args: readonly (Call | string)[];
}

/** Reads a call such as `States.Format('{}-x', $.run.jobs)`; `undefined` where the text is none, or is broken. */
export function parseCall(text: string): Call | undefined {
  const found = /^(States\.[A-Za-z0-9]+)\(([\s\S]*)\)$/u.exec(text.trim());
  const args = found?.[2] === undefined ? undefined : splitArguments(found[2]);
  if (!found?.[1] || !args) return undefined;
  return { name: found[1], args: args.map((arg) => parseCall(arg) ?? arg) };
}

/** The paths in a code, which is a path itself or a call with paths among its arguments. */
export function pathsIn(code: Call | string): string[] {
  if (typeof code !== 'string') return code.args.flatMap(pathsIn);
  const call = parseCall(code);
  if (call) return pathsIn(call);
  return code.startsWith('$') ? [code] : [];
}

function splitArguments(text: string): string[] | undefined {
  const args: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (letter === "'") quoted = !quoted;
    if (quoted) continue;
    if (letter === '(' || letter === '[') depth++;
    if (letter === ')' || letter === ']') depth--;
    if (letter !== ',' || depth > 0) continue;
    args.push(text.slice(from, index).trim());
    from = index + 1;
  }
  if (quoted || depth !== 0) return undefined;
  const last = text.slice(from).trim();
  return args.length === 0 && last === '' ? [] : [...args, last];
}
