"""What the pipelines share: a session that starts nothing, and jobs as mlx asks for them."""

import boto3
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/mlx"
IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1"

session = PipelineSession(
    boto_session=boto3.Session("none", "none", region_name="eu-west-1"),
    default_bucket="bucket",
)


def below_run(rest):
    """A place that each execution has for itself."""
    return Join("", ["s3://bucket/mlx/runs/", ExecutionVariables.PIPELINE_EXECUTION_ID, rest])


def processing(name, inputs=None, more=None, **step):
    """A processing job with an output of rows."""
    processor = Processor(
        role=ROLE,
        image_uri=IMAGE,
        instance_count=1,
        instance_type="ml.m5.large",
        volume_size_in_gb=30,
        max_runtime_in_seconds=3600,
        sagemaker_session=session,
        **(more or {}),
    )
    arguments = processor.run(
        inputs=[
            ProcessingInput(source=uri, destination=f"/opt/ml/processing/input/{name}", input_name=name)
            for name, uri in (inputs or {}).items()
        ],
        outputs=[
            ProcessingOutput(
                source="/opt/ml/processing/output/rows",
                destination=below_run(f"/{name}/output/rows/"),
                output_name="rows",
            )
        ],
    )
    return ProcessingStep(name=name, step_args=arguments, **step)


def rows(step):
    return step.properties.ProcessingOutputConfig.Outputs["rows"].S3Output.S3Uri


def estimator(name, **more):
    return Estimator(
        image_uri=IMAGE,
        role=ROLE,
        instance_count=1,
        instance_type="ml.m5.large",
        volume_size=30,
        max_run=3600,
        output_path=below_run(f"/{name}"),
        metric_definitions=[{"Name": "auc", "Regex": "auc=([0-9.]+)"}],
        debugger_hook_config=False,
        disable_profiler=True,
        sagemaker_session=session,
        **more,
    )


def channels(inputs):
    return {name: TrainingInput(uri, distribution="FullyReplicated", input_mode="File") for name, uri in inputs.items()}


def training(name, inputs, **more):
    return TrainingStep(name=name, step_args=estimator(name, **more).fit(inputs=channels(inputs)))
