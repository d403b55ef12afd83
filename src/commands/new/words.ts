/** A name and what stands behind it: `flights` and `table:nyc.flights`, or `flights` and `select * from nyc.flights`. */
export interface Named {
  name: string;
  ref: string;
}

export interface NewParam {
  name: string;
  type: 'string' | 'int' | 'float' | 'bool' | 'date';
  default: string;
}

/** How an input, an output and a param are written, on a flag and at a question. */
export const inputForm = 'rows=table:db.table, rows=select ..., rows=s3://..., rows=file:path or rows=job.output';
export const outputForm = 'result=table:db.table, result=files or result=model';
export const paramForm = 'depth:int=6 (types are string, int, float, bool, date)';

const namePattern = /^[a-z][a-z0-9_]*$/;
const paramPattern = /^([a-z][a-z0-9_]*):(string|int|float|bool|date)=(.*)$/s;

/** Reads `NAME=REF`, as `--input` and `--output` take it. `undefined` where it isn't of that form. */
export function readNamed(text: string): Named | undefined {
  const at = text.indexOf('=');
  if (at < 1) return undefined;
  const name = text.slice(0, at).trim();
  const ref = text.slice(at + 1).trim();
  return namePattern.test(name) && ref !== '' ? { name, ref } : undefined;
}

/** Reads `NAME:TYPE=DEFAULT`, as `--param` takes it. */
export function readParam(text: string): NewParam | undefined {
  const found = paramPattern.exec(text.trim());
  if (!found) return undefined;
  const [, name = '', type = '', value = ''] = found;
  return { name, type: type as NewParam['type'], default: value };
}

export function writeNamed({ name, ref }: Named): string {
  return `${name}=${ref}`;
}

export function writeParam(param: NewParam): string {
  return `${param.name}:${param.type}=${param.default}`;
}
