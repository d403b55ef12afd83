import type { Aws } from '../../aws/aws.ts';
import { s3Place } from '../../base/s3-place.ts';
import type { ParamValue } from '../../define/definition.ts';
import type { Lookup } from '../../define/expression/evaluate.ts';
import type { ExecutionVariable } from '../../define/expression/node.ts';
import type { FlowDefinition, FlowLiteral, Step } from '../../define/flow/flow-definition.ts';
import { expressionsIn, stepsByName } from '../../define/flow/walk.ts';
import { openJournal } from './direct/journal.ts';
import { hasStepEnded } from './direct/decide.ts';
import { valuesOf, type ValuedStep } from './direct/values.ts';
import type { FlowRun, StepRun } from './flow-run.ts';
import { needFlowRun } from './read/describe-flow-run.ts';
import { wayOfArn } from './read/way-of-arn.ts';

/**
 * What the expressions in the data stood for in a run, whoever orchestrated it: read back from the services and from what its
 * jobs wrote. `flow` is the definition as it is now, which knows the types of params and the kinds of outputs; without it
 * params are texts. What only a step could tell (`now`, `job`) and what the run has not come to is not known.
 * Throws FLOW_VALUE_MISSING where a file that should hold a value doesn't.
 */
export async function valuesOfRun(run: FlowRun, data: unknown, aws: Aws, flow?: FlowDefinition): Promise<Lookup> {
  const known = executionOf(run);
  const values = await openValues(run, data, aws, flow);
  const found = await values.lookupFor(data);
  return (node) => (node.kind === 'execution' ? known[node.name] : found(node));
}

async function openValues(run: FlowRun, data: unknown, aws: Aws, flow?: FlowDefinition) {
  const place = run.way === 'job' ? s3Place(run.arn) : undefined;
  if (place) {
    const journal = openJournal(aws, place);
    const record = await journal.run();
    if (record) return valuesOf(aws, record, await journal.ended());
  }
  const wanted = new Set(expressionsIn(data).flatMap((node) => ('step' in node ? [node.step] : [])));
  const read = run.steps.filter(({ name, status }) => wanted.has(name) && hasStepEnded(status));
  const steps = await Promise.all(read.map((step) => withItsJob(step, aws)));
  const record = {
    name: run.name,
    created: run.created,
    params: typedParams(run, flow),
    definition: flow ?? { name: run.flow, params: {} },
    steps: steps.map((step) => valuedStep(step, flow)),
  };
  return valuesOf(aws, record, new Map(steps.map((step) => [step.name, step])));
}

/** A step that an earlier run stood for has its job there. */
async function withItsJob(step: StepRun, aws: Aws): Promise<StepRun> {
  if (step.job || step.reusedFrom === undefined) return step;
  const from = await needFlowRun(aws, { arn: step.reusedFrom, way: wayOfArn(step.reusedFrom) });
  return from.steps.find(({ name }) => name === step.name) ?? step;
}

function valuedStep({ name, kind, job }: StepRun, flow: FlowDefinition | undefined): ValuedStep {
  const step = flow && stepsByName(flow).get(name)?.step;
  const operation = job ? undefined : operations[kind as Step['kind']];
  return { name, outputs: [], ...(step && { step }), ...(operation && { request: { operation } }) };
}

/** The calls whose results can be described by the name or ARN that they gave. */
const operations: Readonly<Partial<Record<Step['kind'], string>>> = {
  model: 'CreateModel',
  register: 'CreateModelPackage',
  sql: 'StartQueryExecution',
};

function typedParams({ params }: FlowRun, flow: FlowDefinition | undefined): Record<string, ParamValue> {
  return Object.fromEntries(
    Object.entries(params).map(([name, text]) => [name, typed(text, flow?.params[name]?.type)]),
  );
}

function typed(text: string, type: string | undefined): FlowLiteral {
  if (type === 'int' || type === 'float') return Number(text);
  return type === 'bool' ? text === 'true' : text;
}

/** What a run tells of itself, in the form that its own orchestrator gives it. */
function executionOf(run: FlowRun): Partial<Record<ExecutionVariable, string>> {
  const startTime = new Date(run.created).toISOString();
  const id = run.arn.split(/[/:]/u).at(-1) ?? run.name;
  switch (run.way) {
    case 'job':
      return { id: run.name, flow: run.flow, startTime };
    case 'pipeline': {
      const [flowArn = ''] = run.arn.split('/execution/');
      return { id, arn: run.arn, flow: flowArn.split('/').at(-1), flowArn, startTime };
    }
    case 'states': {
      const flowArn = run.arn.replace(':execution:', ':stateMachine:').replace(/:[^:]*$/u, '');
      return { id, arn: run.arn, flow: flowArn.split(':').at(-1), flowArn, startTime };
    }
  }
}
