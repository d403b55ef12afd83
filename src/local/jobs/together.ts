import type { JobProcess } from './job-process.ts';

/** Milliseconds after which a host that goes on is asked again: it may only just have begun when it was asked first. */
const again = 2000;

/**
 * The processes of a job's hosts as one, which ends when the last of them has: with the code of the first that failed, which
 * ends the others. Milliseconds of `grace` lie between asking them to end and ending them.
 */
export function together(processes: readonly JobProcess[], grace: number): JobProcess {
  const terminate = (): void => processes.forEach((process) => process.terminate());
  const kill = (): void => processes.forEach((process) => process.kill());
  let failure: number | undefined;
  let timers: NodeJS.Timeout[] = [];
  const noteEnd = (code: number): void => {
    if (code === 0 || failure !== undefined) return;
    failure = code;
    terminate();
    timers = [setTimeout(terminate, again), setTimeout(kill, grace)];
  };
  const ended = Promise.all(processes.map(async (process) => noteEnd(await process.ended)));
  return { terminate, kill, ended: ended.then(() => failure ?? 0).finally(() => timers.forEach(clearTimeout)) };
}
