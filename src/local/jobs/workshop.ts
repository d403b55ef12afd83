import type { Embedded } from '../embedded.ts';
import type { StoredJob } from './job-table.ts';
import type { Namespaces } from './namespaces.ts';
import type { Sent } from './upload-output.ts';
import type { WorkOrder } from './work-order.ts';

/** What a job is run with. */
export interface Workshop extends Embedded {
  namespaces: () => Promise<Namespaces>;
  /** Milliseconds between SIGTERM and SIGKILL. */
  grace: number;
}

/** Writes what became of the job; `edit` is given the job as it stands and its result is stored. */
export type Change = (edit: (job: StoredJob) => StoredJob) => void;

/** A job whose hosts' folders are prepared; the first of them gets what is to be kept. */
export interface PreparedJob {
  job: StoredJob;
  order: WorkOrder;
  hosts: readonly PreparedHost[];
  sent: Sent;
}

export interface PreparedHost {
  name: string;
  folder: string;
}
