import type { JobBook, JobQuery, JobRecord } from '../../../src/local/jobs/book.ts';

/** A job book that runs nothing: tests say what became of each job. */
export interface MemoryBook extends JobBook {
  /** Changes what is known of a job. */
  set(kind: JobRecord['kind'], name: string, change: Partial<JobRecord>): void;
}

export function memoryBook(now: () => number): MemoryBook {
  const jobs = new Map<string, JobRecord>();
  const set: MemoryBook['set'] = (kind, name, change) => {
    const job = jobs.get(`${kind}/${name}`);
    if (!job) throw new Error(`the fake book has no ${kind} job ${name}`);
    jobs.set(`${kind}/${name}`, { ...job, ...change });
  };
  return {
    set,
    start(job) {
      const key = `${job.kind}/${job.name}`;
      if (jobs.has(key)) return false;
      const created = now();
      jobs.set(key, {
        ...job,
        status: 'InProgress',
        secondary: 'Starting',
        transitions: [{ status: 'Starting', start: created, message: 'Starting the job' }],
        created,
        modified: created,
        finalMetrics: [],
      });
      return true;
    },
    get: (kind, name) => jobs.get(`${kind}/${name}`),
    list(query) {
      const found = [...jobs.values()].filter((job) => isWanted(job, query)).toSorted((a, b) => order(a, b, query));
      const end = query.offset + query.limit;
      return { jobs: found.slice(query.offset, end), more: found.length > end };
    },
    stop: (kind, name) => set(kind, name, { status: 'Stopping' }),
    remove: (kind, name) => void jobs.delete(`${kind}/${name}`),
  };
}

function isWanted(job: JobRecord, query: JobQuery): boolean {
  return (
    job.kind === query.kind &&
    job.name.includes(query.nameContains ?? '') &&
    (query.status === undefined || job.status === query.status) &&
    job.created > (query.createdAfter ?? -Infinity) &&
    job.created < (query.createdBefore ?? Infinity) &&
    job.modified > (query.modifiedAfter ?? -Infinity) &&
    job.modified < (query.modifiedBefore ?? Infinity)
  );
}

function order(one: JobRecord, other: JobRecord, query: JobQuery): number {
  const key = { Name: 'name', CreationTime: 'created', Status: 'status' } as const;
  const [a, b] = [one[key[query.sortBy]], other[key[query.sortBy]]];
  return (query.descending ? -1 : 1) * (a < b ? -1 : Number(a > b));
}
