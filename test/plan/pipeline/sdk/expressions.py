"""Joins, and every variable of an execution."""

from parts import processing, rows, session, training
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline

bucket = ParameterString("bucket")
machines = ParameterInteger("machines", 1)
rate = ParameterFloat("rate", 0.1)

prepare = processing(
    "prepare",
    inputs={"rows": Join("", ["s3://", bucket, "/rows/", ExecutionVariables.START_DATETIME, "/"])},
    more={
        "env": {
            "ID": ExecutionVariables.PIPELINE_EXECUTION_ID,
            "ARN": ExecutionVariables.PIPELINE_EXECUTION_ARN,
            "FLOW": ExecutionVariables.PIPELINE_NAME,
            "FLOW_ARN": ExecutionVariables.PIPELINE_ARN,
            "START": ExecutionVariables.START_DATETIME,
            "NOW": ExecutionVariables.CURRENT_DATETIME,
            "JOB": ExecutionVariables.PROCESSING_JOB_NAME,
            "RATE": rate.to_string(),
            "TITLE": Join("", ["rate ", rate, " on ", machines]),
        },
    },
)
train = training(
    "train",
    {"features": rows(prepare)},
    hyperparameters={"rate": rate.to_string()},
    environment={"JOB": ExecutionVariables.TRAINING_JOB_NAME},
)
train_files = Join(
    "",
    [
        train.properties.OutputDataConfig.S3OutputPath,
        "/",
        train.properties.TrainingJobName,
        "/output/data/scores/",
    ],
)
report = processing(
    "report",
    inputs={"scores": train_files},
    more={"env": {"SECONDS": train.properties.TrainingTimeInSeconds.to_string(), "ARN": train.properties.TrainingJobArn}},
)
pipeline = Pipeline("expressions", [bucket, machines, rate], steps=[prepare, train, report], sagemaker_session=session)
