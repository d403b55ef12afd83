import type { Manifest } from './manifest.ts';

/** What a run's own description does not tell. */
export interface About {
  tags: Readonly<Record<string, string>>;
  manifest?: Manifest;
}

/** The job's name from mlx's tag; where something else launched the run, its own name. */
export function jobOf(name: string, { tags }: About): string {
  return tags['mlx:job'] ?? name;
}

/** `database.table` of an output that becomes a table. */
export function tableOfOutput({ tags }: About, output: string): { table?: string } {
  const table = tags[`mlx:table:${output}`];
  return table === undefined ? {} : { table };
}
