"""Runs state machines by moto's interpreter of Amazon States Language, which this project has no part in.

Standard input: {"answers": URL, "machines": [{"name", "execution", "definition", "input"}]}. Every task of every service is
answered by that URL, which is sent {"machine", "state", "resource", "parameters"} and answers {"result"} or
{"error", "cause"}. Standard output: for each machine {"status", "output", "error", "cause", "entered": [{"state", "input"}]}.
"""

import json
import sys
import time
import urllib.request

import boto3
from moto import mock_aws
from moto.stepfunctions.parser.api import HistoryEventType, TaskFailedEventDetails
from moto.stepfunctions.parser.asl.component.common.error_name.custom_error_name import CustomErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import (
    FailureEvent,
    FailureEventException,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_task import state_task_factory
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.resource import ResourceCondition
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_callback import (
    StateTaskServiceCallback,
)
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails
from moto.stepfunctions.parser.asl.utils.encoding import to_json_str

request = json.load(sys.stdin)
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
region = "eu-west-1"


class AnsweredTask(StateTaskServiceCallback):
    """A task of any service; all of its evaluation but the service's own answer is moto's."""

    def __init__(self):
        super().__init__(supported_integration_patterns={ResourceCondition.Sync, ResourceCondition.WaitForTaskToken})

    def _validate_service_integration_is_supported(self):
        pass

    def _eval_service_task(self, env, resource_runtime_part, normalised_parameters, state_credentials):
        context = env.states.context_object.context_object_data
        asked = {
            "machine": context["StateMachine"]["Name"],
            "state": self.name,
            "resource": self.resource.resource_arn,
            "parameters": normalised_parameters,
        }
        with opener.open(request["answers"], to_json_str(asked).encode()) as response:
            answer = json.load(response)
        if "error" in answer:
            raise FailureEventException(self._failure(env, answer["error"], answer["cause"]))
        env.stack.append(answer["result"])

    def _eval_integration_pattern(self, env, resource_runtime_part, normalised_parameters, state_credentials):
        """The answer is that of the finished job or of who had the token."""

    def _failure(self, env, error, cause):
        details = TaskFailedEventDetails(
            resource=self._get_sfn_resource(), resourceType=self._get_sfn_resource_type(), error=error, cause=cause
        )
        return FailureEvent(
            env=env,
            error_name=CustomErrorName(error_name=error),
            event_type=HistoryEventType.TaskFailed,
            event_details=EventDetails(taskFailedEventDetails=details),
        )


state_task_factory.state_task_service_for = lambda service_name: AnsweredTask()


def start(client, machine):
    arn = client.create_state_machine(
        name=machine["name"],
        definition=json.dumps(machine["definition"]),
        roleArn="arn:aws:iam::123456789012:role/states",
    )["stateMachineArn"]
    given = json.dumps(machine["input"])
    return client.start_execution(stateMachineArn=arn, name=machine["execution"], input=given)["executionArn"]


def wait(client, execution):
    while True:
        described = client.describe_execution(executionArn=execution)
        if described["status"] != "RUNNING":
            return described
        time.sleep(0.05)


def entered(client, execution):
    events = client.get_execution_history(executionArn=execution, maxResults=1000)["events"]
    details = [event["stateEnteredEventDetails"] for event in events if "stateEnteredEventDetails" in event]
    return [{"state": one["name"], "input": json.loads(one["input"])} for one in details]


def run(client, machine):
    execution = start(client, machine)
    described = wait(client, execution)
    output = json.loads(described["output"]) if "output" in described else None
    told = {key: described.get(key) for key in ("status", "error", "cause")}
    return {**told, "output": output, "entered": entered(client, execution)}


with mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
    client = boto3.client("stepfunctions", region_name=region, aws_access_key_id="a", aws_secret_access_key="b")
    print(json.dumps([run(client, machine) for machine in request["machines"]]))
