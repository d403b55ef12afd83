import type { Env } from '../../base/env.ts';
import { cacheFolder } from '../../base/folders.ts';
import { messageOf } from '../../base/thrown.ts';
import { realClock } from '../../logs/clock.ts';
import type { ReadingState } from '../../logs/read/reader.ts';
import { keepPlace, type PlaceKeeper } from '../../logs/resume/keep-place.ts';
import { readPlace } from '../../logs/resume/place-file.ts';
import type { Reading } from '../../runs/logs/reading.ts';
import type { Workbench } from '../workbench.ts';
import type { LinePrinter } from './line-printer.ts';
import type { LogWish } from './log-wish.ts';

/** Where the printing of a log has come to, and had come to before. */
export interface PrintedPlace {
  /** Undefined where it begins anew. */
  before(): Promise<ReadingState | undefined>;
  keep(reading: Reading, printer: LinePrinter): PlaceKeeper;
}

/** The same words lead to the same place, wherever they are typed; runs of the embedded AWS are those of a project. */
export function openPlace(
  { aws, project }: Workbench,
  name: string,
  { step = '', host = '' }: Pick<LogWish, 'step' | 'host'>,
  env: Env,
  say: (text: string) => void,
): PrintedPlace {
  const where = aws.where === 'local' ? [project.root] : [aws.where, aws.region];
  const place = { folder: cacheFolder(env), target: JSON.stringify([...where, name, step, host]) };
  return {
    before: async () => {
      try {
        return await readPlace(place.folder, place.target, realClock.now());
      } catch (error) {
        say(`${messageOf(error)}; the log is read from its beginning`);
        return undefined;
      }
    },
    keep: ({ state }, printer) =>
      keepPlace({
        ...place,
        state,
        isGivenOut: (elapsed) => printer.since() > elapsed,
        clock: realClock,
        onTrouble: (error) => say(messageOf(error)),
      }),
  };
}
