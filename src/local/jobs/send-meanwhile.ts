import { setTimeout as sleep } from 'node:timers/promises';
import { uploadOutput } from './upload-output.ts';
import type { ObjectStore } from '../s3/store.ts';
import type { PreparedJob } from './workshop.ts';

/** Milliseconds between two rounds. */
const pause = 2000;

/** Sends the files of continuous outputs while the job runs. What can't be sent now is tried again at the job's end. */
export function sendMeanwhile({ order, hosts, sent }: PreparedJob, objects: ObjectStore): { close(): Promise<void> } {
  const outputs = order.outputs.filter((output) => output.continuous);
  if (outputs.length === 0) return { close: async () => {} };
  const end = new AbortController();
  const rounds = async (): Promise<void> => {
    while (await waited(end.signal)) {
      for (const output of outputs) {
        for (const { folder } of hosts) await uploadOutput(output, folder, { objects, sent }).catch(() => {});
      }
    }
  };
  const done = rounds();
  return {
    close: async () => {
      end.abort();
      await done;
    },
  };
}

async function waited(signal: AbortSignal): Promise<boolean> {
  return sleep(pause, true, { signal }).catch(() => false);
}
