import { compareSides } from '../../inspect/diff/compare-sides.ts';
import type { Difference, Side } from '../../inspect/diff/difference.ts';
import { diffValues } from '../../inspect/diff/diff-values.ts';
import { withHeadKeys } from '../../inspect/diff/name-keys.ts';
import type { FlowPlan } from '../../plan/flow/flow-plan.ts';
import { sentOf } from '../../plan/flow/sent.ts';
import type { Plan, Upload } from '../../plan/plan.ts';

/** In what two plans of jobs differ: the request by its paths, with the keys of the head that decide on them, and the files. */
export function diffPlans(before: Plan, after: Plan): Difference {
  const changes = diffValues(before.request.input, after.request.input);
  const isOne = before.request.operation === after.request.operation;
  const request = isOne ? withHeadKeys(changes, after.request.operation, after.request.input) : changes;
  const rest = compareSides([
    both('operation', before, after, ({ request: { operation } }) => ({ operation })),
    both('files', before, after, ({ uploads }) => filesOf(uploads)),
    both('queries', before, after, ({ queries }) => queries),
    both('tables', before, after, ({ tables }) => tables),
    both('price', before, after, ({ price }) => price),
  ]);
  return {
    before: before.run,
    after: after.run,
    sections: [...(request.length > 0 ? [{ title: 'request', changes: request }] : []), ...rest.sections],
    same: [...(request.length === 0 ? ['request'] : []), ...rest.same],
    notes: [],
  };
}

/** In what two plans of flows differ: what would be sent, the files, the price. */
export function diffFlowPlans(before: FlowPlan, after: FlowPlan): Difference {
  const sides = [
    both('way', before, after, ({ way }) => ({ way })),
    both('params', before, after, ({ params }) => params),
    both('definition', before, after, sentOf),
    both('files', before, after, ({ uploads }) => filesOf(uploads)),
    both('price', before, after, ({ price }) => price),
  ];
  return { before: before.run, after: after.run, ...compareSides(sides), notes: [] };
}

function both<P>(title: string, before: P, after: P, of: (plan: P) => unknown): Side {
  return { title, before: of(before), after: of(after) };
}

/** What travels, by its name below its prefix; the prefix itself is in the request. */
function filesOf(uploads: readonly Upload[]): Record<string, string> {
  return Object.fromEntries(
    uploads.map(({ to, bytes, source }) => [
      to.slice(to.lastIndexOf('/') + 1),
      source.kind === 'content' ? Buffer.from(source.content).toString() : `${source.path}, ${bytes} bytes`,
    ]),
  );
}
