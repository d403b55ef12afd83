import { isJsonObject, type Json, memberOf } from '../json.ts';

type Part = { member: string } | { index: number } | { key: string };

/** What lies at a path such as `A.B[0].C` or `Outputs['train'].S3Output`; `undefined` where nothing does or the path is none. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  const parts = partsOf(path);
  return parts?.reduce<Json | undefined>((inner, part) => (inner === undefined ? undefined : step(inner, part)), value);
}

function partsOf(path: string): Part[] | undefined {
  const parts: Part[] = [];
  const scan = /\.?(?<member>[^.[\]'"]+)|\[(?<index>\d+)\]|\[(?<quote>['"])(?<key>.*?)\k<quote>\]/gy;
  while (scan.lastIndex < path.length) {
    const found = scan.exec(path)?.groups;
    if (!found) return undefined;
    if (found['index'] !== undefined) parts.push({ index: Number(found['index']) });
    else if (found['key'] !== undefined) parts.push({ key: found['key'] });
    else parts.push({ member: found['member'] ?? '' });
  }
  return parts;
}

function step(value: Json, part: Part): Json | undefined {
  if ('index' in part) return Array.isArray(value) ? (value as readonly Json[])[part.index] : undefined;
  if ('member' in part) return memberOf(value, part.member);
  return Array.isArray(value) ? entryNamed(value, part.key) : memberOf(value, part.key);
}

/** Entries of a list are found by what names them: OutputName, InputName, ChannelName, MetricName. */
function entryNamed(entries: readonly Json[], key: string): Json | undefined {
  return entries.find(
    (entry) =>
      isJsonObject(entry) && Object.entries(entry).some(([name, value]) => name.endsWith('Name') && value === key),
  );
}
