"""Responsibility grids: who answers for every person, place and matter.

>>> import gridcore
>>> area7 = gridcore.load(data / "area7", day="2024-06-30")
>>> area7.check().total
0
>>> area7.answers_for("person:p0001")[0]["network"]
'red'

Start with `load` or `Grid`; `Grid.check` says what is wrong, `Grid.answers_for` who answers, `Grid.monitor`
what an edit changes, `Grid.staff` who should hold each post. `Ledger` keeps points, rolls them up and gives
awards, `Round` is an assessment by sheets, `share` divides a bonus to the cent, `rank` ranks exactly. `History` is a
journal from which any day is made again, `Grid.review` says what was due and done of duties,
`Grid.desk` moves cases from their report to an answered outcome.
"""

from ._assign import linear_sum_assignment, solve_assignment
from ._error import GridError
from ._gridcore import AnyPlan, Applied, Area, Assignment, Board, Delta, Desk, Drawing, Finding, Findings, Grid, History
from ._gridcore import Inspections, Ledger, Metrics, Monitor, Pairing, Person, Plan, Review, RoleSplit, Round, Table, Unit
from ._gridcore import appraise, load, rank, receipt, redistribute, share, version
from ._html import Html
from ._types import CharterLike, DrawRequest, EventFields, InspectRequest, KeysLike, NumbersLike, PairRequest, PeriodLike
from ._types import PeriodsLike, SplitRequest, StaffRequest, TableLike

__all__ = [
    "AnyPlan",
    "Applied",
    "Area",
    "Assignment",
    "Board",
    "CharterLike",
    "Delta",
    "Desk",
    "DrawRequest",
    "Drawing",
    "EventFields",
    "Finding",
    "Findings",
    "Grid",
    "GridError",
    "History",
    "Html",
    "InspectRequest",
    "Inspections",
    "KeysLike",
    "Ledger",
    "Metrics",
    "Monitor",
    "NumbersLike",
    "PairRequest",
    "Pairing",
    "PeriodLike",
    "PeriodsLike",
    "Person",
    "Plan",
    "Review",
    "RoleSplit",
    "Round",
    "SplitRequest",
    "StaffRequest",
    "Table",
    "TableLike",
    "Unit",
    "appraise",
    "linear_sum_assignment",
    "load",
    "rank",
    "receipt",
    "redistribute",
    "share",
    "solve_assignment",
    "version",
]
__version__ = version()
