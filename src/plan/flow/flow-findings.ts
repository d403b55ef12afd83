import type { ExpressionNode } from '../../define/expression/node.ts';
import { expressionText, printed } from '../../define/expression/text.ts';
import type { JobStep, Step, TuneStep } from '../../define/flow/flow-definition.ts';
import { allSteps, type FoundStep } from '../../define/flow/walk.ts';
import { containerInput } from '../layout.ts';
import { keepsArchive } from '../place-data.ts';
import { runsElsewhere } from './runs-elsewhere.ts';
import { eachAround, type FlowScope } from './step-scope.ts';
import type { StepFinding } from './step-finding.ts';

/** What of a flow can't work, whichever way it is run, although every request by itself would be taken. */
export function flowFindings({ flow, steps, expressions }: FlowScope): StepFinding[] {
  return allSteps(flow).flatMap(({ step }) =>
    [...ofKind(step), ...(expressions.get(step.name) ?? []).flatMap((node) => ofExpression(step, node, steps))].map(
      (words) => ({
        step: step.name,
        ...words,
      }),
    ),
  );
}

type Words = Omit<StepFinding, 'step'>;

function ofKind(step: Step): Words[] {
  switch (step.kind) {
    case 'job':
      return [...manyIntoTraining(step), ...ofSpark(step)];
    case 'tune':
      return manyIntoTraining(step);
    case 'sql':
      if (step.format !== 'csv') return [];
      return [
        {
          what: `${step.name} writes its rows as CSV`,
          rule: 'in a flow rows are written by UNLOAD, which gives CSV no header line, and scripts are promised one',
          fix: 'format = "parquet", or "json"',
        },
      ];
    default:
      return [];
  }
}

function manyIntoTraining({ name, job, inputs }: JobStep | TuneStep): Words[] {
  if (job.kind !== 'training') return [];
  return Object.entries(inputs).flatMap(([input, from]) =>
    from.kind === 'outputs'
      ? [
          {
            what: `${input} of ${name} is ${from.step}.${from.output} of every item of ${from.each}`,
            rule: `a training has one folder for each channel (${containerInput('training', input)}), and no folders in it for the items`,
            fix: `Gather them by a processing job first, or read those of one item.`,
          },
        ]
      : [],
  );
}

function ofSpark({ name, job, spark, env }: JobStep): Words[] {
  if (spark?.kind !== 'emr-serverless') return [];
  const unfit = Object.entries({ ...job.env, ...env }).filter(([, text]) => /[\s"']/u.test(text));
  return unfit.map(([variable]) => ({
    head: ['env', variable],
    what: `${variable} of ${name} has a space or a quote in it`,
    rule: 'variables reach EMR Serverless as words of sparkSubmitParameters',
    fix: `Give ${variable} a value of one word.`,
  }));
}

function ofExpression(step: Step, node: ExpressionNode, steps: ReadonlyMap<string, FoundStep>): Words[] {
  if (node.kind === 'execution' && node.name === 'item' && !eachAround(step.name, steps))
    return [itemOutside(step, node)];
  const of = 'step' in node ? steps.get(node.step)?.step : undefined;
  if (!of || !(of.kind === 'job' || of.kind === 'tune')) return [];
  const what = `${step.name} reads ${printed(expressionText(node))}`;
  if (node.kind === 'metric' && runsElsewhere(of)) {
    return [
      {
        what,
        rule: 'nobody reads metrics from the log of a job of Glue or EMR Serverless',
        fix: `Let ${of.name} write them into a JSON file of an output, and read that.`,
      },
    ];
  }
  if (node.kind === 'json' && of.job.outputs[node.output]?.kind === 'model' && keepsArchive(of.job)) {
    return [
      {
        what,
        rule: `${node.output} is packed as model.tar.gz, which no service looks into`,
        fix: `Give ${of.job.name} another output for ${node.file}.`,
      },
    ];
  }
  return [];
}

function itemOutside({ name }: Step, node: ExpressionNode): Words {
  return {
    what: `${name} reads ${printed(expressionText(node))} and lies in no each`,
    rule: 'only an each has items',
    fix: 'Put the step into the each, or read {execution.id}.',
  };
}
