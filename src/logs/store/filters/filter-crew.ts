import { Worker } from 'node:worker_threads';
import { workerEntry } from '../../../base/worker-entry.ts';
import type { Bits } from './bits.ts';
import { transferOf, type FilterAnswer, type FilterJob } from './filter-job.ts';

/** Threads that hold lines against selections. They begin when there is something to do. */
export interface FilterCrew {
  /** Asks for jobs until the returned function is called. */
  enlist(client: FilterClient): () => void;
  /** There may be something to do. */
  wake(): void;
  close(): Promise<void>;
}

/** Has jobs to be done, one after the other. */
export interface FilterClient {
  next(): AskedJob | undefined;
}

export interface AskedJob {
  job: FilterJob;
  found(bits: Bits): void;
  /** It took longer than the patience, or the thread or the file failed: asking again will not help. */
  failed(): void;
  /** The thread ended by another job's fault: it may be asked again. */
  dropped(): void;
}

/** Jobs that wait at a thread, so that it need not wait for this one. */
const depth = 4;

/** Such a thread needs little: a job's text, and what is sliced from it. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/** `patience`: milliseconds after which a job is given up. */
export function openFilterCrew(size: number, patience: number): FilterCrew {
  const clients: FilterClient[] = [];
  const hands = new Set<Hand>();
  let isClosed = false;

  function nextJob(): AskedJob | undefined {
    for (let tries = clients.length; tries > 0; tries -= 1) {
      const client = clients.shift();
      if (!client) return undefined;
      clients.push(client);
      const job = client.next();
      if (job) return job;
    }
    return undefined;
  }

  function wake(): void {
    if (isClosed) return;
    for (;;) {
      const hand = leastBusy(hands);
      const isSpare = hand && (hand.load() === 0 || hands.size >= size);
      if (hand && isSpare && hand.load() >= depth) return;
      const asked = nextJob();
      if (!asked) return;
      (isSpare ? hand : begin()).give(asked);
    }
  }

  function begin(): Hand {
    const hand = hire(patience, (isLost) => {
      if (isLost) hands.delete(hand);
      wake();
    });
    hands.add(hand);
    return hand;
  }

  return {
    enlist(client) {
      clients.push(client);
      return () => {
        const index = clients.indexOf(client);
        if (index >= 0) clients.splice(index, 1);
      };
    },
    wake,
    async close() {
      isClosed = true;
      await Promise.all([...hands].map((hand) => hand.end()));
    },
  };
}

interface Hand {
  load(): number;
  give(asked: AskedJob): void;
  end(): Promise<void>;
}

function leastBusy(hands: ReadonlySet<Hand>): Hand | undefined {
  let least: Hand | undefined;
  for (const hand of hands) if (!least || hand.load() < least.load()) least = hand;
  return least;
}

/** One thread and the jobs it has; `free` is told after each job, and when the thread is lost. */
function hire(patience: number, free: (isLost: boolean) => void): Hand {
  const worker = new Worker(workerEntry('./filter-worker.ts', import.meta.url), { resourceLimits, execArgv: [] });
  const jobs: AskedJob[] = [];
  let watch: NodeJS.Timeout | undefined;
  let strikes = 0;
  let isReady = false;
  let isOver = false;
  worker.unref();

  function lose(): void {
    if (isOver) return;
    isOver = true;
    clearInterval(watch);
    void worker.terminate();
    const [guilty, ...others] = jobs.splice(0);
    guilty?.failed();
    for (const other of others) other.dropped();
    free(true);
  }

  /** Two strikes, since a process that was suspended finds the first one due as soon as it goes on. */
  function strike(): void {
    strikes += 1;
    if (strikes > 1) lose();
  }

  function attend(): void {
    clearInterval(watch);
    strikes = 0;
    watch = isReady && jobs.length > 0 ? setInterval(strike, patience / 2) : undefined;
    if (jobs.length > 0) worker.ref();
    else worker.unref();
  }

  worker.on('message', (answer: FilterAnswer) => {
    isReady = true;
    const asked = answer.kind === 'ready' ? undefined : jobs.shift();
    attend();
    if (answer.kind === 'found') asked?.found(answer.bits);
    else asked?.failed();
    free(false);
  });
  worker.on('error', lose);
  worker.on('exit', lose);
  return {
    load: () => jobs.length,
    give(asked) {
      jobs.push(asked);
      worker.postMessage(asked.job, transferOf(asked.job));
      if (jobs.length === 1) attend();
    },
    async end() {
      isOver = true;
      clearInterval(watch);
      await worker.terminate();
    },
  };
}
