import { callAsCli } from '../../../aws/calls/call-as-cli.ts';
import { callAsTypeScript } from '../../../aws/calls/call-as-typescript.ts';
import type { Known } from '../../../inspect/values/known.ts';
import { readThing } from '../../../runs/things/read-thing.ts';
import type { Thing } from '../../../runs/things/thing.ts';
import type { ReplWorld } from '../repl.ts';

/** What `x??` tells of a thing: what its service says of it now, and the call that asks it. */
export function rawOfThing(thing: Thing, { bench }: Pick<ReplWorld, 'bench'>): NonNullable<Known['raw']> {
  return async () => {
    const opened = await bench();
    const { value, call } = await readThing(opened, thing);
    if (!call) return { value };
    return { value, call: { cli: callAsCli(call, opened.aws), typescript: callAsTypeScript(call, opened.aws) } };
  };
}
