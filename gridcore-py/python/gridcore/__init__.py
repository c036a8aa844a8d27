"""Responsibility grids: who answers for every person, place and matter.

>>> import gridcore
>>> area7 = gridcore.load(data / "area7", day="2024-06-30")
>>> area7.check().total
0
>>> area7.answers_for("person:p0001")[0]["network"]
'red'

Start with `load` or `Grid`; `Grid.check` says what is wrong, `Grid.answers_for` who answers, `Grid.monitor`
what an edit changes. `Ledger` keeps points and rolls them up, `share` divides a bonus to the cent, `rank` ranks
exactly.
"""

from ._assign import linear_sum_assignment, solve_assignment
from ._error import GridError
from ._gridcore import Area, Assignment, Board, Delta, Finding, Findings, Grid, Ledger, Monitor, Person, Table, Unit
from ._gridcore import load, rank, redistribute, share, version
from ._html import Html
from ._types import CharterLike, KeysLike, NumbersLike, PeriodLike, PeriodsLike, TableLike

__all__ = [
    "Area",
    "Assignment",
    "Board",
    "CharterLike",
    "Delta",
    "Finding",
    "Findings",
    "Grid",
    "GridError",
    "Html",
    "KeysLike",
    "Ledger",
    "Monitor",
    "NumbersLike",
    "PeriodLike",
    "PeriodsLike",
    "Person",
    "Table",
    "TableLike",
    "Unit",
    "linear_sum_assignment",
    "load",
    "rank",
    "redistribute",
    "share",
    "solve_assignment",
    "version",
]
__version__ = version()
