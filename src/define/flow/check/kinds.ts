import type { Fault } from '../../../base/fault.ts';
import type { Step } from '../flow-definition.ts';
import { shown } from '../options/read-options.ts';
import { faultAt, type FlowView, type Words } from './flow-view.ts';

/** Rules that a step of one kind has of its own. */
export function checkKinds(view: FlowView): Fault[] {
  return view.all.flatMap(({ step }) => wrongOfKind(view, step).map((words) => faultAt(view.placeOf(step), words)));
}

function wrongOfKind(view: FlowView, step: Step): Words[] {
  switch (step.kind) {
    case 'each':
      return wrongEach(view, step);
    case 'tune':
      return wrongTune(step);
    case 'when':
      return step.then.length + step.otherwise.length > 0 ? [] : [noBranch(step.name)];
    case 'job':
      return step.spark && !step.job.spark ? [noSpark(step.job.name)] : [];
    case 'register':
    case 'model':
    case 'transform':
    case 'sql':
    case 'lambda':
    case 'approval':
    case 'fail':
      return [];
  }
}

function wrongEach({ scopes }: FlowView, step: Extract<Step, { kind: 'each' }>): Words[] {
  const names = step.items.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const repeated: Words[] =
    twice === undefined
      ? []
      : [
          {
            what: `two items are named ${shown(twice)}`,
            rule: 'each item has a name of its own',
            fix: "{ name: '...', ... }",
          },
        ];
  const nested: Words[] = scopes.get(step.name)?.some((one) => one.endsWith('/each'))
    ? [
        {
          what: `${step.name} lies in another each`,
          rule: 'an each goes over one list',
          fix: 'go over one list of all pairs: list.flatMap((a) => others.map((b) => ({ a, b })))',
        },
      ]
    : [];
  return [...repeated, ...nested];
}

function wrongTune({ job, ranges, objective, jobs, atOnce }: Extract<Step, { kind: 'tune' }>): Words[] {
  const known = Object.keys(job.params);
  const unknown = Object.entries(ranges).flatMap(([name, range]): Words[] => {
    const param = job.params[name];
    const numeric = param?.type === 'int' || param?.type === 'float';
    const near = { word: name, among: known };
    if (!param)
      return [
        {
          what: `${job.name} has no param ${shown(name)}`,
          rule: `its params are ${known.join(', ')}`,
          fix: 'tune another',
          near,
        },
      ];
    if (numeric === (range.kind !== 'choice')) return [];
    const rule = 'numbers are tried between min and max, texts from a list';
    return [
      { what: `${name} is of the type ${param.type}`, rule, fix: numeric ? '{ min: 1, max: 10 }' : "['a', 'b']" },
    ];
  });
  const metrics = Object.keys(job.metrics);
  const isTold = objective.metric === '';
  const noMetric: Words[] =
    isTold || metrics.includes(objective.metric)
      ? []
      : [
          {
            what: `${job.name} has no metric ${shown(objective.metric)}`,
            rule: metrics.length > 0 ? `its metrics are ${metrics.join(', ')}` : 'its head declares no metrics',
            fix: 'declare it in the head',
            near: { word: objective.metric, among: metrics },
          },
        ];
  const noTraining: Words[] =
    job.kind === 'training'
      ? []
      : [{ what: `${job.name} is a ${job.kind} job`, rule: 'what is tuned is a training', fix: 'name a training job' }];
  const tooMany: Words[] =
    atOnce <= jobs
      ? []
      : [{ what: `${atOnce} of ${jobs} jobs at once`, rule: 'atOnce is at most jobs', fix: `atOnce: ${jobs}` }];
  return [...noTraining, ...unknown, ...(job.kind === 'training' ? noMetric : []), ...tooMany];
}

function noBranch(name: string): Words {
  return {
    what: `${name} has no steps`,
    rule: 'a when makes a step where its condition holds, or otherwise',
    fix: 'remove it',
  };
}

function noSpark(job: string): Words {
  return {
    what: `${job} is no spark job`,
    rule: 'what Spark runs has kind = "spark" in its head',
    fix: `job('...') instead of spark('...')`,
  };
}
