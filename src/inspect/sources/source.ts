import type { HeadKind } from '../../define/head-kind.ts';
import type { Explanation } from '../explanation.ts';

/** A kind of things that can be asked about, by their names. */
export interface Source {
  /** `Keys of a head`. */
  title: string;
  names: () => readonly string[];
  /** Further names that begin so, of which there are too many to list. */
  complete?: (begun: string) => readonly string[];
  /** What has exactly this name. */
  explain: (name: string, about: About) => Explanation | undefined;
  /** What else the name may mean, where nothing has exactly it. */
  guess?: (name: string, about: About) => Explanation | undefined;
}

/** What the asking is about, besides the name. */
export interface About {
  /** Only jobs of this kind. */
  kind?: HeadKind;
  /** What stands there now, in the job that is asked about. */
  value?: unknown;
  /** What `--on` named. */
  where?: string;
  region?: string;
}

/** All names that can be asked for, and of those that are too many to list what begins so. */
export function namesBegun(sources: readonly Source[], begun: string): string[] {
  return sources.flatMap((source) => [...source.names(), ...(source.complete?.(begun) ?? [])]);
}
