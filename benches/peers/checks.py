"""The eleven checks of the bench `check` in polars, timed here.

    python checks.py DIRECTORY RUNS

The directory holds units.csv, people.csv, appointments.csv and names.csv. Frames are made before
the clock starts, in two kinds: with the keys as text, and with keys that are numbers already, as
after a join somebody else paid for. Prints one JSON object: for each kind the median of the times
in nanoseconds, and how many findings each check has.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "1"

import polars as pl  # noqa: E402

HEADS, DEPUTIES = 1, 2
SPAN, SIZE = (6, 12), (8, 14)


def frames(directory: Path, lowest: str):
    """Units, people and appointments with text keys, then the same with numbers."""
    read = lambda name: pl.read_csv(directory / f"{name}.csv", infer_schema=False)  # noqa: E731
    units = read("units").with_columns(
        depth=pl.col("tier").str.slice(1).cast(pl.Int32),
        is_cell=pl.col("tier") == lowest,
    )
    people = read("people").with_columns(member=pl.col("member") == "1", skill=pl.col("skill").cast(pl.Int64))
    held = read("appointments")
    yield "text", units, people, held

    unit_ids = units.select(unit="key").with_row_index("id")
    person_ids = people.select(person="key").with_row_index("id")

    def numbered(frame, column, ids, key):
        joined = frame.join(ids, left_on=column, right_on=key, how="left", maintain_order="left")
        return joined.with_columns(pl.col("id").alias(column)).drop("id")

    units = numbered(numbered(units, "key", unit_ids, "unit"), "parent", unit_ids, "unit")
    people = numbered(numbered(people, "key", person_ids, "person"), "cell", unit_ids, "unit")
    held = numbered(numbered(held, "person", person_ids, "person"), "unit", unit_ids, "unit")
    held = held.with_columns(post=pl.when(pl.col("post") == "head").then(0).otherwise(1).cast(pl.UInt8))
    yield "numbers", units, people, held


def outside(column: str, bounds: tuple[int, int]) -> pl.Expr:
    return ~pl.col(column).is_between(*bounds)


def check(units: pl.LazyFrame, people: pl.LazyFrame, held: pl.LazyFrame, head) -> list[pl.DataFrame]:
    """One frame of offenders a check; what several checks need is shared between them."""
    children = units.filter(pl.col("parent").is_not_null()).group_by("parent").agg(children=pl.len())
    heads = people.group_by("cell").agg(heads=pl.len(), members=pl.col("member").sum())
    posts = held.group_by("unit").agg(
        head=(pl.col("post") == head).sum(),
        deputies=(pl.col("post") != head).sum(),
    )
    facts = (
        units.join(children, left_on="key", right_on="parent", how="left")
        .join(heads, left_on="key", right_on="cell", how="left")
        .join(posts, left_on="key", right_on="unit", how="left")
        .with_columns(pl.col("children", "heads", "members", "head", "deputies").fill_null(0))
    )
    cells, others = facts.filter(pl.col("is_cell")), facts.filter(~pl.col("is_cell"))
    above = units.select(parent="key", above="depth")
    placed = people.filter(pl.col("cell").is_not_null())
    one_root = units.filter(pl.col("parent").is_null()).select(roots=pl.len()).filter(pl.col("roots") != 1)
    orphans = units.filter(pl.col("parent").is_null() & (pl.col("depth") > 0)).select("key")
    disordered = units.join(above, on="parent").filter(pl.col("above") + 1 != pl.col("depth")).select("key")
    filled = facts.select("key", "is_cell", "heads", "children")
    queries = {
        "structure.one-root": one_root,
        "structure.tier-order": pl.concat([orphans, disordered]),
        "structure.span": others.filter(outside("children", SPAN)).select("key"),
        "structure.empty-unit": filled.filter(
            (pl.col("heads") == 0) & (pl.col("is_cell") | (pl.col("children") == 0))
        ).select("key"),
        "coverage.cell-size": cells.filter(outside("heads", SIZE)).select("key"),
        "coverage.unplaced": people.filter(pl.col("cell").is_null()).select("key"),
        "coverage.not-a-cell": placed.join(
            units.filter(~pl.col("is_cell")), left_on="cell", right_on="key", how="semi"
        ).select("key"),
        "coverage.nobody-matching": cells.filter(pl.col("members") == 0).select("key"),
        "staffing.vacant": cells.filter(pl.col("head") < HEADS).select("key"),
        "staffing.over-full": pl.concat(
            [
                cells.filter(pl.col("head") > HEADS).select("key"),
                cells.filter(pl.col("deputies") > DEPUTIES).select("key"),
            ]
        ),
        "staffing.ineligible": held.join(
            people.filter(~pl.col("member")), left_on="person", right_on="key", how="semi"
        ).select("person"),
    }
    return dict(zip(queries, pl.collect_all(list(queries.values())), strict=True))


def main() -> None:
    directory, runs, lowest = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    result = {}
    for kind, units, people, held in frames(directory, lowest):
        head = "head" if kind == "text" else 0
        times = []
        for _ in range(runs + 1):
            start = time.perf_counter_ns()
            found = check(units.lazy(), people.lazy(), held.lazy(), head)
            times.append(time.perf_counter_ns() - start)
        counts = {rule: offenders.height for rule, offenders in found.items()}
        result[kind] = {"ns": int(statistics.median(times[1:] or times)), "counts": counts}
    result["version"] = pl.__version__
    print(json.dumps(result))


if __name__ == "__main__":
    main()
