/** A call such as `States.Format('{}', $.a)`, or one of its arguments. */
export type Intrinsic =
  | { kind: 'call'; name: string; arguments: readonly Intrinsic[] }
  | { kind: 'path'; path: string }
  | { kind: 'literal'; value: string | number | boolean | null };

/** The functions of the language. */
export const functionNames: ReadonlySet<string> = new Set(
  (
    'Format StringToJson JsonToString Array ArrayPartition ArrayContains ArrayRange ArrayGetItem ArrayLength ArrayUnique ' +
    'Base64Encode Base64Decode Hash JsonMerge MathRandom MathAdd StringSplit UUID'
  )
    .split(' ')
    .map((name) => `States.${name}`),
);

/** Calls may stand within calls this deep. */
const deepest = 10;

/** Reads a whole call. Throws an `Error` that says what is wrong. */
export function parseIntrinsic(text: string): Intrinsic {
  const [call, end] = readCall(text, 0, 1);
  if (text.slice(end).trim() !== '') throw new Error(`unexpected ${JSON.stringify(text.slice(end))} after the call`);
  return call;
}

type Read = readonly [read: Intrinsic, end: number];

function readCall(text: string, start: number, depth: number): Read {
  const name = /^\s*(States\.\w+)\s*\(/.exec(text.slice(start));
  if (!name?.[1] || !functionNames.has(name[1])) throw new Error(`it does not begin with a known function`);
  if (depth > deepest) throw new Error(`calls stand within calls more than ${deepest} deep`);
  const given: Intrinsic[] = [];
  let at = pastSpace(text, start + name[0].length);
  while (text[at] !== ')') {
    const [argument, end] = readArgument(text, at, depth);
    given.push(argument);
    at = pastSpace(text, end);
    if (text[at] === ',') at = pastSpace(text, at + 1);
    else if (text[at] !== ')') throw new Error('a comma or the closing parenthesis is missing');
  }
  return [{ kind: 'call', name: name[1], arguments: given }, at + 1];
}

function readArgument(text: string, at: number, depth: number): Read {
  if (text.startsWith('States.', at)) return readCall(text, at, depth + 1);
  if (text[at] === "'") return readText(text, at);
  if (text[at] === '$') return readPath(text, at);
  const [word = ''] = /^[^,)\s]*/.exec(text.slice(at)) ?? [];
  if (!/^(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null)$/.test(word)) {
    throw new Error(`${JSON.stringify(word)} is no text in quotes, number, path or call`);
  }
  return [{ kind: 'literal', value: JSON.parse(word) as number | boolean | null }, at + word.length];
}

/** Within quotes a backslash takes the next character as it is. */
function readText(text: string, start: number): Read {
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "'") return [{ kind: 'literal', value }, at + 1];
    // Format needs to know braces that are meant as they stand.
    if (text[at] === '\\') value += /[{}]/.test(text[(at += 1)] ?? '') ? `\\${text[at]}` : (text[at] ?? '');
    else value += text[at];
  }
  throw new Error('a quote is not closed');
}

/** A path goes to the next comma or parenthesis that isn't within its brackets or quotes. */
function readPath(text: string, start: number): Read {
  let depth = 0;
  let quote: string | undefined;
  for (let at = start; at < text.length; at += 1) {
    const each = text[at] as string;
    if (quote !== undefined) quote = each === quote ? undefined : quote;
    else if (each === "'" || each === '"') quote = each;
    else if (each === '[' || each === '(') depth += 1;
    else if (depth > 0 && (each === ']' || each === ')')) depth -= 1;
    else if (depth === 0 && (each === ',' || each === ')'))
      return [{ kind: 'path', path: text.slice(start, at).trim() }, at];
  }
  throw new Error('the closing parenthesis is missing');
}

function pastSpace(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
}
