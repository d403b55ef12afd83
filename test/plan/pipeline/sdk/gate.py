"""Prepares, trains, and registers the model if it is good enough; else the run ends as failed."""

from parts import IMAGE, ROLE, processing, rows, session, training
from sagemaker.model import Model
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline

day = ParameterString("day", "2013-01-01")
depth = ParameterInteger("depth", 6)
least = ParameterFloat("least", 0.75)
loss = ParameterString("loss", "gini", enum_values=["gini", "entropy"])

prepare = processing("prepare", more={"env": {"DAY": day}})
train = training(
    "train",
    {"features": rows(prepare)},
    hyperparameters={"depth": depth.to_string(), "loss": loss},
)
model = Model(
    image_uri=IMAGE,
    model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
    role=ROLE,
    sagemaker_session=session,
)
register = ModelStep(
    "register",
    step_args=model.register(
        content_types=["text/csv"],
        response_types=["text/csv"],
        model_package_group_name="delays",
        approval_status="PendingManualApproval",
        description="Delays",
    ),
)
stop = FailStep("stop", error_message=Join("", [ExecutionVariables.PIPELINE_EXECUTION_ID, " is not good enough"]))
good = ConditionStep(
    "good",
    conditions=[
        ConditionGreaterThanOrEqualTo(train.properties.FinalMetricDataList["auc"].Value, least),
    ],
    if_steps=[register],
    else_steps=[stop],
)
pipeline = Pipeline("gate", [day, depth, least, loss], steps=[prepare, train, good], sagemaker_session=session)
