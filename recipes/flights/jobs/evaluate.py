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
    folder = Path(os.environ["MLX_INPUT_MODELS"])
    aucs = {}
    for file in sorted(folder.rglob("model.json")):
        name = file.relative_to(folder).parts[0]
        aucs[file] = judge(json.loads(file.read_text()), tests)
        print(f"{name}: auc={aucs[file]:.4f}", flush=True)

    best = max(aucs, key=aucs.get)
    with tarfile.open(Path(os.environ["MLX_OUTPUT_BEST"]) / "model.tar.gz", "w:gz") as archive:
        archive.add(best, "model.json")
    report = {"metrics": {"auc": round(aucs[best], 4)}, "models": {str(file.relative_to(folder)): auc for file, auc in aucs.items()}}
    (Path(os.environ["MLX_OUTPUT_REPORT"]) / "evaluation.json").write_text(json.dumps(report, indent=1))
    print(f"best auc={aucs[best]:.4f} ({best.relative_to(folder)})")


def read_rows(folder):
    return [json.loads(line) for file in sorted(folder.glob("*.json")) for line in file.open()]


def judge(model, rows):
    return area([(probability(model["weights"], terms(row, model["scale"])), row["late"]) for row in rows])


if __name__ == "__main__":
    main()
