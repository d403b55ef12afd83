import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestContext } from 'vitest';
import { homeAt } from '../../../src/local/home.ts';
import { openLogStore } from '../../../src/local/cloudwatch/log-store.ts';
import { withMessage } from '../../../src/local/cloudwatch/stored-message.ts';
import { openState } from '../../../src/local/state.ts';
import { openObjectStore } from '../../../src/local/s3/object-store.ts';
import { openJobBook } from '../../../src/local/jobs/open-job-book.ts';
import { isAlive } from '../../../src/local/process-identity.ts';
import { readClaim, writeClaim } from '../../../src/local/jobs/supervisor-claim.ts';
import type { JobBook, JobRecord } from '../../../src/local/jobs/book.ts';
import type { Home } from '../../../src/local/embedded.ts';
import type { ObjectStore } from '../../../src/local/s3/store.ts';

/** A home of its own with its book, stores and supervisor, taken down after the test. */
export interface Bench {
  home: Home;
  book: JobBook;
  objects: ObjectStore;
  /** A second book of the same home, as another mlx process has it. */
  another(): JobBook;
  /** The process id of the supervisor. */
  supervisor(): number;
  /** Names another process as the supervisor. */
  claimFor(pid: number, start: string): void;
  processing(request?: object, script?: string): string;
  training(request?: object, script?: string): string;
  /** The job once `is` holds for it. */
  until(name: string, is: (job: JobRecord) => boolean, kind?: JobRecord['kind']): Promise<JobRecord>;
  finished(name: string, kind?: JobRecord['kind']): Promise<JobRecord>;
  lines(name: string, kind?: JobRecord['kind']): string[];
  put(key: string, text: string): Promise<void>;
  read(key: string): Promise<string | undefined>;
  keys(): string[];
  /** Log groups and streams. */
  streams(): string[];
  /** Makes an empty file in a job's folder. */
  touch(name: string, file: string): Promise<void>;
  /** Makes an empty file. */
  write(path: string): Promise<void>;
}

export async function bench(context: TestContext, env: Record<string, string> = {}): Promise<Bench> {
  const root = await mkdtemp(join(tmpdir(), 'mlx-jobs-'));
  const home = homeAt(join(root, '.mlx'), { MLX_CACHE: join(root, 'cache') });
  const state = openState(home);
  const identity = { account: '000000000000', region: 'eu-west-1', partition: 'aws' };
  const objects = openObjectStore({ state, folder: home.objects, now: Date.now });
  openLogStore({ state });
  const open = () =>
    openJobBook({ state, home, identity, now: Date.now, env: { ...process.env, MLX_LOCAL_IDLE: '2', ...env } });
  const book = open();
  objects.createBucket('data');
  context.onTestFinished(async () => {
    const claim = readClaim(state);
    if (claim && isAlive(claim)) process.kill(claim.pid, 'SIGKILL');
    state.close();
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  const start = (kind: JobRecord['kind'], request: object): string => {
    const name = `job-${randomUUID().slice(0, 8)}`;
    book.start({
      kind,
      name,
      arn: `arn:aws:sagemaker:eu-west-1:000000000000:${kind}-job/${name}`,
      request: { ...request },
    });
    return name;
  };
  const until: Bench['until'] = async (name, is, kind = 'processing') => {
    for (;;) {
      const job = book.get(kind, name);
      if (job && is(job)) return job;
      await sleep(20);
    }
  };
  return {
    home,
    book,
    objects,
    another: open,
    supervisor: () => readClaim(state)?.pid ?? 0,
    claimFor: (pid, start) => writeClaim(state, { pid, start, stillborn: 0 }),
    processing: (request = {}, script = 'true') =>
      start('processing', {
        AppSpecification: { ImageUri: 'x', ContainerEntrypoint: ['sh', '-c', script] },
        ...request,
      }),
    training: (request = {}, script = 'true') => {
      const { AlgorithmSpecification, ...rest } = request as { AlgorithmSpecification?: object };
      return start('training', {
        AlgorithmSpecification: {
          TrainingImage: 'x',
          TrainingInputMode: 'File',
          ContainerEntrypoint: ['sh', '-c', script],
          ...AlgorithmSpecification,
        },
        OutputDataConfig: { S3OutputPath: 's3://data/out' },
        ...rest,
      });
    },
    until,
    finished: (name, kind) => until(name, (job) => job.ended !== undefined, kind),
    lines: (name, kind = 'processing') =>
      state
        .prepare(
          `SELECT e.message FROM log_events e JOIN log_streams s ON s.id = e.stream JOIN log_groups g ON g.id = s.log_group
           WHERE g.name = ? AND s.name GLOB ? ORDER BY e.timestamp, e.sequence`,
        )
        .all(`/aws/sagemaker/${kind === 'training' ? 'TrainingJobs' : 'ProcessingJobs'}`, `${name}/algo-1-*`)
        .map((row) => withMessage(row as { message: string | Uint8Array }).message),
    put: async (key, text) => {
      await objects.put('data', key, Buffer.from(text));
    },
    read: async (key) => {
      const object = objects.head('data', key);
      return object && readFile(object.path, 'utf8');
    },
    streams: () =>
      state
        .prepare(`SELECT g.name || ' ' || s.name AS stream FROM log_streams s JOIN log_groups g ON g.id = s.log_group`)
        .all()
        .map((row) => String(row['stream'])),
    touch: (name, file) => writeFile(join(home.jobs, `processing-${name}`, file), ''),
    write: (path) => writeFile(path, ''),
    keys: () => [...objects.list('data', '')].map((object) => object.key),
  };
}
