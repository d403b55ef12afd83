import type { Jobs } from './jobs.ts';

/** Names and types of a head, as the declarations of a project tell them. */
export interface JobTypes {
  params: object;
  inputs: object;
  outputs: object;
  metrics: string;
}

/** What a script is taken for that no declaration tells of: any name may be right. */
export interface LooseJob {
  params: Readonly<Record<string, string | number | boolean>>;
  inputs: Readonly<Record<string, 'any'>>;
  outputs: Readonly<Record<string, 'any'>>;
  metrics: string;
}

/** The names and types of a script. */
export type JobOf<S extends string> = S extends keyof Jobs ? (Jobs[S] extends JobTypes ? Jobs[S] : LooseJob) : LooseJob;

/** A path of a script; those that are declared complete in an editor. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- there are keys where a project declares them
export type ScriptPath = keyof Jobs | (string & {});

/** What an output holds, or an input takes. */
export type DataKind = 'model' | 'data' | 'any';
