import type { Aws } from '../../aws/aws.ts';
import { compareSides } from '../../inspect/diff/compare-sides.ts';
import type { Difference, Side } from '../../inspect/diff/difference.ts';
import { costOfRun } from '../../runs/cost/cost-of-run.ts';
import type { AnyRun } from '../../runs/find-any-run.ts';
import type { FlowRun } from '../../runs/flows/flow-run.ts';
import { readCodeFiles } from '../../runs/read/code-files.ts';
import type { Run } from '../../runs/run.ts';

/** In what two runs differ: what they were given, what they ran, where, and what came of it. `now` is for runs that go on. */
export async function diffRuns(before: AnyRun, after: AnyRun, aws: Aws, now: number): Promise<Difference> {
  const [first, second] = await Promise.all([costOf(before, aws, now), costOf(after, aws, now)]);
  const cost: Side = { title: 'cost', before: first, after: second };
  const named = { before: before.run.name, after: after.run.name };
  if (before.kind === 'job' && after.kind === 'job') {
    const { sides, notes } = await codeSides(before.run, after.run, aws);
    return {
      ...named,
      ...compareSides([...jobSides(before.run, after.run), ...sides, ...ends(before.run, after.run), cost]),
      notes,
    };
  }
  if (before.kind === 'flow' && after.kind === 'flow') {
    return { ...named, ...compareSides([...flowSides(before.run, after.run), cost]), notes: [] };
  }
  const notes = ['one is a run of a job and the other of a flow: only what both have is compared'];
  const sides = (['params', 'status'] as const).map((title) => ({
    title,
    before: before.run[title],
    after: after.run[title],
  }));
  return { ...named, ...compareSides([...sides, cost]), notes };
}

function jobSides(before: Run, after: Run): Side[] {
  const both = (title: string, of: (run: Run) => unknown): Side => ({ title, before: of(before), after: of(after) });
  return [
    both('job', ({ job, kind }) => ({ job, kind })),
    both('params', ({ params }) => params),
    both('inputs', ({ inputs }) => uris(inputs)),
    both('machine', ({ instance, count, limit }) => ({ instance, count, limit })),
    both('image', ({ image }) => ({ image })),
    both('tags', ({ tags }) => withoutMarks(tags)),
  ];
}

function ends(before: Run, after: Run): Side[] {
  const both = (title: string, of: (run: Run) => unknown): Side => ({ title, before: of(before), after: of(after) });
  return [
    both('outcome', ({ status, failureReason, exitCode, overran }) => ({ status, failureReason, exitCode, overran })),
    both('metrics', ({ metrics }) => Object.fromEntries(metrics.map(({ name, value }) => [name, value]))),
    both('seconds', (run) => ({ waited: secondsOf(run.created, run.started), ran: secondsOf(run.started, run.ended) })),
  ];
}

/** The code by files, which are read only where its place says that it differs. */
async function codeSides(before: Run, after: Run, aws: Aws): Promise<{ sides: Side[]; notes: string[] }> {
  const place: Side = { title: 'code', before: { place: before.code }, after: { place: after.code } };
  if (before.code === undefined || after.code === undefined || before.code === after.code)
    return { sides: [place], notes: [] };
  const [first, second] = await Promise.all([readCodeFiles(aws, before.code), readCodeFiles(aws, after.code)]);
  if (!first || !second)
    return { sides: [place], notes: ['the code of one of the two can’t be read: only its hash is compared'] };
  const packages = ['requirements.txt', 'requirements.lock'];
  const part = (files: Readonly<Record<string, string>>, wanted: boolean) =>
    Object.fromEntries(Object.entries(files).filter(([name]) => packages.includes(name) === wanted));
  return {
    sides: [
      {
        title: 'code',
        before: { place: before.code, ...part(first, false) },
        after: { place: after.code, ...part(second, false) },
      },
      { title: 'packages', before: part(first, true), after: part(second, true) },
    ],
    notes: [],
  };
}

function flowSides(before: FlowRun, after: FlowRun): Side[] {
  const both = (title: string, of: (run: FlowRun) => unknown): Side => ({
    title,
    before: of(before),
    after: of(after),
  });
  return [
    both('flow', ({ flow, way }) => ({ flow, way })),
    both('params', ({ params }) => params),
    both('outcome', ({ status, failureReason }) => ({ status, failureReason })),
    both('steps', ({ steps }) =>
      Object.fromEntries(
        steps.map((step) => [
          step.name,
          {
            kind: step.kind,
            status: step.status,
            needs: step.needs,
            outcome: step.outcome,
            results: step.results,
            reusedFrom: step.reusedFrom,
            attempts: step.attempts,
            reason: step.reason,
            seconds: secondsOf(step.started, step.ended),
          },
        ]),
      ),
    ),
    both('seconds', (run) => ({ ran: secondsOf(run.started ?? run.created, run.ended) })),
  ];
}

async function costOf(run: AnyRun, aws: Aws, now: number): Promise<object | undefined> {
  const { total, steps } = await costOfRun(run, aws, now);
  return steps.some(({ price }) => price !== undefined) ? { dollars: Number(total.toPrecision(3)) } : undefined;
}

function uris(places: readonly { name: string; uri: string }[]): Record<string, string> {
  return Object.fromEntries(places.map(({ name, uri }) => [name, uri]));
}

/** Tags by which mlx finds its runs are another in each. */
function withoutMarks(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !name.startsWith('mlx:')));
}

function secondsOf(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.round((to - from) / 1000);
}
