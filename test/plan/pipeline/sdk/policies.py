"""Keeps and tries again what it can, and asks a file of a step."""

from parts import processing, rows, session, training
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (
    ConditionGreaterThanOrEqualTo,
    ConditionIn,
    ConditionLessThan,
    ConditionNot,
    ConditionOr,
)
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.retry import (
    SageMakerJobExceptionTypeEnum,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum,
    StepRetryPolicy,
)
from sagemaker.workflow.steps import CacheConfig

loss = ParameterString("loss", "gini", enum_values=["gini", "entropy"])
retries = [
    StepRetryPolicy(
        exception_types=[StepExceptionTypeEnum.SERVICE_FAULT, StepExceptionTypeEnum.THROTTLING],
        interval_seconds=5,
        backoff_rate=2,
        max_attempts=3,
    ),
    SageMakerJobStepRetryPolicy(
        exception_types=[SageMakerJobExceptionTypeEnum.RESOURCE_LIMIT],
        failure_reason_types=[
            SageMakerJobExceptionTypeEnum.INTERNAL_ERROR,
            SageMakerJobExceptionTypeEnum.CAPACITY_ERROR,
        ],
        interval_seconds=5,
        backoff_rate=2,
        max_attempts=3,
    ),
]
prepare = processing(
    "prepare",
    cache_config=CacheConfig(enable_caching=True, expire_after="P30D"),
    retry_policies=retries,
)
report = PropertyFile("rows-report-json", output_name="rows", path="report.json")
evaluate = processing(
    "evaluate",
    inputs={"rows": rows(prepare)},
    property_files=[report],
    cache_config=CacheConfig(enable_caching=True, expire_after="PT1H30M"),
)
auc = JsonGet(step_name="evaluate", property_file=report, json_path="metrics.auc")
good = ConditionStep(
    "good",
    conditions=[
        ConditionGreaterThanOrEqualTo(auc, 0.75),
        ConditionOr(
            conditions=[
                ConditionNot(ConditionIn(loss, ["entropy"])),
                ConditionLessThan(auc, 0.9),
            ]
        ),
    ],
    if_steps=[processing("publish", more={"env": {"AUC": auc.to_string()}})],
    else_steps=[processing("explain")],
)
pipeline = Pipeline("policies", [loss], steps=[prepare, evaluate, good], sagemaker_session=session)
