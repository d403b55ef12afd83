import { readThing } from '../../../runs/things/read-thing.ts';
import type { ThingRead } from '../../../runs/things/thing.ts';
import { type Row, thingOfRow } from '../../state/tree/row.ts';
import { readVerb, runVerb } from '../run-verb.ts';
import type { Desk } from '../work.ts';

/**
 * What a row stands for, as its service describes it, with the call that told. Of a job it is the request that would launch it now,
 * of a flow what would be sent. Undefined for what is only a line of the tree. Throws what planning and reading throw.
 */
export async function readRow(row: Row, desk: Desk): Promise<ThingRead | undefined> {
  const thing = thingOfRow(row);
  if (!thing) return undefined;
  if (thing.kind !== 'job' && thing.kind !== 'flow') return readThing(await desk.bench(), thing);
  const parsed = readVerb(['plan', thing.name], desk);
  const { value } = await runVerb(parsed, desk, { signal: desk.signal, notify: () => undefined });
  switch (value.kind) {
    case 'plan': {
      const { operation, input } = value.plan.request;
      return { value: input, call: { service: 'sagemaker', operation, input: { ...input } } };
    }
    case 'flow plan':
      return { value: value.sent };
    default:
      return undefined;
  }
}
