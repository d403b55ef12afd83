import type { Embedded } from '../embedded.ts';
import type { Engine, RunningEngine } from './engine.ts';

/** A supervisor's engines, each loaded when it first has work. */
export interface EngineRoom {
  /** Lets engines that have work look, if the state changed or their time has come. Returns at once. */
  look(changed: boolean): void;
  /** Whether one has work, as far as was seen at the last look. */
  isBusy(): boolean;
  close(): void;
}

/** Milliseconds after which an engine that failed looks again. */
const patience = 1000;

/** `looked` is called after each look. */
export function openEngineRoom(engines: readonly Engine[], aws: Embedded, looked: () => void): EngineRoom {
  const stations = engines.map((engine) => openStation(engine, aws, looked));
  return {
    look: (changed) => stations.forEach((station) => station.look(changed)),
    isBusy: () => stations.some((station) => station.isBusy()),
    close: () => stations.forEach((station) => station.close()),
  };
}

/** One engine. A change that comes while it looks makes it look once more. */
function openStation(engine: Engine, aws: Embedded, looked: () => void): EngineRoom {
  let running: Promise<RunningEngine> | undefined;
  let opened: RunningEngine | undefined;
  let busy = false;
  let looking = false;
  let missed = false;
  let due: number | undefined;

  async function look(): Promise<void> {
    looking = true;
    missed = false;
    try {
      opened = await (running ??= engine.load().then((open) => open(aws)));
      due = (await opened.look()) ?? undefined;
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      if (!opened) running = undefined;
      due = aws.now() + patience;
    }
    looking = false;
    looked();
  }

  return {
    look: (changed) => {
      if (changed) {
        missed = true;
        busy = engine.hasWork(aws.state);
      }
      const isDue = due !== undefined && due <= aws.now();
      if (busy && !looking && (missed || isDue)) void look();
    },
    isBusy: () => busy || looking,
    close: () => opened?.close?.(),
  };
}
