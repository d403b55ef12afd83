# /// script
# requires-python = ">=3.9"
# dependencies = ["pandas>=2.0", "pyarrow>=14", "scikit-learn>=1.4"]
#
# [tool.mlx]
# kind = "training"
# description = "Will this flight arrive late? A linear model"
# instance = "ml.m5.large"
# max_runtime = "30m"
#
# [tool.mlx.params]
# epochs = { type = "int", default = 6, min = 1, max = 100, help = "times that the model sees every flight" }
# penalty = { type = "float", default = 0.0001, min = 0.0, max = 1.0, help = "how much large weights cost" }
# seed = { type = "int", default = 13, help = "order in which flights are seen" }
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
"""Learns the odds of a late arrival by stochastic gradient descent."""

import argparse
import os

import joblib
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.utils import shuffle

WORDS = ["airline", "origin", "dest"]
NUMBERS = ["backlog", "hour", "distance", "age", "wind_speed", "precip", "visib", "pressure"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--penalty", type=float, default=0.0001)
    parser.add_argument("--seed", type=int, default=13)
    args = parser.parse_args()

    rows = pd.read_parquet(os.environ["MLX_INPUT_FEATURES"])
    train, test = rows[rows.test == 0], rows[rows.test == 1]
    print(f"{len(train):,} flights to learn from, {len(test):,} to test on", flush=True)

    encode = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore"), WORDS), (make_pipeline(SimpleImputer(), StandardScaler()), NUMBERS)
    )
    samples, asked = encode.fit_transform(train), encode.transform(test)
    model = SGDClassifier(loss="log_loss", alpha=args.penalty, learning_rate="adaptive", eta0=0.002, random_state=args.seed)
    history = []
    for epoch in range(1, args.epochs + 1):
        model.partial_fit(*shuffle(samples, train.late, random_state=args.seed + epoch), classes=[0, 1])
        odds = model.predict_proba(asked)[:, 1]
        history.append({"epoch": epoch, "loss": log_loss(test.late, odds), "auc": roc_auc_score(test.late, odds)})
        print(f"epoch={epoch} loss={history[-1]['loss']:.4f} auc={history[-1]['auc']:.4f}", flush=True)

    joblib.dump(make_pipeline(encode, model), os.path.join(os.environ["MLX_OUTPUT_MODEL"], "model.joblib"))
    pd.DataFrame(history).to_csv(os.path.join(os.environ["MLX_OUTPUT_REPORT"], "history.csv"), index=False)


if __name__ == "__main__":
    main()
