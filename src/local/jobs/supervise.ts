import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Embedded } from '../embedded.ts';
import { inTransaction } from '../state.ts';
import { bell } from './bell.ts';
import { openEngineRoom } from './engine-room.ts';
import { engines } from './engines.ts';
import { openJobFloor } from './job-floor.ts';
import { dropClaim, readClaim, writeClaim } from './supervisor-claim.ts';
import { hasWork } from './wake-supervisor.ts';
import { watchState } from './watch-state.ts';
import type { Workshop } from './workshop.ts';

export interface Supervision {
  aws: Embedded;
  workshop: Workshop;
  /** Jobs that run at once. */
  places: number;
  /** Milliseconds without work after which it leaves. */
  idle: number;
}

/**
 * Milliseconds between two looks at the state: while something goes on, and when nothing has changed for a while. A quiet state
 * is watched besides, where the system can do that, so that the next change is seen at once.
 */
const pause = { lively: 20, quiet: 100, watched: 2000 };

/** Milliseconds without a change after which a state is quiet. */
const quietAfter = 5000;

/** Sees to the work of a home until there has been none for a while, or where another supervisor was named. */
export async function supervise({ aws, workshop, places, idle }: Supervision): Promise<void> {
  const { state, now } = aws;
  const versionOf = versionReader(state);
  if (!inTransaction(state, () => comeToWork(state))) return;
  const alarm = bell();
  const floor = openJobFloor({ state, workshop, places }, lookAgain);
  const room = openEngineRoom(engines, aws, alarm.ring);
  let seen: string | undefined;
  let changed = now();
  let busy = now();
  for (;;) {
    const version = versionOf();
    if (version !== seen) {
      changed = now();
      seen = tried(look) ? version : undefined;
    } else {
      room.look(false);
    }
    if (floor.running() > 0) busy = now();
    else if (!existsSync(aws.home.state)) break;
    else if (room.isBusy()) busy = now();
    else if (now() - busy > idle && inTransaction(state, () => leave(state))) break;
    if (now() - changed > quietAfter && floor.running() === 0) await quietly();
    else await alarm.wait(pause.lively);
  }
  room.close();

  function look(): void {
    floor.look();
    room.look(true);
  }

  async function quietly(): Promise<void> {
    const unwatch = watchState(aws.home.state, () => {
      changed = now();
      alarm.ring();
    });
    // What was written before the watch began is not told.
    if (versionOf() === seen) await alarm.wait(unwatch ? pause.watched : pause.quiet);
    unwatch?.();
  }

  function lookAgain(): void {
    seen = undefined;
    alarm.ring();
  }
}

/** A state that can't be written for a while costs no running job its life. */
function tried(look: () => void): boolean {
  try {
    look();
    return true;
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    return false;
  }
}

/** True where the state names this very process as its supervisor. */
function comeToWork(state: DatabaseSync): boolean {
  const claim = readClaim(state);
  if (claim?.pid !== process.pid) return false;
  writeClaim(state, { ...claim, stillborn: 0 });
  return true;
}

/** Gives the claim up where no work came in the meantime. */
function leave(state: DatabaseSync): boolean {
  if (hasWork(state)) return false;
  dropClaim(state);
  return true;
}

/** Reads what changes when this or another process has written. */
function versionReader(state: DatabaseSync): () => string {
  const others = state.prepare('PRAGMA data_version');
  const own = state.prepare('SELECT total_changes() AS changes');
  return () => JSON.stringify([others.get(), own.get()]);
}
