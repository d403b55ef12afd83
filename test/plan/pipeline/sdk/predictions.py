"""Makes a model of a training, predicts with it, and reads the predictions."""

from parts import IMAGE, ROLE, below_run, processing, session, training
from sagemaker.model import Model
from sagemaker.transformer import Transformer
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TransformStep

train = training("train", {"features": "s3://other/features/"})
model = ModelStep(
    "model",
    step_args=Model(
        image_uri=IMAGE,
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
        role=ROLE,
        env={"WORKERS": "2"},
        sagemaker_session=session,
    ).create(),
)
transformer = Transformer(
    model_name=model.properties.ModelName,
    instance_count=1,
    instance_type="ml.m5.large",
    output_path=below_run("/predict/output/predictions/"),
    accept="text/csv",
    assemble_with="Line",
    sagemaker_session=session,
)
predict = TransformStep(
    "predict",
    step_args=transformer.transform(data="s3://other/rows/", content_type="text/csv", split_type="Line"),
)
report = processing("report", inputs={"predictions": predict.properties.TransformOutput.S3OutputPath})
pipeline = Pipeline("predictions", steps=[train, model, predict, report], sagemaker_session=session)
