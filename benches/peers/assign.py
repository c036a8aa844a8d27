"""The assignment problems of the bench `assign` in OR-tools, SciPy and lapx, timed here.

    python assign.py edges|matrix DIRECTORY RUNS

Edges: files slots, people, seats (32 bits) and costs (64 bits). OR-tools solves a min-cost flow whose
network is made before the clock starts; all seats must be filled. A matrix: its number of rows, then
doubles. Prints one JSON object: for each peer the median of the times in nanoseconds, its total,
its version.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import numpy as np


def timed(runs, job):
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter_ns()
        result = job()
        times.append(time.perf_counter_ns() - start)
    return int(statistics.median(times[1:] or times)), result


def edges(directory: Path, runs: int):
    import ortools
    from ortools.graph.python import min_cost_flow

    read = lambda name, kind: np.fromfile(directory / name, dtype=kind)  # noqa: E731
    slots, people, seats = (read(name, np.uint32).astype(np.int64) for name in ("slots", "people", "seats"))
    costs = read("costs", np.int64)
    sink = len(seats) + int(people.max()) + 1
    flow = min_cost_flow.SimpleMinCostFlow()
    ones = np.ones(len(slots), dtype=np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(slots, len(seats) + people, ones, costs)
    takers = np.arange(len(seats), sink)
    flow.add_arcs_with_capacity_and_unit_cost(takers, np.full(len(takers), sink), np.ones_like(takers), np.zeros_like(takers))
    flow.set_nodes_supplies(np.arange(len(seats)), seats)
    flow.set_node_supply(sink, -int(seats.sum()))

    def solve():
        status = flow.solve()
        assert status == flow.OPTIMAL, status
        return flow.optimal_cost()

    ns, total = timed(runs, solve)
    yield "ortools", ns, total, f"OR-tools {ortools.__version__}"


def matrix(directory: Path, runs: int):
    import scipy
    from scipy.optimize import linear_sum_assignment

    raw = np.fromfile(directory / "matrix", dtype=np.float64)
    rows = int(raw[:1].view(np.uint64)[0])
    costs = raw[1:].reshape(rows, -1).copy()
    ns, (row, column) = timed(runs, lambda: linear_sum_assignment(costs))
    yield "scipy", ns, float(costs[row, column].sum()), f"SciPy {scipy.__version__}"
    import lap

    ns, (total, _, _) = timed(runs, lambda: lap.lapjv(costs, extend_cost=costs.shape[0] != costs.shape[1]))
    yield "lapx", ns, float(total), f"lapx {lap.__version__}"
    if costs.shape == (1_000, 1_000):
        yield "ortools", *auction(costs, runs)


def auction(costs, runs):
    """OR-tools' assignment of whole numbers, whose arcs are made before the clock starts."""
    import ortools
    from ortools.graph.python import linear_sum_assignment

    rows, columns = (index.ravel() for index in np.indices(costs.shape))
    solver = linear_sum_assignment.SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(rows, columns, costs.astype(np.int64).ravel())

    def solve():
        status = solver.solve()
        assert status == solver.OPTIMAL, status
        return solver.optimal_cost()

    ns, total = timed(runs, solve)
    return ns, float(total), f"OR-tools {ortools.__version__}"


kind, directory, runs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
found = {"edges": edges, "matrix": matrix}[kind](directory, runs)
print(json.dumps({name: {"ns": ns, "total": total, "version": version} for name, ns, total, version in found}))
