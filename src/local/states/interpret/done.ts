import { StateFault } from '../evaluate/fault.ts';
import type { NewEvent } from './event.ts';

/** What a state came to. */
export interface Done {
  result: unknown;
  /** Told before the state's exit. */
  events: readonly NewEvent[];
  /** Where to, if not to the state's `Next`. */
  next?: string;
}

/** A fault with the events that tell of it, which are written together with what comes of it. */
export class TaskFault extends StateFault {
  readonly events: readonly NewEvent[];

  constructor(fault: StateFault, events: readonly NewEvent[]) {
    super(fault.name, fault.reason);
    this.events = events;
  }
}
