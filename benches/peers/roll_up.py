"""Entries of cells summed up a tree of five tiers, ten units below each: polars and numpy, for the ratio.

    python roll_up.py ENTRIES CELLS FROM UNTIL RUNS

The entries are those of the bench, cells and days as numbers already; once more by outside numbers of ten people
a cell. Plus, minus and count of every unit over the days [FROM, UNTIL). Prints JSON.
"""

import json
import os
import statistics
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"

import numpy as np  # noqa: E402
import polars as pl  # noqa: E402


def up(cells: np.ndarray) -> list[np.ndarray]:
    """The tiers above, outermost last: of each ten the sum."""
    tiers = [cells]
    while tiers[-1].shape[0] > 1:
        tiers.append(tiers[-1].reshape(-1, 10, cells.shape[1]).sum(axis=1))
    return tiers


def with_numpy(cell: np.ndarray, day: np.ndarray, points: np.ndarray, cells: int, since: int, until: int) -> list[np.ndarray]:
    inside = (day >= since) & (day < until)
    where, what = cell[inside], points[inside]
    plus = np.bincount(where, weights=np.maximum(what, 0), minlength=cells)
    minus = np.bincount(where, weights=np.minimum(what, 0), minlength=cells)
    count = np.bincount(where, minlength=cells)
    return up(np.stack([plus.astype(np.int64), minus.astype(np.int64), count], axis=1))


def with_polars(frame: pl.DataFrame, cells: int, since: int, until: int) -> list[np.ndarray]:
    sums = (
        frame.lazy()
        .filter((pl.col("day") >= since) & (pl.col("day") < until))
        .group_by("cell")
        .agg(
            plus=pl.col("points").clip(lower_bound=0).sum(),
            minus=pl.col("points").clip(upper_bound=0).sum(),
            count=pl.len(),
        )
        .collect()
    )
    table = np.zeros((cells, 3), dtype=np.int64)
    table[sums["cell"].to_numpy()] = sums.select("plus", "minus", pl.col("count").cast(pl.Int64)).to_numpy()
    return up(table)


def of_people(frame: pl.DataFrame, people: pl.DataFrame, cells: int, since: int, until: int) -> list[np.ndarray]:
    """The same where rows name people by outside numbers: joined to their cells first."""
    return with_polars(frame.join(people, on="person", how="inner"), cells, since, until)


def timed(job, runs: int):
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter_ns()
        result = job()
        times.append(time.perf_counter_ns() - start)
    return int(statistics.median(times[1:])), result[-1][0].tolist()


def main() -> None:
    entries, cells, since, until, runs = map(int, sys.argv[1:6])
    at = np.arange(entries, dtype=np.uint64)
    mixed = (at * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(33)
    cell = (mixed % np.uint64(cells)).astype(np.int32)
    day = (at * np.uint64(731) // np.uint64(entries)).astype(np.int32)
    points = ((mixed // np.uint64(cells)) % np.uint64(18_001)).astype(np.int64) - 9_000
    frame = pl.DataFrame({"cell": cell, "day": day, "points": points})
    of_numpy, root = timed(lambda: with_numpy(cell, day, points, cells, since, until), runs)
    of_polars, same = timed(lambda: with_polars(frame, cells, since, until), runs)
    assert root == same
    members = (mixed % np.uint64(10 * cells)).astype(np.int64)
    joined = pl.DataFrame({"person": members * 7_919 + 1_000_003, "day": day, "points": points})
    staff = np.arange(10 * cells, dtype=np.int64)
    people = pl.DataFrame({"person": staff * 7_919 + 1_000_003, "cell": (staff % cells).astype(np.int32)})
    of_joined, again = timed(lambda: of_people(joined, people, cells, since, until), runs)
    assert again == root
    total, _ = timed(lambda: [[points.sum()]], runs)
    versions = {"numpy_version": np.__version__, "polars_version": pl.__version__}
    print(json.dumps({"numpy": of_numpy, "polars": of_polars, "joined": of_joined, "sum": total, "root": root, **versions}))


if __name__ == "__main__":
    main()
