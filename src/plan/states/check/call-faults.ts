import { type Call, parseCall } from './parse-call.ts';

/** How many arguments each function takes, fewest and most. */
const arity: Readonly<Record<string, readonly [number, number]>> = {
  'States.Format': [1, Infinity],
  'States.StringToJson': [1, 1],
  'States.JsonToString': [1, 1],
  'States.Array': [0, Infinity],
  'States.ArrayPartition': [2, 2],
  'States.ArrayContains': [2, 2],
  'States.ArrayRange': [3, 3],
  'States.ArrayGetItem': [2, 2],
  'States.ArrayLength': [1, 1],
  'States.ArrayUnique': [1, 1],
  'States.Base64Encode': [1, 1],
  'States.Base64Decode': [1, 1],
  'States.Hash': [2, 2],
  'States.JsonMerge': [3, 3],
  'States.MathRandom': [2, 3],
  'States.MathAdd': [2, 2],
  'States.StringSplit': [2, 2],
  'States.UUID': [0, 0],
};

/** Functions stand at most so many within each other. */
const deepest = 10;

/** What is wrong with a path or call as it is written; none for a right one. */
export function callFaults(code: string): string[] {
  if (code.startsWith('$')) return [];
  const call = parseCall(code);
  if (!call) return [`${code} is neither a path nor an intrinsic function`];
  return [...faultsOf(call), ...(depthOf(call) > deepest ? [`${code} nests more than ${deepest} functions`] : [])];
}

function faultsOf(call: Call): string[] {
  const { name, args } = call;
  const [fewest, most] = (Object.hasOwn(arity, name) ? arity[name] : undefined) ?? [Infinity, 0];
  const own = args.length < fewest || args.length > most ? [`${name} can't take ${args.length} arguments`] : [];
  return [...own, ...placeholders(call), ...args.flatMap((arg) => (typeof arg === 'string' ? [] : faultsOf(arg)))];
}

function placeholders({ name, args: [template, ...values] }: Call): string[] {
  if (name !== 'States.Format' || typeof template !== 'string' || !template.startsWith("'")) return [];
  const places = template.split('{}').length - 1;
  return places === values.length ? [] : [`${template} has ${places} places for ${values.length} values`];
}

function depthOf({ args }: Call): number {
  return 1 + Math.max(0, ...args.map((arg) => (typeof arg === 'string' ? 0 : depthOf(arg))));
}
