import type { JsonService } from '../embedded.ts';
import { describeExecution, listExecutionsOf } from './executions/describe-execution.ts';
import { getExecutionHistory } from './executions/execution-history.ts';
import { redriveExecution } from './executions/redrive-execution.ts';
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './executions/send-task.ts';
import { startExecution } from './executions/start-execution.ts';
import { stopExecution } from './executions/stop-execution.ts';
import {
  createStateMachine,
  deleteStateMachine,
  updateStateMachine,
  validateStateMachineDefinition,
} from './machines/change-machine.ts';
import {
  describeStateMachine,
  describeStateMachineForExecution,
  listStateMachines,
} from './machines/describe-machine.ts';
import { listTagsForResource, tagResource, untagResource } from './machines/tags.ts';

/** The embedded Step Functions: standard state machines in JSONPath. */
export const statesService: JsonService = {
  target: 'AWSStepFunctions',
  version: '1.0',
  operations: {
    CreateStateMachine: createStateMachine,
    DeleteStateMachine: deleteStateMachine,
    DescribeExecution: describeExecution,
    DescribeStateMachine: describeStateMachine,
    DescribeStateMachineForExecution: describeStateMachineForExecution,
    GetExecutionHistory: getExecutionHistory,
    ListExecutions: listExecutionsOf,
    ListStateMachines: listStateMachines,
    ListTagsForResource: listTagsForResource,
    RedriveExecution: redriveExecution,
    SendTaskFailure: sendTaskFailure,
    SendTaskHeartbeat: sendTaskHeartbeat,
    SendTaskSuccess: sendTaskSuccess,
    StartExecution: startExecution,
    StopExecution: stopExecution,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateStateMachine: updateStateMachine,
    ValidateStateMachineDefinition: validateStateMachineDefinition,
  },
};
