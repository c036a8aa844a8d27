"""Responsibility grids: who answers for every person, place and matter.

>>> import gridcore
>>> area7 = gridcore.load(data / "area7", day="2024-06-30")
>>> area7.check().total
0
>>> area7.answers_for("person:p0001")[0]["network"]
'red'

Start with `load` or `Grid`; `Grid.check` says what is wrong, `Grid.answers_for` who answers, `Grid.monitor`
what an edit changes. `share` divides a bonus to the cent, `rank` ranks exactly.
"""

from ._assign import linear_sum_assignment, solve_assignment
from ._error import GridError
from ._gridcore import Area, Assignment, Delta, Finding, Findings, Grid, Monitor, Person, Table, Unit, load, rank
from ._gridcore import redistribute, share, version
from ._html import Html
from ._types import CharterLike, KeysLike, NumbersLike, TableLike

__all__ = [
    "Area",
    "Assignment",
    "CharterLike",
    "Delta",
    "Finding",
    "Findings",
    "Grid",
    "GridError",
    "Html",
    "KeysLike",
    "Monitor",
    "NumbersLike",
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
