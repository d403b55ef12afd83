"""Trains in three sizes, two at once, and compares what came of them."""

from parts import processing, rows, session, training
from sagemaker.workflow.pipeline import Pipeline

prepare = processing("prepare")
sizes = {"small": "2", "middle": "6", "large": "12"}
trains = {
    name: training(f"train-{name}", {"features": rows(prepare)}, hyperparameters={"depth": depth})
    for name, depth in sizes.items()
}
trains["large"].add_depends_on([trains["small"]])
compare = processing(
    "compare",
    inputs={name: train.properties.ModelArtifacts.S3ModelArtifacts for name, train in trains.items()},
)
pipeline = Pipeline("parallel", steps=[prepare, *trains.values(), compare], sagemaker_session=session)
