"""Assignment against SciPy and OR-tools on random problems, and without numpy."""

import os
import signal
import subprocess
import sys
import threading
import time
from array import array
from typing import Any

import gridcore
import numpy as np
import pytest
import scipy.optimize

RANDOM = np.random.default_rng(20_052)


def same(cost: Any, maximize: bool = False) -> None:
    cost = np.asarray(cost)
    rows, columns = gridcore.linear_sum_assignment(cost, maximize)
    wanted_rows, wanted_columns = scipy.optimize.linear_sum_assignment(cost, maximize)
    assert rows.dtype == columns.dtype == np.int64
    assert rows.shape == wanted_rows.shape and columns.shape == wanted_columns.shape
    # Where rows are left over, equal plans may use others.
    assert len(rows) < cost.shape[0] or (rows == wanted_rows).all()
    assert (np.diff(rows) > 0).all() and len(set(columns.tolist())) == len(columns)
    total, wanted = cost[rows, columns].sum(), cost[wanted_rows, wanted_columns].sum()
    assert total == pytest.approx(wanted, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("kind", ["ties", "random", "whole", "bool", "product", "far"])
def test_matrices_as_scipy(kind: str) -> None:
    for case in range(700):
        rows, columns = RANDOM.integers(1, 9 if case % 20 else 40, 2)
        shape = (int(rows), int(columns))
        cost = {
            "ties": lambda: RANDOM.integers(0, 3, shape).astype(float),
            "random": lambda: RANDOM.normal(size=shape),
            "whole": lambda: RANDOM.integers(-50, 50, shape),
            "bool": lambda: RANDOM.integers(0, 2, shape).astype(bool),
            "product": lambda: np.outer(np.arange(1, rows + 1), np.arange(1, columns + 1)),
            "far": lambda: RANDOM.integers(-5, 5, shape) * 10.0 ** RANDOM.integers(-8, 8, shape),
        }[kind]()
        same(cost, maximize=bool(case % 2))
        same(cost.T, maximize=bool(case % 3 == 0))


def test_forbidden_pairs_as_scipy() -> None:
    feasible = 0
    for case in range(700):
        shape = tuple(int(side) for side in RANDOM.integers(1, 8, 2))
        cost = RANDOM.integers(0, 9, shape).astype(float)
        cost[RANDOM.random(shape) < 0.35] = np.inf
        maximize = bool(case % 2)
        if maximize:
            cost = -cost
        try:
            scipy.optimize.linear_sum_assignment(cost, maximize)
        except ValueError:
            with pytest.raises(ValueError, match="infeasible"):
                gridcore.linear_sum_assignment(cost, maximize)
        else:
            same(cost, maximize)
            feasible += 1
    assert 100 < feasible < 700


@pytest.mark.parametrize(
    "cost", [[1, 2], 3, np.zeros((2, 2, 2)), [["a", "b"]], [[1, np.nan]], [[1, -np.inf]], [[1j, 2]]]
)
def test_what_scipy_refuses(cost: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        scipy.optimize.linear_sum_assignment(cost)
    with pytest.raises(ValueError):
        gridcore.linear_sum_assignment(cost)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_empty_matrices(shape: tuple[int, int]) -> None:
    rows, columns = gridcore.linear_sum_assignment(np.zeros(shape))
    assert rows.shape == columns.shape == (0,)


def test_whole_numbers_are_exact() -> None:
    far = 2**62
    rows, columns = gridcore.linear_sum_assignment([[far + 1, far], [far, far + 1]], maximize=True)
    assert list(columns) == [0, 1]
    rows, columns = gridcore.linear_sum_assignment(np.array([[far, far + 1], [far + 2, far]]))
    assert list(columns) == [0, 1]


def test_edges_as_ortools() -> None:
    from ortools.graph.python import min_cost_flow

    for _ in range(300):
        slots, people = (int(count) for count in RANDOM.integers(1, 12, 2))
        pairs = np.argwhere(RANDOM.random((slots, people)) < 0.5)
        if len(pairs) == 0:
            continue
        cost = RANDOM.integers(-20, 20, len(pairs))
        seats, loads = RANDOM.integers(0, 4, slots), RANDOM.integers(0, 4, people)
        plan = gridcore.solve_assignment(pairs[:, 0], pairs[:, 1], cost, seats=seats, loads=loads)
        plan.verify()
        flow = min_cost_flow.SimpleMinCostFlow()
        sink, empty = slots + people, 10_000
        for (slot, person), price in zip(pairs.tolist(), cost.tolist(), strict=True):
            flow.add_arc_with_capacity_and_unit_cost(slot, slots + person, 1, price)
        for person, load in enumerate(loads.tolist()):
            flow.add_arc_with_capacity_and_unit_cost(slots + person, sink, load, 0)
        for slot, count in enumerate(seats.tolist()):
            flow.add_arc_with_capacity_and_unit_cost(slot, sink, count, empty)
            flow.set_node_supply(slot, count)
        flow.set_node_supply(sink, -int(seats.sum()))
        assert flow.solve() == flow.OPTIMAL
        assert plan.total + empty * sum(plan.unfilled) == flow.optimal_cost()
        assert plan.total == cost[plan.chosen].sum()


def test_columns_of_any_kind() -> None:
    wanted = gridcore.solve_assignment([0, 0, 1], [0, 1, 1], [4, 1, 2])
    for kind in (tuple, np.array, lambda column: array("q", column), lambda column: np.array(column, dtype=np.uint8)):
        plan = gridcore.solve_assignment(kind([0, 0, 1]), kind([0, 1, 1]), kind([4, 1, 2]), loads=kind([1, 1]))
        assert (plan.chosen, plan.total) == (wanted.chosen, wanted.total)
    assert (len(wanted), wanted.exact) == (2, True)
    assert repr(wanted) == "<Assignment of 2 at 6, 0 unfilled>"
    assert wanted.loss(1) == (1, -5)


def test_columns_that_do_not_fit() -> None:
    with pytest.raises(gridcore.GridError, match="slot 4294967295"):
        gridcore.solve_assignment([-1], [0], [1], seats=[1])
    with pytest.raises(gridcore.GridError, match="another has 2"):
        gridcore.solve_assignment([0, 1], [0], [1])
    for cost in ([0.5], np.array([0.5]), ["1"], [2**64], np.zeros((1, 1), dtype=int)):
        with pytest.raises(TypeError, match="cost"):
            gridcore.solve_assignment([0], [0], cost)


def tight(people: int) -> tuple[Any, Any, Any]:
    """More people than options can tell apart: long paths."""
    slots = RANDOM.integers(0, people, 6 * people)
    pairs = np.unique(np.column_stack([slots, np.repeat(np.arange(people), 6)]), axis=0)
    return pairs[:, 0], pairs[:, 1], RANDOM.integers(0, 10**6, len(pairs))


def test_progress_is_told_and_may_stop() -> None:
    seen: list[tuple[int, int]] = []
    gridcore.solve_assignment(*tight(5_000), progress=lambda settled, seats: seen.append((settled, seats)))
    assert seen and all(seats == seen[0][1] for _, seats in seen)
    assert [settled for settled, _ in seen] == sorted(settled for settled, _ in seen)

    def stop(settled: int, seats: int) -> None:
        raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        gridcore.solve_assignment(*tight(5_000), progress=stop)


def test_ctrl_c_stops_a_solve() -> None:
    columns = tight(5_000)
    # Where tests run in the background the signal is ignored from the start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupt(settled: int, seats: int) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    try:
        with pytest.raises(KeyboardInterrupt):
            gridcore.solve_assignment(*columns, progress=interrupt)
    finally:
        signal.signal(signal.SIGINT, before)


def test_other_threads_run_meanwhile() -> None:
    columns, counted, done = tight(20_000), [0], threading.Event()

    def count() -> None:
        while not done.is_set():
            counted[0] += 1
            time.sleep(0.0005)

    thread = threading.Thread(target=count)
    thread.start()
    gridcore.solve_assignment(*columns)
    done.set()
    thread.join()
    assert counted[0] > 5


def test_without_numpy() -> None:
    program = """
import sys
sys.modules["numpy"] = None
import gridcore
from array import array
assert gridcore.linear_sum_assignment([[4, 1, 3], [2, 0, 5], [3, 2, 2]]) == ([0, 1, 2], [1, 0, 2])
assert gridcore.linear_sum_assignment([[4.5, 1.0]], maximize=True) == ([0], [0])
view = memoryview(array("d", [4, 1, 2, 8])).cast("B").cast("d", [2, 2])
assert gridcore.linear_sum_assignment(view) == ([0, 1], [1, 0])
assert gridcore.solve_assignment(array("q", [0, 0]), [0, 1], [4, 1]).chosen == [1]
for bad in ([1, 2], [["a"]], [[1, 2], [3]], "ab"):
    try:
        gridcore.linear_sum_assignment(bad)
    except (ValueError, TypeError):
        continue
    raise AssertionError(bad)
"""
    subprocess.run([sys.executable, "-c", program], check=True)
