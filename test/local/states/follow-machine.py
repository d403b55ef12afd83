"""Makes, starts, follows, stops and redrives a state machine as anyone's boto3 would, and says what it saw."""

import json
import time

import boto3

sfn, sagemaker = boto3.client("stepfunctions"), boto3.client("sagemaker")
role = "arn:aws:iam::000000000000:role/mlx-local"
image = "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"


def job(name, script, **more):
    return {
        "Type": "Task",
        "Resource": "arn:aws:states:::sagemaker:createProcessingJob.sync",
        "Parameters": {
            "ProcessingJobName.$": "States.Format('%s-{}-{}', $$.Execution.Name, $$.Execution.RedriveCount)" % name,
            "RoleArn": role,
            "AppSpecification": {"ImageUri": image, "ContainerEntrypoint": ["sh", "-c", script]},
            "ProcessingResources": {"ClusterConfig": {"InstanceCount": 1, "InstanceType": "ml.t3.medium", "VolumeSizeInGB": 1}},
        },
        **more,
    }


def make(name, states):
    definition = json.dumps({"StartAt": next(iter(states)), "States": states})
    return sfn.create_state_machine(name=name, definition=definition, roleArn=role)["stateMachineArn"]


def ended(arn):
    while True:
        told = sfn.describe_execution(executionArn=arn)
        if told["status"] != "RUNNING":
            return told
        time.sleep(0.05)


def events(arn):
    pages = sfn.get_paginator("get_execution_history").paginate(executionArn=arn, PaginationConfig={"PageSize": 3})
    return [event["type"] for page in pages for event in page["events"]]


flaky = 'test "$MLX_AGAIN" = 1 || exit 3'
again = job("second", flaky, End=True)
again["Parameters"]["Environment"] = {"MLX_AGAIN.$": "States.Format('{}', $$.Execution.RedriveCount)"}
machine = make("two", {"First": job("first", "true", Next="Second", ResultPath="$.first"), "Second": again})
run = sfn.start_execution(stateMachineArn=machine, name="r1", input='{"a": 1}')["executionArn"]
failed = ended(run)
sfn.redrive_execution(executionArn=run)
done = ended(run)

slow = make("slow", {"Slow": job("slow", "exec sleep 60", End=True)})
stopped = sfn.start_execution(stateMachineArn=slow, name="r2")["executionArn"]
while "TaskSubmitted" not in events(stopped):
    time.sleep(0.05)
sfn.stop_execution(executionArn=stopped, cause="enough")
while sagemaker.describe_processing_job(ProcessingJobName="slow-r2-0")["ProcessingJobStatus"] != "Stopped":
    time.sleep(0.05)

try:
    make("bad", {"A": {"Type": "Task", "Resource": "arn:aws:states:::sagemaker:startPipelineExecution.sync", "End": True}})
except sfn.exceptions.InvalidDefinition as error:
    refusal = error.response["Error"]["Message"]

print(json.dumps({
    "failed": [failed["status"], failed["error"], json.loads(failed["cause"])["ExitMessage"] if "ExitMessage" in failed["cause"] else None],
    "done": [done["status"], json.loads(done["output"])["ProcessingJobName"], done["redriveCount"]],
    "events": events(run),
    "jobs": sorted(each["ProcessingJobName"] for each in sagemaker.list_processing_jobs()["ProcessingJobSummaries"]),
    "stopped": [ended(stopped)["status"], ended(stopped)["cause"]],
    "refusal": refusal,
    "machines": [each["name"] for each in sfn.list_state_machines()["stateMachines"]],
}))
