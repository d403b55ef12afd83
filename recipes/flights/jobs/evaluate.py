# /// script
# requires-python = ">=3.9"
#
# [tool.mlx]
# kind = "processing"
# description = "Which of the models knows late flights best?"
# instance = "ml.t3.medium"
# max_runtime = "10m"
# include = ["train.py"]
#
# [tool.mlx.inputs]
# features = "prepare.features"
# models = "train.model"
#
# [tool.mlx.outputs]
# best = "files"
# report = "files"
#
# [tool.mlx.metrics]
# auc = 'best auc=([0-9.]+)'
# ///
"""Asks every model about the flights that were kept for the test, and packs the one that knows best."""

import json
import os
import tarfile
from pathlib import Path

from train import area, probability, terms


def main():
    tests = [row for row in read_rows(Path(os.environ["MLX_INPUT_FEATURES"])) if row["test"]]
    models = find_models(Path(os.environ["MLX_INPUT_MODELS"]))
    aucs = {}
    for name, file in models.items():
        aucs[name] = judge(json.loads(file.read_text()), tests)
        print(f"{name}: auc={aucs[name]:.4f}", flush=True)

    best = max(aucs, key=aucs.get)
    pack(models[best], Path(os.environ["MLX_OUTPUT_BEST"]) / "model.tar.gz")
    write_report(Path(os.environ["MLX_OUTPUT_REPORT"]), aucs, best)
    print(f"best auc={aucs[best]:.4f} ({best})")


def find_models(folder):
    """Each model lies in a folder that has the model's name."""
    return {file.relative_to(folder).parts[0]: file for file in sorted(folder.rglob("model.json"))}


def read_rows(folder):
    return [json.loads(line) for file in sorted(folder.glob("*.json")) for line in file.open()]


def judge(model, rows):
    return area([(probability(model["weights"], terms(row, model["scale"])), row["late"]) for row in rows])


def pack(model, target):
    with tarfile.open(target, "w:gz") as archive:
        archive.add(model, "model.json")


def write_report(folder, aucs, best):
    """`evaluation.json` is in the form that SageMaker shows beside a model of the registry."""
    auc = {"value": round(aucs[best], 4), "standard_deviation": "NaN"}
    (folder / "evaluation.json").write_text(json.dumps({"binary_classification_metrics": {"auc": auc}}, indent=1))
    (folder / "models.json").write_text(json.dumps(aucs, indent=1))


if __name__ == "__main__":
    main()
