# /// script
# requires-python = ">=3.9"
#
# [tool.mlx]
# kind = "training"
# description = "Will this flight arrive late? A logistic regression"
# instance = "ml.m5.large"
# max_runtime = "30m"
#
# [tool.mlx.params]
# epochs = { type = "int", default = 6, min = 1, max = 100, help = "times that the model sees every flight" }
# rate = { type = "float", default = 0.02, min = 0.0001, max = 1.0, help = "how far each flight moves the model" }
#
# [tool.mlx.inputs]
# features = "table:ml.delay_features"
#
# [tool.mlx.outputs]
# model = "model"
# report = "files"
#
# [tool.mlx.metrics]
# loss = 'loss=([0-9.]+)'
# auc = 'auc=([0-9.]+)'
# ///
"""Learns the odds of a late arrival by stochastic gradient descent, and writes the model as JSON anyone can read."""

import argparse
import json
import math
import os
import random
import statistics
from pathlib import Path

NUMBERS = ("backlog", "hour", "distance", "age", "wind_speed", "precip", "visib", "pressure")
WORDS = ("airline", "origin", "dest")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=0.02)
    args = parser.parse_args()

    files = sorted(Path(os.environ["MLX_INPUT_FEATURES"]).glob("*.json"))
    rows = [json.loads(line) for file in files for line in file.open()]
    scale = {name: spread([row[name] for row in rows if row[name] is not None and not row["test"]]) for name in NUMBERS}
    train = [(terms(row, scale), row["late"]) for row in rows if not row["test"]]
    test = [(terms(row, scale), row["late"]) for row in rows if row["test"]]
    print(f"{len(train):,} flights to learn from, {len(test):,} to test on", flush=True)

    weights, history, order = {}, [], random.Random(13)
    for epoch in range(1, args.epochs + 1):
        order.shuffle(train)
        loss = learn(weights, train, args.rate / epoch, f"epoch {epoch}/{args.epochs}")
        scores = [(probability(weights, sample), late) for sample, late in test]
        history.append((epoch, loss, area(scores)))
        print(f"epoch={epoch} loss={loss:.4f} auc={area(scores):.4f}", flush=True)

    write_model(Path(os.environ["MLX_OUTPUT_MODEL"]), weights, scale)
    write_report(Path(os.environ["MLX_OUTPUT_REPORT"]), history, scores)


def spread(values):
    return statistics.fmean(values), statistics.pstdev(values) or 1.0


def terms(row, scale):
    """What the weights are multiplied with: numbers in spreads from their mean (unknown: 0), words as 1."""
    pairs = [("bias", 1.0)]
    for name in NUMBERS:
        mean, width = scale[name]
        pairs.append((name, max(-4.0, min(4.0, (row[name] - mean) / width)) if row[name] is not None else 0.0))
    return pairs + [(f"{name}={row[name]}", 1.0) for name in WORDS]


def probability(weights, sample):
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in sample)))


def learn(weights, samples, rate, label):
    loss, step = 0.0, len(samples) // 10 or 1
    for count, (sample, late) in enumerate(samples, 1):
        odds = probability(weights, sample)
        loss -= math.log(max(odds if late else 1 - odds, 1e-12))
        for name, value in sample:
            weights[name] = weights.get(name, 0.0) + rate * (late - odds) * value
        if count % step == 0:
            print(f"\r{label} {'#' * (count // step)}", end="\r", flush=True)
    return loss / len(samples)


def area(scores):
    """The chance that a late flight scores above one on time (area under the ROC curve)."""
    late = sum(is_late for _, is_late in scores)
    ranks = sum(rank * is_late for rank, (_, is_late) in enumerate(sorted(scores), 1))
    return (ranks - late * (late + 1) / 2) / (late * (len(scores) - late))


def write_model(folder, weights, scale):
    use = (
        "The odds of a late arrival are 1 / (1 + exp(-s)). s is a sum of weights: bias, each number's weight times "
        "(value - mean) / spread, kept within 4 (unknown: 0), and the weight of each word, such as origin=JFK."
    )
    (folder / "model.json").write_text(json.dumps({"use": use, "scale": scale, "weights": weights}, indent=1))


def write_report(folder, history, scores):
    lines = ["# Will it be late?", "", "| epoch | loss | auc |", "| --- | --- | --- |"]
    lines += [f"| {epoch} | {loss:.4f} | {auc:.4f} |" for epoch, loss, auc in history]
    lines += ["", "| odds given | flights | late |", "| --- | --- | --- |"]
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        found = [late for odds, late in scores if low <= odds < low + 0.2]
        lines.append(f"| {low:.0%} to {low + 0.2:.0%} | {len(found):,} | {sum(found) / max(1, len(found)):.0%} |")
    (folder / "report.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
