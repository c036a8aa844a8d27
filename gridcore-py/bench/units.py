"""Units from a polars frame into a grid, beside the same in rustworkx in the same run.

    python bench/units.py [LARGEST]

Ten units below each, string keys, in a random order. Both validate the structure: every parent is there, every key
once, no circle, tiers in order. Prints the medians, the ratio and the exponent with which ours grows.
"""

import math
import os
import random
import statistics
import sys
import time
from collections.abc import Callable

os.environ["POLARS_MAX_THREADS"] = "1"

import gridcore  # noqa: E402
import polars  # noqa: E402
import rustworkx  # noqa: E402

TIERS = [f"t{number}" for number in range(8)]
CHARTER = {"name": "bench", "tiers": TIERS}
TARGET = 5.0


def frame(count: int) -> polars.DataFrame:
    """Units with their parents and tiers, shuffled."""
    depths = [0]
    for unit in range(1, count):
        depths.append(depths[(unit - 1) // 10] + 1)
    rows = [(f"u{unit:07}", f"u{(unit - 1) // 10:07}" if unit else None, TIERS[depths[unit]]) for unit in range(count)]
    random.Random(1).shuffle(rows)
    return polars.DataFrame(rows, schema=["key", "parent", "tier"], orient="row")


def ours(units: polars.DataFrame) -> int:
    return gridcore.Grid(CHARTER, units=units).unit_count


def peer(units: polars.DataFrame) -> int:
    keys, parents, tiers = (units[name].to_list() for name in ["key", "parent", "tier"])
    graph = rustworkx.PyDiGraph(multigraph=False)
    nodes = dict(zip(keys, graph.add_nodes_from(keys), strict=True))
    levels = {tier: level for level, tier in enumerate(TIERS)}
    level = dict(zip(keys, map(levels.__getitem__, tiers), strict=True))
    graph.add_edges_from_no_data([(nodes[p], nodes[k]) for k, p in zip(keys, parents, strict=True) if p is not None])
    assert len(nodes) == len(keys), "a key twice"
    assert rustworkx.is_directed_acyclic_graph(graph), "a circle"
    assert all(p is None or level[p] < level[k] for k, p in zip(keys, parents, strict=True)), "tiers out of order"
    return graph.num_nodes()


def refused(units: polars.DataFrame) -> int:
    try:
        gridcore.Grid(CHARTER, units=units)
    except gridcore.GridError as error:
        assert len(error.findings) > 0
        return units.height
    raise AssertionError("bad units were taken")


def timed(call: Callable[[polars.DataFrame], int], units: polars.DataFrame) -> float:
    start = time.perf_counter()
    assert call(units) == units.height
    return time.perf_counter() - start


def main() -> None:
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print(f"units from a polars frame, rustworkx {rustworkx.__version__}, polars {polars.__version__}")
    print(f"{'units':>10} {'ours':>11} {'rustworkx':>11} {'faster':>8} {'target':>8} {'exponent':>9}")
    before: tuple[int, float] | None = None
    for size in (largest // 100, largest // 10, largest):
        units = frame(size)
        runs = [(timed(ours, units), timed(peer, units)) for _ in range(4 if size == largest else 10)][1:]
        mine, theirs = (statistics.median(times) for times in zip(*runs, strict=True))
        grows = f"{math.log(mine / before[1]) / math.log(size / before[0]):.2f}" if before else ""
        target = f">= {TARGET:.0f}" if size == largest else ""
        print(f"{size:>10,} {mine * 1e3:>8.1f} ms {theirs * 1e3:>8.1f} ms {theirs / mine:>7.1f}x {target:>8} {grows:>9}")
        before = (size, mine)
        refuse(units)


def refuse(units: polars.DataFrame) -> None:
    """What is wrong is said in the time of a good load: one cell of the last row, and one of every row."""
    last = polars.arange(units.height, eager=True) == units.height - 1
    tiers = [polars.when(last).then(polars.lit("t9")).otherwise(polars.col("tier")), polars.lit("t9")]
    one, every = (units.with_columns(tier=tier) for tier in tiers)
    runs = [(timed(ours, units), timed(refused, one), timed(refused, every)) for _ in range(5)][1:]
    good, one_bad, all_bad = (statistics.median(times) for times in zip(*runs, strict=True))
    print(f"{'':>10} refused for one bad cell in {one_bad / good:.2f}, for one in every row in {all_bad / good:.2f} of a good load")


if __name__ == "__main__":
    main()
