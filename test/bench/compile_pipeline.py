"""Builds a chain of processing steps with the SageMaker SDK, each reading the rows of the one before it, and tells how long
that and writing its definition took."""

import json
import logging
import sys
import time
import warnings

import boto3
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
session = PipelineSession(
    boto_session=boto3.Session("none", "none", region_name="us-east-1"),
    default_bucket="bucket",
)


def link(index, day, before):
    processor = Processor(
        role="arn:aws:iam::123456789012:role/Jobs",
        image_uri="683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
        instance_count=1,
        instance_type="ml.m5.large",
        entrypoint=["python3", "/opt/ml/processing/input/code/mlx_bootstrap.py"],
        volume_size_in_gb=30,
        max_runtime_in_seconds=3600,
        env={"AWS_DEFAULT_REGION": "us-east-1", "DAY": day},
        tags=[{"Key": "mlx:project", "Value": "flights"}, {"Key": "mlx:run", "Value": ExecutionVariables.PIPELINE_EXECUTION_ID}],
        sagemaker_session=session,
    )
    sources = {"code": "s3://bucket/mlx/flights/code/step/0123456789ab/"}
    if before is not None:
        sources["rows"] = before.properties.ProcessingOutputConfig.Outputs["rows"].S3Output.S3Uri
    place = Join("", ["s3://bucket/mlx/flights/runs/", ExecutionVariables.PIPELINE_EXECUTION_ID, f"/step-{index}/output/rows/"])
    arguments = processor.run(
        inputs=[
            ProcessingInput(source=uri, destination=f"/opt/ml/processing/input/{name}", input_name=name)
            for name, uri in sources.items()
        ],
        outputs=[ProcessingOutput(source="/opt/ml/processing/output/rows", destination=place, output_name="rows")],
    )
    return ProcessingStep(name=f"step-{index}", step_args=arguments)


def chain(count):
    day = ParameterString("day", "2013-01-01")
    steps = []
    for index in range(count):
        steps.append(link(index, day, steps[-1] if steps else None))
    return Pipeline("chain", [day], steps=steps, sagemaker_session=session).definition()


began = time.perf_counter()
text = chain(int(sys.argv[1]))
took = time.perf_counter() - began
sys.stdout.write(
    json.dumps({"milliseconds": took * 1000, "steps": len(json.loads(text)["Steps"]), "bytes": len(text.encode())})
)
