import type { Way } from '../../base/way.ts';

/** A value for each way that is compared. */
export type ByWay<T> = Readonly<Partial<Record<Way, T>>>;
