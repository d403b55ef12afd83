"""Searches the best params, and reads the model and the metric of the best training."""

from parts import channels, estimator, processing, session
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner, IntegerParameter
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.functions import Join
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TuningStep

tuner = HyperparameterTuner(
    estimator=estimator("search", hyperparameters={"loss": "gini"}),
    objective_metric_name="auc",
    metric_definitions=[{"Name": "auc", "Regex": "auc=([0-9.]+)"}],
    objective_type="Maximize",
    hyperparameter_ranges={
        "depth": IntegerParameter(2, 10),
        "rate": ContinuousParameter(0.01, 0.5, scaling_type="Logarithmic"),
    },
    max_jobs=4,
    max_parallel_jobs=2,
)
search = TuningStep("search", step_args=tuner.fit(inputs=channels({"features": "s3://other/features/"})))
best = search.properties.BestTrainingJob
model = Join(
    "",
    [
        search.properties.TrainingJobDefinition.OutputDataConfig.S3OutputPath,
        "/",
        best.TrainingJobName,
        "/output/model.tar.gz",
    ],
)
evaluate = processing("evaluate", inputs={"model": model})
good = ConditionStep(
    "good",
    conditions=[ConditionGreaterThan(best.FinalHyperParameterTuningJobObjectiveMetric.Value, 0.75)],
    if_steps=[evaluate],
    else_steps=[],
)
pipeline = Pipeline("search", steps=[search, good], sagemaker_session=session)
