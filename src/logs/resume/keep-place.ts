import type { Clock } from '../clock.ts';
import type { ReadingState } from '../read/reader.ts';
import { savePlace } from './place-file.ts';

export interface KeepPlaceOptions {
  /** mlx's folder of the project, or of the user. */
  folder: string;
  /** `LogTarget.name`. */
  target: string;
  /** Where the reading has come to. */
  state: () => ReadingState;
  /** True once all that had been read at that time (of `Clock.elapsed`) was also given out. */
  isGivenOut: (elapsed: number) => boolean;
  clock: Clock;
  /** Hears, once, that the place can't be kept. */
  onTrouble: (error: unknown) => void;
}

/** Writes down, now and then, where a reading has come to, so that it can go on from there after any end. */
export interface PlaceKeeper {
  /** Writes it down a last time, when all that was read was given out. */
  close(): Promise<void>;
}

/** Milliseconds. */
const every = 2_000;

/** A place is written only when all before it was given out: a reader that is killed repeats some lines rather than lose one. */
export function keepPlace({ folder, target, state, isGivenOut, clock, onTrouble }: KeepPlaceOptions): PlaceKeeper {
  const closing = new AbortController();
  let written = '';
  let isTroubled = false;

  const write = async (place: ReadingState): Promise<void> => {
    const text = JSON.stringify(place);
    if (text === written) return;
    try {
      await savePlace(folder, target, place, clock.now());
      written = text;
    } catch (error) {
      if (!isTroubled) onTrouble(error);
      isTroubled = true;
    }
  };
  const keep = async (): Promise<void> => {
    let pending = { place: state(), at: clock.elapsed() };
    while (!closing.signal.aborted) {
      await clock.wait(every, closing.signal).catch(() => undefined);
      if (closing.signal.aborted || !isGivenOut(pending.at)) continue;
      await write(pending.place);
      pending = { place: state(), at: clock.elapsed() };
    }
  };
  const kept = keep();

  return {
    async close() {
      closing.abort();
      await kept;
      await write(state());
    },
  };
}
