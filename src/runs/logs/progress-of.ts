import type { Progress } from '../progress.ts';
import type { ReadingEvent } from './reading.ts';

/** What a reading tells, as those hear it who follow a run. `nameOf`: what writes a stream. */
export function progressOf(event: ReadingEvent, nameOf: (stream: number) => string): Progress[] {
  switch (event.kind) {
    case 'lines':
      return event.lines.map((line) => ({ kind: 'log', line, ...(line.step !== undefined && { step: line.step }) }));
    case 'metric':
      return [{ kind: 'metric', run: nameOf(event.stream), name: event.name, value: event.value, at: event.at }];
    case 'note':
      return [event];
    case 'reading':
    case 'source':
    case 'status':
    case 'stream':
      return [];
  }
}
