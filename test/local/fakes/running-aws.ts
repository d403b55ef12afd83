import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedded } from '../../../src/local/embedded.ts';
import { homeAt } from '../../../src/local/home.ts';
import type { JobRecord } from '../../../src/local/jobs/book.ts';
import { readClaim } from '../../../src/local/jobs/supervisor-claim.ts';
import { openParts } from '../../../src/local/open-parts.ts';
import { isAlive } from '../../../src/local/process-identity.ts';
import { openState } from '../../../src/local/state.ts';

/** An embedded AWS in a folder of its own, whose jobs run. It has the bucket `data`. */
export interface RunningAws extends Embedded, Disposable {
  folder: string;
  /** The process id of the supervisor; 0 where there is none. */
  supervisor(): number;
  put(key: string, content: string | Buffer): Promise<void>;
  /** The text of an object; undefined where there is none. */
  read(key: string): string | undefined;
  keys(prefix: string): string[];
  /** The job once it has ended. */
  ended(kind: JobRecord['kind'], name: string): Promise<JobRecord>;
  /** What the job wrote. */
  lines(group: string): string[];
}

export function runningAws(env: Record<string, string> = {}): RunningAws {
  const folder = mkdtempSync(join(tmpdir(), 'mlx-test-'));
  const home = homeAt(join(folder, '.mlx'), { MLX_CACHE: join(folder, 'cache') });
  const identity = { account: '000000000000', region: 'eu-west-1', partition: 'aws' };
  const quick = { ...process.env, MLX_LOCAL_IDLE: '0.5', MLX_LOCAL_STOP_GRACE: '1', ...env };
  const aws = openParts({ home, state: openState(home), identity }, quick);
  aws.objects.createBucket('data');
  return {
    ...aws,
    folder,
    supervisor: () => readClaim(aws.state)?.pid ?? 0,
    put: async (key, content) => void (await aws.objects.put('data', key, Buffer.from(content))),
    read: (key) => {
      const path = aws.objects.head('data', key)?.path;
      return path !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    },
    keys: (prefix) => [...aws.objects.list('data', prefix)].map(({ key }) => key),
    ended: async (kind, name) => {
      for (;;) {
        const job = aws.jobs.get(kind, name);
        if (job?.ended !== undefined) return job;
        await sleep(20);
      }
    },
    lines: (group) =>
      aws.state
        .prepare(
          `SELECT CAST(e.message AS TEXT) AS message FROM log_events e JOIN log_streams s ON s.id = e.stream
           JOIN log_groups g ON g.id = s.log_group WHERE g.name = ? ORDER BY e.timestamp, e.sequence`,
        )
        .all(group)
        .map((row) => String(row['message'])),
    [Symbol.dispose]() {
      const claim = readClaim(aws.state);
      if (claim && isAlive(claim)) process.kill(claim.pid, 'SIGKILL');
      aws.state.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
