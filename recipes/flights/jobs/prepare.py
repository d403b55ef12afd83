# /// script
# requires-python = ">=3.9"
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
# format = "json"
# sql = """
#   SELECT f.month, f.day, f.sched_dep_time, f.dep_delay, f.arr_delay, f.origin, f.dest, f.distance,
#          a.name AS airline, 2013 - p.year AS age, w.wind_speed, w.precip, w.visib, w.pressure
#   FROM nyc.flights f
#   JOIN nyc.airlines a ON a.carrier = f.carrier
#   LEFT JOIN nyc.planes p ON p.tailnum = f.tailnum
#   LEFT JOIN nyc.weather w ON w.origin = f.origin AND w.time_hour = f.time_hour
#   WHERE f.month BETWEEN 6 AND 7 AND f.arr_delay IS NOT NULL
#   ORDER BY f.month, f.day, f.sched_dep_time"""
#
# [tool.mlx.outputs]
# features = "table:ml.delay_features"
# ///
"""Turns flights into rows that a model can learn from, using only what is known an hour before departure."""

import argparse
import gzip
import json
import os
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from pathlib import Path

KNOWN_OR_NOT = ("age", "wind_speed", "precip", "visib", "pressure")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--late", type=int, default=15)
    parser.add_argument("--test_from", default="2013-07-17")
    args = parser.parse_args()

    flights = read_flights(Path(os.environ["MLX_INPUT_FLIGHTS"]))
    print(f"read {len(flights):,} flights", flush=True)
    board = departures(flights)
    target = Path(os.environ["MLX_OUTPUT_FEATURES"]) / "part-0.json"
    late = tests = 0
    with target.open("w") as out:
        for count, flight in enumerate(flights, 1):
            row = features(flight, board, args)
            late += row["late"]
            tests += row["test"]
            out.write(json.dumps(row) + "\n")
            if count % 10_000 == 0:
                print(f"{flight['date']}  {count:,} rows", flush=True)
    print(f"wrote {len(flights):,} rows: {late / len(flights):.0%} late, {tests:,} for the test")


def read_flights(folder):
    flights = []
    for file in sorted(folder.iterdir()):
        with gzip.open(file, "rt") as lines:
            flights.extend(json.loads(line) for line in lines)
    for flight in flights:
        month, day, clock = int(flight["month"]), int(flight["day"]), int(flight["sched_dep_time"])
        flight["date"] = f"2013-{month:02}-{day:02}"
        flight["minute"] = ((month * 31 + day) * 24 + clock // 100) * 60 + clock % 100
    return flights


def departures(flights):
    """For each airport: when its flights really left, in order, and the sum of their delays up to each."""
    left = defaultdict(list)
    for flight in flights:
        delay = int(flight["dep_delay"])
        left[flight["origin"]].append((flight["minute"] + delay, delay))
    board = {}
    for origin, events in left.items():
        events.sort()
        sums = [0, *accumulate(delay for _, delay in events)]
        board[origin] = ([minute for minute, _ in events], sums)
    return board


def backlog(board, origin, now, window=120):
    """The mean delay of what left this airport in the two hours before `now`."""
    minutes, sums = board[origin]
    first, last = bisect_right(minutes, now - window), bisect_right(minutes, now)
    return (sums[last] - sums[first]) / (last - first) if last > first else 0.0


def features(flight, board, args):
    return {
        "date": flight["date"],
        "test": int(flight["date"] >= args.test_from),
        "late": int(int(flight["arr_delay"]) > args.late),
        "origin": flight["origin"],
        "dest": flight["dest"],
        "airline": flight["airline"],
        "hour": int(flight["sched_dep_time"]) // 100,
        "distance": int(flight["distance"]),
        "backlog": round(backlog(board, flight["origin"], flight["minute"] - 60), 1),
        **{name: float(flight[name]) if flight[name] else None for name in KNOWN_OR_NOT},
    }


if __name__ == "__main__":
    main()
