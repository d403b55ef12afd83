import type { ThingBench } from '../list-things.ts';
import { readThing } from '../read-thing.ts';
import type { Thing } from '../thing.ts';
import { endpointSheet } from './endpoint.ts';
import { featureSheet } from './feature-group.ts';
import { groupSheet } from './log-group.ts';
import { modelSheet } from './model.ts';
import { plainSheet } from './plain.ts';
import type { Sheet } from './sheet.ts';

/** The page of a thing, read now. Throws THING_UNKNOWN where it is gone. */
export async function readSheet(bench: ThingBench, thing: Thing): Promise<Sheet> {
  const { value } = await readThing(bench, thing);
  switch (thing.kind) {
    case 'endpoint':
      return endpointSheet(bench, thing, value);
    case 'model':
      return modelSheet(bench, thing, value);
    case 'feature group':
      return featureSheet(thing, value);
    case 'log group':
      return groupSheet(bench, thing, value);
    case 'job':
    case 'flow':
    case 'run':
    case 'table':
      return plainSheet(thing, value);
  }
}
