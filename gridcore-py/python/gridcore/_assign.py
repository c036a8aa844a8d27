"""Assignment on arrays of any kind: numpy's, others that have a buffer, sequences of numbers.

Numpy is used if it is there and never needed.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from ._error import GridError
from ._gridcore import Assignment, assign_edges, assign_matrix

#: The largest whole numbers that cross as such.
LEAST, MOST = -(2**63), 2**63 - 1


def linear_sum_assignment(cost_matrix: Any, maximize: bool = False) -> tuple[Any, Any]:
    """The rows and columns of the pairs with the least total cost, or the greatest.

    Takes what SciPy's function of that name takes, and returns the same: rows in rising order and the
    column of each, as arrays of numpy where it is installed, else as lists. Infinity forbids a pair (minus
    infinity when maximising). Whole numbers are never rounded.

    >>> rows, columns = gridcore.linear_sum_assignment([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
    >>> list(map(int, columns))
    [1, 0, 2]

    Raises ValueError if the matrix has not two dimensions, holds what is no number, or forbids too much.
    """
    numbers, rows, columns, is_whole = _matrix(cost_matrix)
    try:
        found = assign_matrix(numbers, rows, columns, is_whole, bool(maximize))
    except GridError as error:
        raise ValueError(str(error)) from error
    numpy = _numpy()
    if numpy is None:
        return found
    row, column = (numpy.array(side, dtype=numpy.int64) for side in found)
    return row, column


def solve_assignment(
    slots: Any,
    people: Any,
    cost: Any,
    seats: Any = None,
    loads: Any = None,
    *,
    progress: Callable[[int, int], object] | None = None,
) -> Assignment:
    """The best plan for edges given by column: which slot, which person, at what whole cost.

    Slots and people are numbered from 0. `seats` says how many seats each slot has and `loads` how many
    each person can take, 1 by default. As many seats as can be are filled, then the cost is the least,
    then the list of (slot, person) the smallest. `progress` is called now and then with the seats settled
    and those there are; what it raises stops the solve, as Ctrl-C does.

    >>> plan = gridcore.solve_assignment([0, 0, 1], [0, 1, 1], [4, 1, 2], seats=[1, 2])
    >>> plan.chosen, plan.total, plan.unfilled
    ([0, 2], 6, [0, 1])
    >>> plan.verify()

    Raises GridError with all that is wrong with the columns.
    """
    columns = {"slots": slots, "people": people, "cost": cost}
    edges = [_wholes(column, name) for name, column in columns.items()]
    rest = [None if column is None else _wholes(column, name) for name, column in (("seats", seats), ("loads", loads))]
    return assign_edges(edges[0], edges[1], edges[2], rest[0], rest[1], progress)


def _numpy() -> Any:
    """Numpy, if it is installed."""
    try:
        import numpy
    except ImportError:
        return None
    return numpy


def _matrix(matrix: Any) -> tuple[bytes, int, int, bool]:
    """The numbers of a matrix row by row, how many rows and columns it has, whether they are whole."""
    numpy = _numpy() if not isinstance(matrix, (list, tuple)) or "numpy" in sys.modules else None
    if numpy is not None:
        given = numpy.asarray(matrix)
        if given.ndim != 2:
            raise ValueError(f"expected a matrix (2-D array), got a {given.ndim} array")
        if not (numpy.issubdtype(given.dtype, numpy.number) or given.dtype == bool) or given.dtype.kind == "c":
            raise ValueError(f"expected a matrix containing numerical entries, got {given.dtype}")
        is_whole = given.dtype.kind in "bi" or (given.dtype.kind == "u" and given.dtype.itemsize < 8)
        as_given = numpy.ascontiguousarray(given, dtype=numpy.int64 if is_whole else numpy.float64)
        return as_given.tobytes(), given.shape[0], given.shape[1], is_whole
    if not isinstance(matrix, (list, tuple)):
        view = memoryview(matrix)
        if view.ndim != 2:
            raise ValueError(f"expected a matrix (2-D array), got a {view.ndim} array")
        matrix = view.tolist()
    rows = [list(row) if isinstance(row, Sequence) and not isinstance(row, str) else None for row in matrix]
    if any(row is None for row in rows):
        raise ValueError("expected a matrix (2-D array), got a 1 array")
    full: list[list[Any]] = [row for row in rows if row is not None]
    width = len(full[0]) if full else 0
    if any(len(row) != width for row in full):
        raise ValueError("expected a matrix (2-D array), got rows of different lengths")
    entries = [entry for row in full for entry in row]
    if not all(isinstance(entry, (int, float)) for entry in entries):
        raise ValueError("expected a matrix containing numerical entries")
    is_whole = all(isinstance(entry, int) and LEAST <= entry <= MOST for entry in entries)
    numbers = array("q", map(int, entries)) if is_whole else array("d", map(float, entries))
    return numbers.tobytes(), len(full), width, is_whole


def _wholes(column: Any, name: str) -> bytes:
    """A column of whole numbers as bytes."""
    if not isinstance(column, (list, tuple, range)):
        numpy = _numpy()
        if numpy is not None:
            given = numpy.asarray(column)
            if given.ndim != 1 or given.dtype.kind not in "biu":
                raise TypeError(f"`{name}` is not a column of whole numbers")
            return bytes(numpy.ascontiguousarray(given, dtype=numpy.int64).tobytes())
        column = memoryview(column).tolist()
    try:
        return array("q", column).tobytes()
    except (TypeError, OverflowError) as error:
        raise TypeError(f"`{name}` is not a column of whole numbers") from error
