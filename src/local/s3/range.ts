import { ServiceError } from '../service-error.ts';

/** Bytes of an object; `end` is the last one. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The one range that `Range` asks for; nothing where the header is to be ignored. Throws `InvalidRange` where no byte lies in it. */
export function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const found = /^bytes=(?<first>\d*)-(?<last>\d*)$/u.exec(header?.trim() ?? '')?.groups;
  if (found === undefined || header === undefined) return undefined;
  const { first = '', last = '' } = found;
  if (first === '' && last === '') return undefined;
  if (first === '')
    return Number(last) > 0 && size > 0
      ? { start: Math.max(0, size - Number(last)), end: size - 1 }
      : unsatisfiable(header, size);
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start < size ? { start, end } : unsatisfiable(header, size);
}

function unsatisfiable(header: string, size: number): never {
  throw new ServiceError('InvalidRange', 'The requested range is not satisfiable', {
    status: 416,
    extra: { RangeRequested: header, ActualObjectSize: size },
  });
}
