"""Calls a function, asks a person, and goes on with what both said."""

from parts import processing, session
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterBoolean
from sagemaker.workflow.pipeline import Pipeline

loud = ParameterBoolean("loud", default_value=False)
count = LambdaStep(
    "count",
    lambda_func=Lambda("arn:aws:lambda:eu-west-1:111122223333:function:count", session=session),
    inputs={"loud": loud, "limit": 10, "run": ExecutionVariables.PIPELINE_EXECUTION_ID},
    outputs=[LambdaOutput("rows", LambdaOutputTypeEnum.Integer)],
)
ask = CallbackStep(
    "ask",
    sqs_queue_url="https://sqs.eu-west-1.amazonaws.com/111122223333/approvals",
    inputs={
        "run": ExecutionVariables.PIPELINE_EXECUTION_ID,
        "step": "ask",
        "message": Join("", ["go on with ", count.properties.Outputs["rows"], " rows?"]),
    },
    outputs=[CallbackOutput("by", CallbackOutputTypeEnum.String)],
)
report = processing(
    "report",
    more={
        "env": {
            "BY": ask.properties.Outputs["by"],
            "ROWS": count.properties.Outputs["rows"].to_string(),
        }
    },
)
after = processing("after", depends_on=[report])
pipeline = Pipeline("calls", [loud], steps=[count, ask, report, after], sagemaker_session=session)
