import type { ExitCode } from '../../base/exit-codes.ts';
import { realClock } from '../../logs/clock.ts';
import type { ReaderStatus, SourceState } from '../../logs/read/reader.ts';
import type { PlaceKeeper } from '../../logs/resume/keep-place.ts';
import { openTarget } from '../../runs/logs/targets/open-target.ts';
import { readTarget } from '../../runs/logs/read-target.ts';
import type { ReadingEvent, ReadingOptions } from '../../runs/logs/reading.ts';
import type { RunStatus } from '../../runs/run.ts';
import type { Host, Outcome } from '../command.ts';
import type { Workbench } from '../workbench.ts';
import { closingNotes, isIncomplete } from './closing-note.ts';
import { makeLinePrinter } from './line-printer.ts';
import type { LogWish } from './log-wish.ts';
import { openPlace } from './open-place.ts';

/** Tells the lines that were asked for, in order, and notices of what keeps others away; answers as the run ended. */
export async function pipeLogs({ aws, project }: Workbench, wish: LogWish, host: Host): Promise<Outcome> {
  const { signal } = host;
  const target = await openTarget(wish.words, { aws, project });
  const states = new Map<string, SourceState>();
  const say = (text: string) => host.notify({ kind: 'note', text });
  const trouble = tellTroubles(say);
  const isOneJob = target.status !== undefined && !target.hasSteps;
  const printer = makeLinePrinter({
    wish,
    hasSteps: target.hasSteps,
    hasHosts: !isOneJob && !target.hasSteps,
    clock: realClock,
    tell: host.notify,
  });
  let status = target.status;

  const hear = (event: ReadingEvent): void => {
    switch (event.kind) {
      case 'stream':
        return printer.see(event.stream);
      case 'lines':
        return printer.add(event.lines);
      case 'source':
        return void states.set(event.id, event.state);
      case 'reading':
        trouble(event.status);
        return printer.reached(event.status);
      case 'status':
        status = event.status;
        return event.reason === undefined
          ? undefined
          : say(`${target.name} ${event.status}: ${firstLine(event.reason)}`);
      case 'note':
        return say(event.text);
      case 'metric':
        return undefined;
    }
  };
  const { follow, since, until, step, host: machine } = wish;
  const place = openPlace({ aws, project }, target.name, wish, host.env, say);
  const resume = wish.resume ? await place.before() : undefined;
  let keeper: PlaceKeeper | undefined;
  try {
    const options: ReadingOptions = {
      tell: hear,
      signal,
      follow: follow && (until === undefined || until > realClock.now()),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
      ...(step !== undefined && { step }),
      ...(machine !== undefined && { host: machine }),
      ...(resume && { resume }),
      ...(host.drained && { ready: host.drained }),
    };
    await readTarget(aws, target, options, (reading) => {
      keeper = place.keep(reading, printer);
    });
  } finally {
    printer.end();
    await keeper?.close();
  }
  await host.drained?.();
  if (!signal.aborted) closingNotes(states).forEach(say);
  return { value: { kind: 'nothing' }, exit: exitOf(status, isIncomplete(states), signal) };
}

function exitOf(status: RunStatus | undefined, lacksSome: boolean, { aborted }: AbortSignal): ExitCode {
  if (aborted) return 130;
  if (lacksSome) return 5;
  return status === 'failed' || status === 'stopped' ? 1 : 0;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

/** Says once what is being waited out, and once that it has passed. */
function tellTroubles(say: (text: string) => void): (status: ReaderStatus) => void {
  let told: string | undefined;
  return ({ trouble }) => {
    const text = trouble?.text;
    if (text === told) return;
    if (text !== undefined) say(text);
    else if (told !== undefined) say('reading goes on');
    told = text;
  };
}
