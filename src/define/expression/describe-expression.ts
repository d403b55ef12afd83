import type { Way } from '../../base/way.ts';
import type { ExecutionVariable, ExpressionNode } from './node.ts';
import { expressionText, printed } from './text.ts';

/** What an expression is, as `?execution.id` tells. */
export interface ExpressionDescription {
  /** As it is printed: `{execution.id}`. */
  text: string;
  type: string;
  doc: string;
  example: string;
  /** When its value is known. */
  known: string;
  /** Where it may stand, and what becomes of it, by the way of running. */
  places: Readonly<Record<Way, string>>;
}

type Words = Omit<ExpressionDescription, 'text'>;

/** Describes an expression, without a flow: what of its kind holds in all of them. */
export function describeExpression(node: ExpressionNode): ExpressionDescription {
  return { text: printed(expressionText(node)), ...wordsOf(node) };
}

function wordsOf(node: ExpressionNode): Words {
  switch (node.kind) {
    case 'execution':
      return variables[node.name];
    case 'param':
      return {
        type: 'the type of the param',
        doc: `The value of the flow's param ${node.name}: what the run was given, or its default.`,
        example: node.name === 'day' ? '2013-01-01' : '6',
        known: 'when the run starts',
        places: {
          job: 'wherever an expression may stand',
          pipeline: `wherever an expression may stand, as Parameters.${node.name}`,
          states: `wherever an expression may stand, as $.params.${node.name}`,
        },
      };
    case 'output':
      return {
        type: 'text, an S3 URI',
        doc: `Where the output ${node.output} of ${node.step} lies.`,
        example: `s3://bucket/mlx/project/runs/p4jn9xou8a8s/${node.step}/output/${node.output}/`,
        known: `when ${node.step} has completed`,
        places: readPlaces(`of what is described of ${node.step}`),
      };
    case 'metric':
      return {
        type: 'number',
        doc: `The last value of the metric ${node.metric} in the log of ${node.step}.`,
        example: '0.83',
        known: `when ${node.step} has completed`,
        places: {
          job: afterStep,
          pipeline: `${afterStep}; of a processing job it is read from a file that mlx has it write`,
          states: `${afterStep}; of a processing job it is read from a file that mlx has it write`,
        },
      };
    case 'json':
      return {
        type: 'text, number, true or false, as the file has it',
        doc: `The value at ${node.path} in ${node.file}, which ${node.step} writes to its output ${node.output}.`,
        example: '0.83',
        known: `when ${node.step} has completed`,
        places: {
          job: `${afterStep}; mlx reads the file`,
          pipeline: `${afterStep}, as Std:JsonGet; the service reads the file`,
          states: `${afterStep}; the state machine reads the file`,
        },
      };
    case 'property':
      return {
        type: 'text, number, true or false, as the service describes it',
        doc: `The field ${node.path} of what SageMaker describes of ${node.step}.`,
        example: `arn:aws:sagemaker:eu-west-1:111122223333:training-job/p4jn9xou8a8s-${node.step}`,
        known: `when ${node.step} has completed`,
        places: readPlaces(`of the call that describes ${node.step}`),
      };
    case 'result':
      return {
        type: 'the type that the step declares for it',
        doc: `The result ${node.result} of ${node.step}.`,
        example: '1',
        known: `when ${node.step} has answered`,
        places: readPlaces(`of the answer of ${node.step}`),
      };
    case 'item':
      return {
        type: 'the type of the items',
        doc: node.member === undefined ? 'The item that each() is at.' : `The member ${node.member} of the item.`,
        example: node.member === 'depth' ? '4' : 'small',
        known: 'before the run: the list is settled',
        places: {
          job: 'in the steps of the each; each item has steps of its own, with the value written in',
          pipeline: 'in the steps of the each; each item has steps of its own, with the value written in',
          states: 'in the steps of the each, as a member of the item that the Map state is at',
        },
      };
  }
}

const afterStep = 'in steps that come after it';

function readPlaces(field: string): Words['places'] {
  return {
    job: `${afterStep}, as a field ${field}`,
    pipeline: `${afterStep}, as a field ${field}`,
    states: `${afterStep}, as a field ${field}`,
  };
}

const anywhere = 'wherever an expression may stand: params, env, inputs, texts, conditions';
const notDirect = 'nowhere: a run that mlx drives itself has none';
const whole = 'when the run has started';

const variables: Readonly<Record<ExecutionVariable, Words>> = {
  id: {
    type: 'text',
    doc: "What tells this run from all others: the execution's id, or the run's name.",
    example: 'p4jn9xou8a8s',
    known: whole,
    places: {
      job: `${anywhere}; it is the run's name`,
      pipeline: `${anywhere}, as Execution.PipelineExecutionId`,
      states: `${anywhere}, as $$.Execution.Name`,
    },
  },
  arn: {
    type: 'text, an ARN',
    doc: "The execution's ARN.",
    example: 'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/delays/execution/p4jn9xou8a8s',
    known: whole,
    places: {
      job: notDirect,
      pipeline: `${anywhere}, as Execution.PipelineExecutionArn`,
      states: `${anywhere}, as $$.Execution.Id`,
    },
  },
  flow: {
    type: 'text',
    doc: 'What the flow is called where it runs.',
    example: 'delays',
    known: whole,
    places: {
      job: `${anywhere}; it is the flow's name`,
      pipeline: `${anywhere}, as Execution.PipelineName`,
      states: `${anywhere}, as $$.StateMachine.Name`,
    },
  },
  flowArn: {
    type: 'text, an ARN',
    doc: "The pipeline's or state machine's ARN.",
    example: 'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/delays',
    known: whole,
    places: {
      job: notDirect,
      pipeline: `${anywhere}, as Execution.PipelineArn`,
      states: `${anywhere}, as $$.StateMachine.Id`,
    },
  },
  startTime: {
    type: 'text, a time as ISO-8601',
    doc: 'When the run started; the same in all its steps.',
    example: '2026-03-01T08:15:30.123Z',
    known: whole,
    places: {
      job: anywhere,
      pipeline: `${anywhere}, as Execution.StartDateTime`,
      states: `${anywhere}, as $$.Execution.StartTime`,
    },
  },
  now: {
    type: 'text, a time as ISO-8601',
    doc: 'When the step that it stands in starts; another one in each, so that no cache holds.',
    example: '2026-03-01T08:17:02.456Z',
    known: 'when the step starts',
    places: {
      job: anywhere,
      pipeline: `${anywhere}, as Execution.CurrentDateTime`,
      states: `${anywhere}, as $$.State.EnteredTime`,
    },
  },
  item: {
    type: 'text',
    doc: 'The name of the item that each() is at.',
    example: 'small',
    known: 'before the run: the list is settled',
    places: {
      job: 'in the steps of the each, as the name written in',
      pipeline: 'in the steps of the each, as the name written in',
      states: 'in the steps of the each, as a member of the item that the Map state is at',
    },
  },
  job: {
    type: 'text',
    doc: 'The name of the job that it stands in.',
    example: 'p4jn9xou8a8s-train',
    known: 'when the step starts',
    places: {
      job: 'in params, env and inputs of a step that runs a script',
      pipeline:
        'in params, env and inputs of a step that runs a script, as Execution.ProcessingJobName or Execution.TrainingJobName',
      states: 'in params, env and inputs of a step that runs a script, as the text that names the job',
    },
  },
};
