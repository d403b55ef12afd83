import type { Known, KnownObjects } from './known.ts';

/** A value as it came, and the call that fetched it, where one did. */
export interface RawValue {
  call?: { cli: string; typescript: string };
  value: unknown;
}

/** What `x??` tells: the answer of the service as it came, else the value itself. */
export async function rawValueOf(value: unknown, known: KnownObjects): Promise<RawValue> {
  const mark: Known | undefined = known.of(value);
  return mark?.raw ? mark.raw() : { value };
}
