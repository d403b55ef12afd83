import type { ExpressionNode } from '../../define/expression/node.ts';
import { expressionText, printed } from '../../define/expression/text.ts';
import type { FlowDefinition, Step } from '../../define/flow/flow-definition.ts';
import { allSteps, expressionsOf, type PlacedStep } from '../../define/flow/walk.ts';
import type { FlowFinding } from '../flow/finding.ts';

/** What of the flow a SageMaker Pipeline can't do, step by step. */
export function pipelineRefusals(flow: FlowDefinition): FlowFinding[] {
  const placed = allSteps(flow);
  const byName = new Map(placed.map((one) => [one.step.name, one]));
  return placed.flatMap((one) =>
    [
      ...refusalsOfPlace(one, byName),
      ...refusalsOfKind(one.step),
      ...refusalsOfOptions(one.step),
      ...expressionsOf(one.step).flatMap((node) => refusalsOfExpression(node, one.step, byName)),
    ].map((words): FlowFinding => ({ step: one.step.name, ways: ['job', 'states'], ...words })),
  );
}

type Words = Omit<FlowFinding, 'step'>;
type Placed = ReadonlyMap<string, PlacedStep>;

function refusalsOfPlace({ step, inside }: PlacedStep, byName: Placed): Words[] {
  const words: Words[] = [];
  if (step.kind === 'when' && liesInBranch(inside?.step, byName)) {
    words.push({
      what: `${step.name} is a when inside of another`,
      rule: 'a branch of a pipeline holds no further condition',
      fix: 'Ask both in one condition, or put the inner when after the outer one.',
    });
  }
  for (const name of step.after) {
    if (!holdsWhen(name, byName)) continue;
    words.push({
      what: `${step.name} comes after ${name}, whose branches a pipeline does not wait for`,
      rule: 'a pipeline goes on after a condition as soon as it is answered',
      fix: `Put ${step.name} into the branch that it waits for, or let it come before.`,
    });
  }
  return words;
}

function refusalsOfKind(step: Step): Words[] {
  if (step.kind !== 'job' || step.spark?.kind !== 'glue') return [];
  return [
    {
      what: `${step.name} is a job of Glue`,
      rule: 'a pipeline has no step for Glue',
      fix: 'Choose another engine for its Spark, or start the Glue job by a lambda.',
    },
  ];
}

function refusalsOfOptions({ name, kind, timeout }: Step): Words[] {
  if (timeout === undefined || timed.includes(kind)) return [];
  return [
    {
      what: `${name} has a timeout`,
      rule: `a pipeline ends only jobs after a time, and this is a ${kind}`,
      fix: 'Leave out its timeout.',
    },
  ];
}

const timed: readonly Step['kind'][] = ['job', 'transform', 'tune', 'sql'];

function refusalsOfExpression(node: ExpressionNode, step: Step, byName: Placed): Words[] {
  const what = `${step.name} reads ${printed(expressionText(node))}`;
  if (node.kind === 'execution' && node.name === 'job' && !namesItself(step)) {
    return [
      {
        what,
        rule: 'a pipeline tells only processing and training jobs their own names',
        fix: 'Read {execution.id}, which is the same in all steps of a run.',
      },
    ];
  }
  if (node.kind === 'metric') return refusalsOfMetric(node, what, byName.get(node.step)?.step);
  return [];
}

function namesItself(step: Step): boolean {
  return step.kind === 'job' && step.spark?.kind !== 'emr-serverless';
}

function refusalsOfMetric(node: Extract<ExpressionNode, { kind: 'metric' }>, what: string, of?: Step): Words[] {
  if (of?.kind === 'tune' && node.metric !== of.objective.metric) {
    return [
      {
        what,
        rule: `of the best training a pipeline knows only the objective, ${of.objective.metric}`,
        fix: `Read {${node.step}.metrics.${of.objective.metric}}.`,
      },
    ];
  }
  return [];
}

/** Whether a step, or one around it, is a `when`. */
function liesInBranch(name: string | undefined, byName: Placed): boolean {
  const placed = name === undefined ? undefined : byName.get(name);
  return placed !== undefined && (placed.step.kind === 'when' || liesInBranch(placed.inside?.step, byName));
}

/** Whether a step is a `when`, or an `each` with one at its end. */
function holdsWhen(name: string, byName: Placed): boolean {
  const step = byName.get(name)?.step;
  return step?.kind === 'when' || (step?.kind === 'each' && step.steps.some((inner) => holdsWhen(inner.name, byName)));
}
