import { isPlain, ownData } from '../values/own-data.ts';
import { align, type Aligned } from './align.ts';

/** How the items of two lists belong together. */
export interface Matched {
  pairs: readonly Aligned[];
  /** Names of items, by which people find them. */
  nameOf?: (item: unknown) => string;
  /** True where the order means something. */
  ordered: boolean;
}

/** Members by which AWS tells items of a list apart, whose order means nothing. */
const serviceNames = [
  'InputName',
  'OutputName',
  'ChannelName',
  'MetricName',
  'Name',
  'Key',
  'ParameterName',
  'PolicyName',
];

/** Members by which other items are told apart; here the order may mean something. */
const ownNames = ['name', 'key', 'id', 'as', 'step', 'path'];

/** Lists of plain values whose order the service does not look at. */
const unordered = ['Subnets', 'SecurityGroupIds', 'DependsOn', 'SupportedContentTypes', 'SupportedResponseMIMETypes'];

/** Matches items by the name that each has, else by what is equal in the same order. `holder` is the member that holds the lists. */
export function matchItems(before: readonly unknown[], after: readonly unknown[], holder: string): Matched {
  const byService = serviceNames.find((name) => tellsApart(name, before) && tellsApart(name, after));
  const name = byService ?? ownNames.find((each) => tellsApart(each, before) && tellsApart(each, after));
  if (name !== undefined && before.length + after.length > 0) {
    const nameOf = (item: unknown) => String(memberOf(item, name));
    return { pairs: byName(before.map(nameOf), after.map(nameOf)), nameOf, ordered: byService === undefined };
  }
  const [first, second] = [before.map(textOf), after.map(textOf)];
  if (unordered.includes(holder) && isSet(first) && isSet(second))
    return { pairs: byName(first, second), ordered: false };
  return { pairs: joined(align(first, second)), ordered: false };
}

function tellsApart(name: string, items: readonly unknown[]): boolean {
  const names = items.map((item) => memberOf(item, name));
  return names.every((each) => typeof each === 'string') && new Set(names).size === names.length;
}

function memberOf(item: unknown, name: string): unknown {
  return isPlain(item) ? ownData(item).find(([each]) => each === name)?.[1] : undefined;
}

function byName(before: readonly string[], after: readonly string[]): Aligned[] {
  const places = new Map(after.map((name, index) => [name, index]));
  const known = new Set(before);
  return [
    ...before.map((name, index) => {
      const place = places.get(name);
      return { before: index, ...(place !== undefined && { after: place }) };
    }),
    ...after.flatMap((name, index) => (known.has(name) ? [] : [{ after: index }])),
  ];
}

/** Between what is equal, the first that went belongs to the first that came. */
function joined(aligned: readonly Aligned[]): Aligned[] {
  const found: Aligned[] = [];
  let went: number[] = [];
  let came: number[] = [];
  const settle = () => {
    const count = Math.max(went.length, came.length);
    for (let index = 0; index < count; index++) {
      const [before, after] = [went[index], came[index]];
      found.push({ ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
    }
    [went, came] = [[], []];
  };
  for (const one of aligned) {
    if (one.before === undefined) came.push(one.after ?? 0);
    else if (one.after === undefined) went.push(one.before);
    else {
      settle();
      found.push(one);
    }
  }
  settle();
  return found;
}

function isSet(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** Equal for equal data, whatever the order of its names. */
export function textOf(value: unknown, depth = 0): string {
  if (Array.isArray(value) && depth < 30) return `[${value.map((item) => textOf(item, depth + 1)).join(',')}]`;
  if (isPlain(value) && depth < 30) {
    const entries = ownData(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${textOf(item, depth + 1)}`).join(',')}}`;
  }
  if (value instanceof Date) return String(value.getTime());
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
