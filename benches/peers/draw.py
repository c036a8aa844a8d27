"""The peer for drawing cells: the same instance as a mixed-integer programme, solved by HiGHS through SciPy.

python draw.py INSTANCE RUNS: the instance is JSON, as benches/suites/draw.rs writes it. Prints one JSON object with
the median time of a solve in nanoseconds, the least cost and the version.
"""

import json
import statistics
import sys
import time

import numpy
import scipy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array


def programme(instance):
    """A 0-1 variable for each cell there may be: people from one cut to another, in one unit."""
    least, most = instance["size"]
    costs, rows, columns, values, low, high = [], [], [], [], [], []
    row = 0

    def constraint(entries, bounds):
        nonlocal row
        for column, value in entries:
            rows.append(row)
            columns.append(column)
            values.append(value)
        low.append(bounds[0])
        high.append(bounds[1])
        row += 1

    for unit in instance["units"]:
        people = len(unit["splits"]) - 1
        starting, ending, own = {}, {}, []
        for start in range(people):
            for end in range(start + least, min(start + most, people) + 1):
                column = len(costs)
                costs.append((end - start) ** 2 + (instance["split"] if unit["splits"][start] else 0))
                starting.setdefault(start, []).append(column)
                ending.setdefault(end, []).append(column)
                own.append(column)
        for cut in range(people + 1):
            flow = [(column, 1) for column in starting.get(cut, [])] + [(column, -1) for column in ending.get(cut, [])]
            balance = 1 if cut == 0 else -1 if cut == people else 0
            constraint(flow, (balance, balance))
        constraint([(column, 1) for column in own], instance["span"])
    constraint([(column, 1) for column in range(len(costs))], (instance["cells"], instance["cells"]))
    matrix = csr_array((values, (rows, columns)), shape=(row, len(costs)))
    return numpy.array(costs, dtype=float), LinearConstraint(matrix, low, high)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        instance = json.load(file)
    costs, constraints = programme(instance)
    times = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter_ns()
        result = milp(costs, constraints=constraints, bounds=Bounds(0, 1), integrality=numpy.ones(len(costs)))
        times.append(time.perf_counter_ns() - start)
        assert result.success, result.message
    print(json.dumps({"ns": int(statistics.median(times)), "cost": round(result.fun), "version": scipy.__version__}))


main()
