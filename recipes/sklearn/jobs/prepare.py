# /// script
# requires-python = ">=3.9"
# dependencies = ["pandas>=2.0", "pyarrow>=14"]
#
# [tool.mlx]
# kind = "processing"
# description = "Flights of a summer as features of a delay model"
# instance = "ml.t3.medium"
# max_runtime = "10m"
#
# [tool.mlx.params]
# late = { type = "int", default = 15, min = 1, help = "minutes after which an arrival counts as late" }
# test_from = { type = "date", default = "2013-07-17", help = "flights from this day on are kept for the test" }
#
# [tool.mlx.inputs.flights]
# sql = """
#   SELECT f.month, f.day, f.sched_dep_time, f.dep_delay, f.arr_delay, f.origin, f.dest, f.distance,
#          a.name AS airline, 2013 - p.year AS age, w.wind_speed, w.precip, w.visib, w.pressure
#   FROM nyc.flights f
#   JOIN nyc.airlines a ON a.carrier = f.carrier
#   LEFT JOIN nyc.planes p ON p.tailnum = f.tailnum
#   LEFT JOIN nyc.weather w ON w.origin = f.origin AND w.time_hour = f.time_hour
#   WHERE f.arr_delay IS NOT NULL"""
#
# [tool.mlx.outputs]
# features = "table:ml.delay_features"
# ///
"""Turns flights into rows that a model can learn from, using only what is known an hour before departure."""

import argparse
import os

import pandas as pd


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--late", type=int, default=15)
    parser.add_argument("--test_from", default="2013-07-17")
    args = parser.parse_args()

    flights = pd.read_parquet(os.environ["MLX_INPUT_FLIGHTS"])
    clock = flights.sched_dep_time
    flights["date"] = pd.to_datetime(flights[["month", "day"]].assign(year=2013))
    flights["departs"] = flights.date + pd.to_timedelta(clock // 100 * 60 + clock % 100, unit="min")
    print(f"read {len(flights):,} flights of {flights.origin.nunique()} airports", flush=True)

    flights = with_backlog(flights)
    rows = flights[["origin", "dest", "airline", "distance", "backlog", "age", "wind_speed", "precip", "visib", "pressure"]]
    rows = rows.assign(
        date=flights.date.dt.strftime("%Y-%m-%d"),
        hour=flights.departs.dt.hour,
        test=(flights.date >= args.test_from).astype(int),
        late=(flights.arr_delay > args.late).astype(int),
    )
    rows.to_parquet(os.path.join(os.environ["MLX_OUTPUT_FEATURES"], "part-0.parquet"), index=False)
    print(f"wrote {len(rows):,} rows: {rows.late.mean():.0%} late, {rows.test.sum():,} for the test")


def with_backlog(flights):
    """Adds the mean delay of what left the same airport between three hours and one hour before."""
    left = flights.assign(left=flights.departs + pd.to_timedelta(flights.dep_delay, unit="min")).sort_values("left")
    mean = left.set_index("left").groupby("origin").dep_delay.rolling("2h").mean().rename("backlog").reset_index()
    flights = flights.assign(known=flights.departs - pd.Timedelta("1h")).sort_values("known")
    joined = pd.merge_asof(
        flights, mean.sort_values("left"), left_on="known", right_on="left", by="origin", tolerance=pd.Timedelta("2h")
    )
    return joined.fillna({"backlog": 0.0})


if __name__ == "__main__":
    main()
