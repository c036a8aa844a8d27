"""
The native part of the package `gridcore`.
"""

import collections.abc
import datetime
import os
import typing
from typing import final

from typing_extensions import CapsuleType, Unpack, disjoint_base

from ._html import Html
from ._types import CharterLike, DrawRequest, EventFields, InspectRequest, KeysLike, NumbersLike, PairRequest, PeriodLike
from ._types import PeriodsLike, ReviewList, SplitRequest, StaffRequest, TableLike

__all__ = ["AnyPlan", "Applied", "Area", "Assignment", "Board", "Delta", "Desk", "Drawing", "Finding", "Findings", "Grid", "History", "Inspections", "Ledger", "Metrics", "Monitor", "Pairing", "Person", "Plan", "Review", "RoleSplit", "Round", "Table", "Unit", "appraise", "assign_edges", "assign_matrix", "load", "rank", "receipt", "redistribute", "share", "version"]

@disjoint_base
class AnyPlan:
    """
    A proposal of any kind: it changes nothing until it is applied.

    It remembers the grid as it was when it was made, so it can be asked whatever becomes of the grid since.

    >>> plan = grid.staff()
    >>> plan.verify()
    >>> plan.revision == grid.revision
    True
    """
    def __reduce__(self, /) -> tuple[typing.Any, ...]: ...
    def apply(self, /) -> list[dict[str, typing.Any]]:
        """
        Applies the plan to its grid, all or nothing, and returns the changes that undo it. A grid that was
        edited since the plan was made refuses it.

        >>> inverse = grid.staff().apply()
        >>> inverse
        [{'end': {'person': '0001', 'post': 'lead', 'unit': 't1', 'shift': ''}}]
        """
    @property
    def grid(self, /) -> Grid:
        """
        The grid that the plan is applied to.

        >>> grid.staff().grid.revision == grid.revision
        True
        """
    def keep(self, /) -> str:
        """
        The plan as a text that `Grid.restore_plan` makes the same plan of; the grid is not in it. A plan pickles by
        that, with the grid it was made for.

        >>> plan = grid.staff()
        >>> grid.restore_plan(plan.keep()).to_json() == plan.to_json()
        True
        """
    @property
    def revision(self, /) -> int:
        """
        The revision of the grid it was made for.
        """
    def to_dict(self, /) -> dict[str, typing.Any]:
        """
        As a dict, as JSON has it.

        >>> grid.staff().to_dict()["left"]
        []
        """
    def to_json(self, /) -> str:
        """
        As JSON, the same bytes as in every other language.

        >>> grid.staff().to_json()[:45]
        '{"appointments":[{"person":"0001","post":"lea'
        """
    def verify(self, /, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None) -> None:
        """
        Checks the plan by code of its own against the grid it was made for; raises GridError with the first
        thing that is not so.

        `progress` is as `Grid.staff` has it.

        >>> grid.split_roles().verify()
        """

@final
class Applied:
    """
    What came of several events: how many were taken, which were refused, and why.

    >>> row = {"case": "c1", "at": "2024-07-01T08:30", "move": "report", "by": "0001", "place": "unit:t2"}
    >>> applied = grid.desk().apply_all(grid, [row, row])
    >>> applied
    <Applied: 1 taken, 1 refused>
    """
    def __repr__(self, /) -> str: ...
    @property
    def findings(self, /) -> Findings:
        """
        Why they were: each reason with its row, from 1, and its column.

        >>> applied = grid.desk().apply_all(grid, [{"case": "c1", "at": "noon", "move": "report", "by": "0001"}])
        >>> applied.findings[0].place, applied.findings[0].message
        ('events:1:at', 'this is not a minute of a day from 1800 to 2999')
        """
    @property
    def refused(self, /) -> list[int]:
        """
        The rows that were refused, the first row being 0.

        >>> grid.desk().apply_all(grid, [{"case": "c1", "at": "noon", "move": "report"}]).refused
        [0]
        """
    @property
    def taken(self, /) -> int:
        """
        How many events were taken.

        >>> grid.desk().apply_all(grid, []).taken
        0
        """
    def to_json(self, /) -> str:
        """
        As JSON, the same bytes as in every other language.

        >>> grid.desk().apply_all(grid, []).to_json()[:24]
        '{"taken":0,"refused":[],'
        """

@final
class Area:
    """
    An area of a grid, as the grid is now: a place or asset somebody answers for.

    >>> area = grid.area("boiler")
    >>> area.kind, area.claims
    ('', [{'cell': 't1', 'keeper': 'person:0001'}])
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def claims(self, /) -> list[dict[str, typing.Any]]:
        """
        The claims on it, as rows.
        """
    @property
    def key(self, /) -> str:
        """
        The key.
        """
    @property
    def kind(self, /) -> str:
        """
        What kind of area it is; empty if none was said.
        """
    @property
    def name(self, /) -> str:
        """
        What it is called; empty if it was given no name.
        """
    @property
    def place(self, /) -> str | None:
        """
        Where it was read, such as `areas.csv:2`; None if it was added later.
        """
    def to_dict(self, /) -> dict[str, typing.Any]:
        """
        Everything about it at once, as JSON has it.

        >>> grid.area("boiler").to_dict()["key"]
        'boiler'
        """

@final
class Assignment:
    """
    The best plan for edges of slots and people, made by `solve_assignment`.

    >>> plan = gridcore.solve_assignment([0, 0, 1], [0, 1, 1], [4, 1, 2])
    >>> plan.chosen, plan.total, plan.unfilled
    ([0, 2], 6, [0, 0])
    """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def chosen(self, /) -> list[int]:
        """
        The places of the chosen edges in the columns, in rising order.
        """
    @property
    def exact(self, /) -> bool:
        """
        Whether no better plan exists.
        """
    def loss(self, /, edge: int) -> tuple[int, int] | None:
        """
        What it would cost to decide otherwise about an edge: how many more seats would be unfilled, and how much
        more the total would be; None if no plan can.

        >>> gridcore.solve_assignment([0, 0], [0, 1], [4, 1]).loss(0)
        (0, 3)

        Raises GridError if there is no such edge.
        """
    @property
    def total(self, /) -> int:
        """
        The cost of the chosen edges.
        """
    @property
    def unfilled(self, /) -> list[int]:
        """
        By slot, how many seats nobody takes.
        """
    def verify(self, /) -> None:
        """
        Checks by code of its own that the plan is a best one, from the prices it carries.

        >>> gridcore.solve_assignment([0, 0], [0, 1], [4, 1]).verify()

        Raises GridError with the first thing that is not so.
        """

@final
class Board:
    """
    Totals of units, or of the people of a tier, over periods: what `Ledger.roll_up` gives.

    A row a line and period, with plus, minus and their sum, the number of entries, the heads, points a
    head (none without heads) and, if asked for, how many are covered. Any frame library reads it:
    `polars.DataFrame(board)`. A board pickles, so parts of a ledger can be rolled up by other processes.

    >>> ledger = gridcore.Ledger(grid, "points", [
    ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
    >>> board = ledger.roll_up(grid, period="month", covered=True)
    >>> board.to_dicts()[1]
    {'key': 't1', 'tier': 'team', 'parent': 'north', 'depth': 1, 'period': '2024-05', 'plus': 2, 'minus': 0, 'sum': 2,
     'count': 1, 'heads': 1, 'per_head': 2, 'covered': 1}
    """
    def __arrow_c_stream__(self, /, requested_schema: object = None) -> CapsuleType:
        """
        Arrow's C stream, for any frame library: `key`, `tier`, `parent`, `period`, `plus`, `minus`, `sum`, `count`,
        `heads`, `per_head`, `covered`.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[typing.Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _kept(cls, /, kept: str) -> Board:
        """
        What was pickled.
        """
    def _repr_html_(self, /) -> str: ...
    def html(self, /, labels: collections.abc.Mapping[str, str] | None = None) -> Html:
        """
        As HTML: a line a unit or person, its sum in each period. `labels` maps keys to the names shown
        beside them; they are joined here and kept nowhere.

        >>> board = gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-05-01", "2024-06-01")])
        >>> "First &amp; best" in board.html(labels={"t1": "First & best"})
        True
        """
    def join(self, /, other: Board) -> Board:
        """
        The periods of both beside each other: boards of March and April, each rolled up on the grid of its
        month, make one on which March stays March whatever is reorganised in April.

        >>> ledger = gridcore.Ledger(grid, "points")
        >>> march = ledger.roll_up(grid, period=[("2024-03-01", "2024-04-01")])
        >>> march.join(ledger.roll_up(grid, period=[("2024-04-01", "2024-05-01")]))
        <Board of 3 lines in 2 periods>
        """
    def merge(self, /, other: Board) -> Board:
        """
        The board of the entries of both, over the same lines and periods: the boards of the parts of a
        ledger make that of the whole.

        >>> rows = [{"id": id, "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}
        ...     for id in ["e1", "e2"]]
        >>> first, second = (gridcore.Ledger(grid, "points", [row]).roll_up(grid) for row in rows)
        >>> first.merge(second) == gridcore.Ledger(grid, "points", rows).roll_up(grid)
        True
        """
    @property
    def periods(self, /) -> list[str]:
        """
        The names of the periods.

        >>> gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-05-01", "2024-05-08")]).periods
        ['2024-05-01/2024-05-08']
        """
    def published(self, /, *, least: int = 5) -> list[dict[str, typing.Any]]:
        """
        The lines for an audience: of those left out because fewer than `least` people are in their group, or because
        one such could be found by subtraction, only what they are about and why, "small" or "beside".

        >>> ledger = gridcore.Ledger(grid, "points", [
        ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
        >>> [line.get("left_out") for line in ledger.roll_up(grid).published(least=2)]
        [None, 'small', 'small']
        """
    def rank(self, /, period: str | None = None, method: str = "competition", *, by: str = "sum", ties: collections.abc.Sequence[str] = ..., within: str = "tier", ascending: bool = False) -> dict[str, int | float | None]:
        """
        The ranks of the lines of a period, by key; compared exactly, the largest first unless `ascending`.

        `period` is the last one if left out. `by`, and the `ties` that tell equals apart, are "sum",
        "per_head", "plus", "minus" or "count"; `within` is "tier", "siblings" or "board"; `method` as of `rank`.

        >>> ledger = gridcore.Ledger(grid, "points", [
        ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
        >>> ledger.roll_up(grid).rank()
        {'north': 1, 't1': 1, 't2': 2}
        """
    def scores(self, /, grid: Grid, scheme: str, period: str | None = None, *, people: Board | None = None) -> dict[str, int | float | None]:
        """
        The scores of the lines in a period under the policies of a scheme, by key, to three decimals; none if a line has
        none. The board has all units; `people` is one of a tier of people, if a policy asks for the best of a cell.

        >>> ledger = gridcore.Ledger(grid, "points", [
        ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
        >>> ledger.roll_up(grid).scores(grid, "points")
        {'north': 2, 't1': 2, 't2': 0}
        """
    def share(self, /, total: int, period: str | None = None, method: str = "largest-remainder") -> dict[str, int]:
        """
        Shares a total among the lines by their points in a period, exactly: no points, no share. Returns
        the shares by key; ties are broken by key. Meant for the lines of one tier.

        >>> ledger = gridcore.Ledger(grid, "points", [
        ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"},
        ...     {"id": "e2", "date": "2024-05-18", "subject": "unit:t2", "rule": "tidy", "author": "unit:t1"}])
        >>> ledger.roll_up(grid, by="team").share(1001)
        {'t1': 501, 't2': 500}
        """
    def since(self, /, before: Board, before_period: str | None = None, *, period: str | None = None) -> list[dict[str, typing.Any]]:
        """
        What each line has more or less in a period than on another board, or in another period of this one: a list of
        `key`, `before`, `after` and `change`, lines that have the same left out. Of both the last period if left out.

        >>> ledger = gridcore.Ledger(grid, "points", [
        ...     {"id": id, "date": date, "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}
        ...     for id, date in [("e1", "2024-04-30"), ("e2", "2024-05-02"), ("e3", "2024-05-03")]])
        >>> board = ledger.roll_up(grid)
        >>> [(line["key"], line["before"]["sum"], line["change"]) for line in board.since(board, "2024-04")]
        [('north', 2, 2), ('t1', 2, 2)]
        """
    def to_dicts(self, /) -> list[dict[str, typing.Any]]:
        """
        The rows as dicts; what is absent is left out.

        >>> board = gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-05-01", "2024-06-01")])
        >>> [(row["key"], row["heads"], row["sum"]) for row in board.to_dicts()]
        [('north', 2, 0), ('t1', 1, 0), ('t2', 1, 0)]
        """
    def to_json(self, /) -> str:
        """
        As JSON, the same bytes as in every other language.

        >>> board = gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-05-01", "2024-06-01")])
        >>> board.to_json()[:40]
        '[{"key":"north","tier":"site","depth":0,'
        """

@final
class Delta:
    """
    What an edit did: the findings that came and went, and the changes that undo it.

    >>> delta = grid.monitor().apply([{"appoint": {"person": "0001", "post": "lead", "unit": "t1"}}])
    >>> delta.appeared, delta.disappeared, delta.inverse
    (<Findings: none>, <Findings: 1 staffing.vacant>, [{'end': {'person': '0001', 'post': 'lead', 'unit': 't1', 'shift': ''}}])
    """
    def __repr__(self, /) -> str: ...
    @property
    def appeared(self, /) -> Findings:
        """
        The findings that were not there before.
        """
    @property
    def disappeared(self, /) -> Findings:
        """
        The findings that are there no more.
        """
    @property
    def inverse(self, /) -> list[dict[str, typing.Any]]:
        """
        The changes that undo the edit.
        """

@final
class Desk:
    """
    All cases of an organisation, moved by events along the flows of its charter.

    The grid says on each call who exists and who holds which post on the day of the event. A desk never
    forgets: a case is open, or closed with an outcome and an answer, or part of another. Moments are minutes:
    a `datetime.datetime`, or its text.

    >>> desk = grid.desk()
    >>> desk.apply(grid, case="c1", at="2024-07-01T08:30", move="report", by="0001", place="unit:t2")
    >>> desk.case(grid, "c1", "0002")["owner"]
    'post:lead@t2'
    >>> [move["move"] for move in desk.legal_moves("c1", "2024-07-01T09:00")][:2]
    ['handle', 'close']
    >>> desk
    <Desk of 1 case, 1 open>

    Threads may share a desk: they read it together and move its cases one after the other. It pickles.
    """
    def __arrow_c_stream__(self, /, requested_schema: object = None) -> CapsuleType:
        """
        Arrow's C stream of the events, for any frame library, as `events` has them.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[typing.Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _kept(cls, /, charter: str, events: str, told: str | None) -> Desk:
        """
        What was pickled.
        """
    def apply(self, /, grid: Grid, event: collections.abc.Mapping[str, typing.Any] | str | None = None, **fields: Unpack[EventFields]) -> None:
        """
        Takes an event, a dict or said as keywords, or raises `GridError` with each reason, and what would be
        legal, leaving everything as it was.

        >>> desk = grid.desk()
        >>> desk.apply(grid, {"case": "c1", "at": "2024-07-01T08:30", "move": "report", "by": "0001", "place": "unit:t2"})
        >>> try:
        ...     desk.apply(grid, case="c1", at="2024-07-01T09:00", move="verify", by="0002")
        ... except gridcore.GridError as error:
        ...     print(error.findings[0].help[:27])
        possible are: handle; close
        """
    def apply_all(self, /, grid: Grid, events: TableLike) -> Applied:
        """
        Takes those of several events that are legal, one after the other; says which were refused, and why.

        `events` is any frame, a dict of lists, a list of dicts, CSV text, or JSON: a list, or an event a line.
        The columns are the fields of an event; `about` and `partners` are lists, or texts separated by `;`.

        >>> desk = grid.desk()
        >>> applied = desk.apply_all(grid, {"case": ["c1", "c2"], "at": ["2024-07-01T08:30"] * 2,
        ...     "move": ["report"] * 2, "by": ["0001", "0009"], "place": ["unit:t2"] * 2})
        >>> applied.taken, applied.refused, applied.findings[0].place
        (1, [1], 'events:2:by')
        """
    def case(self, /, grid: Grid, case: str, viewer: str) -> dict[str, typing.Any]:
        """
        A case as it stands, for a viewer who may read it; else `GridError` is raised.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> case = desk.case(grid, "c1", "0002")
        >>> case["stage"], case["status"], case["reporter"]
        ('solving', 'open', '0001')
        """
    def cases(self, /, grid: Grid, viewer: str, *, at: datetime.datetime | str | None = None, light: str | None = None, status: str | None = None, kind: str | None = None, channel: str | None = None, unit: str | None = None) -> list[dict[str, typing.Any]]:
        """
        The cases a viewer may read, in the order in which they were reported; with `at`, each has its light
        then. The other arguments leave out those that are otherwise; `unit` counts with all below it.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> [(case["case"], case["light"]) for case in desk.cases(grid, "0002", at="2024-07-01T09:00")]
        [('c1', 'green')]
        >>> desk.cases(grid, "0002", status="closed")
        []
        """
    def due(self, /, case: str) -> str | None:
        """
        The moment by which a case is to be closed; None without a limit, or while it is suspended.

        >>> grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n").due("c1")
        '2024-07-02T17:30'
        """
    def escalations(self, /, grid: Grid, at: datetime.datetime | str) -> list[dict[str, typing.Any]]:
        """
        The levels of escalation reached up to a moment and not told before, each exactly once, with the persons to
        tell. Events before that moment are refused from then on.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> desk.escalations(grid, "2024-07-05T08:30")
        [{'case': 'c1', 'stage': 'solving', 'level': 1, 'percent': 100, 'at': '2024-07-01T13:30', 'told': ['0002']}]
        >>> desk.escalations(grid, "2024-07-05T08:30")
        []
        """
    def events(self, /) -> Table:
        """
        All events that were taken, in order, each with the stage it led to, who has the case after it, the unit it
        counts for and whether it went past the tiers.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> desk.events().to_dicts()
        [{'case': 'c1', 'at': '2024-07-01T08:30', 'move': 'report', 'by': '0001', 'place': 'unit:t2', 'secrecy': 'known',
          'after': 'solving', 'owner': 'post:lead@t2', 'unit': 'unit:t2'}]
        """
    def legal_moves(self, /, case: str, at: datetime.datetime | str) -> list[dict[str, typing.Any]]:
        """
        What may be done with a case at a moment, by whoever may: moves with their stages and outcomes.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> desk.legal_moves("c1", "2024-07-01T09:00")[0]
        {'move': 'handle', 'stages': ['checking'], 'outcomes': []}
        """
    def legal_moves_for(self, /, grid: Grid, case: str, at: datetime.datetime | str, person: str) -> list[dict[str, typing.Any]]:
        """
        What a person may do with a case at a moment. A closing without outcomes is a forced one.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> [len(desk.legal_moves_for(grid, "c1", "2024-07-01T09:00", person)) > 0 for person in ("0001", "0002")]
        [False, True]
        """
    def light(self, /, case: str, at: datetime.datetime | str) -> str:
        """
        The light of the stage a case is in: "green" to 80 % of its limit, "yellow" to all of it, then "red"; "off"
        without a limit, or once it is closed.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> [desk.light("c1", at) for at in ("2024-07-01T10:00", "2024-07-01T12:00", "2024-07-02T10:00")]
        ['green', 'yellow', 'red']
        """
    def lights(self, /, at: datetime.datetime | str) -> dict[str, int]:
        """
        How many open cases have which light at a moment.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> desk.lights("2024-07-01T10:00")
        {'green': 1, 'yellow': 0, 'red': 0, 'off': 0}
        """
    def metrics(self, /, grid: Grid, period: PeriodsLike | None = None, by: str | None = None, *, unit: str | None = None, by_kind: bool = False, by_channel: bool = False, rates: collections.abc.Mapping[str, collections.abc.Mapping[str, typing.Any]] | None = None) -> Metrics:
        """
        Counts over periods, by unit, kind and channel, with the rates made of them.

        `period` is as of `Ledger.roll_up`; `by` is the tier of units that have lines of their own, `unit` one that is
        counted with all below it. `rates` says by name what is divided by what; no value over nothing.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> metrics = desk.metrics(grid, rates={"open": {"count": "open", "over": ["reported"]}})
        >>> metrics.to_dicts()[0]["counts"]["reported"], metrics.to_dicts()[0]["rates"]
        (1, {'open': 100})
        """
    @property
    def open(self, /) -> int:
        """
        How many cases are neither closed nor merged.

        >>> grid.desk().open
        0
        """
    def published(self, /, grid: Grid, requests: collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]], *, least: int = 5) -> list[dict[str, typing.Any]]:
        """
        Counts for an audience: those of fewer than `least`, and those from which they would follow, are None.

        `requests` are all that is published together, each a dict of what `metrics` takes: what is found by subtraction
        is found within them. Rates are not published.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> [line["counts"]["reported"] for line in desk.published(grid, [{}, {"by": "team"}])]
        [None, None]
        >>> [line["counts"]["reported"] for line in desk.published(grid, [{"by": "team"}], least=1)]
        [1]
        """
    def receipt_answer(self, /, case: str, code: str) -> dict[str, typing.Any]:
        """
        What became of an anonymous report, for whoever holds the code of its receipt: `status`, `outcome`, `answer`.
        Raises `GridError`, the same whether there is no such case or the code is not its own.

        >>> import secrets
        >>> receipt = gridcore.receipt(secrets.token_bytes(32))
        >>> desk = grid.desk()
        >>> desk.apply(grid, case="c1", at="2024-07-01T08:30", move="report", secrecy="anonymous", place="unit:t2",
        ...     receipt=receipt["kept"])
        >>> desk.receipt_answer("c1", receipt["code"])
        {'status': 'open', 'outcome': None, 'answer': None}
        """
    @classmethod
    def restore(cls, /, grid: Grid, events: TableLike, *, told: datetime.datetime | str | None = None) -> Desk:
        """
        The desk that took these events, made again without the grids they were judged by: what `events` or
        `to_json` gave, or any frame of the former. `grid` lends its charter. Events do not say who was told of
        escalations: `told` is the `told_until` of the desk that took them.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> gridcore.Desk.restore(grid, desk.events()) == gridcore.Desk.restore(grid, desk.to_json()) == desk
        True
        """
    def route(self, /, grid: Grid, event: collections.abc.Mapping[str, typing.Any] | str | None = None, **fields: Unpack[EventFields]) -> dict[str, typing.Any]:
        """
        Where a report would go and why, without taking it.

        >>> grid.desk().route(grid, case="c1", at="2024-07-01T08:30", move="report", by="0001", place="unit:t2")
        {'owner': 'post:lead@t2', 'unit': 'unit:t2', 'direct': False, 'why': 'place', 'start': 'unit:t2', 'passed': []}
        """
    def status(self, /, case: str) -> str:
        """
        How it stands with a case: "open", "suspended", "closed" or "merged".

        >>> grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n").status("c1")
        'open'
        """
    def step_matrix(self, /, flow: str) -> Table:
        """
        How many cases of each unit have reached which stage of a flow; a column a stage.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> desk.step_matrix("faults").to_dicts()
        [{'unit': 'unit:t2', 'solving': 1, 'checking': 0, 'closing': 0}]
        """
    def to_json(self, /) -> str:
        """
        All events with what came of each, as JSON, the same bytes as in every other language; `restore` takes it.

        >>> grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n").to_json()[:50]
        '[{"event":{"case":"c1","at":"2024-07-01T08:30","mo'
        """
    @property
    def told_until(self, /) -> str | None:
        """
        The moment up to which escalations were told; `None` if they never were.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> told = desk.escalations(grid, "2024-07-05T08:30")
        >>> again = gridcore.Desk.restore(grid, desk.events(), told=desk.told_until)
        >>> desk.told_until, again.escalations(grid, "2024-07-05T08:30")
        ('2024-07-05T08:30', [])
        """

@final
class Drawing(AnyPlan):
    """
    Cells drawn under units, made by `Grid.draw_cells`.

    >>> branches = gridcore.Grid(
    ...     {"name": "w", "tiers": ["branch", {"label": "cell", "size": {"min": 2, "max": 4}}]},
    ...     units="key,tier\\nb1,branch\\nb2,branch\\n",
    ...     people={"key": ["p1", "p2", "p3", "p4", "p5"], "cell": ["b1", "b1", "b1", "b2", "b2"]},
    ... )
    >>> drawing = branches.draw_cells(tier="cell", cells=2)
    >>> drawing
    <Drawing of 2 cells at 13>
    >>> drawing.cells.to_dicts()[0]["people"]
    ['p1', 'p2', 'p3']
    >>> inverse = drawing.apply()
    >>> branches.unit("b1-1").people
    [<Person p1>, <Person p2>, <Person p3>]
    """
    def __repr__(self, /) -> str: ...
    @property
    def apportioned(self, /) -> int | None:
        """
        What it would cost with numbers of cells that follow from the people of each unit alone.
        """
    @property
    def cells(self, /) -> Table:
        """
        The cells with their people, whether they are `new`, and the team that the end of one splits.
        """
    @property
    def changes(self, /) -> list[dict[str, typing.Any]]:
        """
        What applying the plan does.
        """
    @property
    def cost(self, /) -> int:
        """
        What it costs: the squares of the cells' weights, and what splitting teams does.
        """
    @property
    def splits(self, /) -> int:
        """
        How many cuts run through a team.
        """
    @property
    def units(self, /) -> Table:
        """
        The units, into how many cells each is cut, and what one cell more or fewer would cost.
        """

@final
class Finding:
    """
    One thing that is wrong: which rule, how bad, about what, read where.

    >>> finding = grid.check()[0]
    >>> finding.rule, finding.severity, finding.subject, finding.place
    ('coverage.unplaced', 'error', 'person:0003', 'people.csv:4:cell')
    >>> finding.message
    'person `0003` is not placed in network `main`'
    >>> finding.help
    'place the person in a cell of that network'
    >>> print(finding)
    error[coverage.unplaced] person:0003: person `0003` is not placed in network `main` [people.csv:4:cell]
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[typing.Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def help(self, /) -> str:
        """
        What to do about it.
        """
    @property
    def message(self, /) -> str:
        """
        What is wrong.
        """
    @property
    def place(self, /) -> str | None:
        """
        Where the subject was read, such as `people.csv:4:cell`; None if it was read from no table.
        """
    @property
    def rule(self, /) -> str:
        """
        The id of the rule, such as `coverage.unplaced`.
        """
    @property
    def severity(self, /) -> str:
        """
        How bad it is: "error", "warning" or "note".
        """
    @property
    def subject(self, /) -> str:
        """
        What it is about, such as `person:0003` or `post:lead@t1`.
        """
    def to_dict(self, /) -> dict[str, typing.Any]:
        """
        As a dict, with the subject and the place in parts.

        >>> grid.check()[0].to_dict()["subject"]
        {'kind': 'person', 'key': '0003'}
        """

@final
class Findings:
    """
    What is wrong: a sequence of `Finding`, in canonical order.

    The counts are exact; of one rule at most the first 10,000 findings are listed.

    >>> findings = grid.check()
    >>> findings
    <Findings: 1 coverage.unplaced, 1 staffing.vacant>
    >>> findings[0].rule, len(findings), findings.total
    ('coverage.unplaced', 2, 2)
    >>> print(findings.of("coverage.unplaced"), end="")
    error[coverage.unplaced] person:0003: person `0003` is not placed in network `main`
      at   people.csv:4:cell
      help place the person in a cell of that network
    """
    def __arrow_c_stream__(self, /, requested_schema: object = None) -> CapsuleType:
        """
        Arrow's C stream, for any frame library: `rule`, `severity`, `subject`, `file`, `line`, `column`,
        `message`, `help`.
        """
    def __eq__(self, value: object, /) -> bool: ...
    @typing.overload
    def __getitem__(self, index: typing.SupportsIndex, /) -> Finding: ...
    @typing.overload
    def __getitem__(self, index: slice, /) -> list[Finding]: ...
    def __iter__(self, /) -> collections.abc.Iterator[Finding]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[typing.Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @classmethod
    def _kept(cls, /, kept: str) -> Findings:
        """
        What was pickled.
        """
    def _repr_html_(self, /) -> str: ...
    @property
    def counts(self, /) -> dict[str, int]:
        """
        The exact number of findings of each rule, by its id.

        >>> grid.check().counts
        {'coverage.unplaced': 1, 'staffing.vacant': 1}
        """
    def html(self, /, labels: collections.abc.Mapping[str, str] | None = None) -> Html:
        """
        As HTML, grouped by rule. `labels` maps keys to the names shown beside them: plain keys, or
        typed ones such as `person:0003`. They are joined here and kept nowhere.

        >>> "Third &lt;b&gt;" in grid.check().html(labels={"person:0003": "Third <b>"})
        True
        """
    def in_language(self, /, language: str) -> Findings:
        """
        The same findings in another language.

        >>> grid.check().in_language("zh")[0].message
        '人员 `0003` 未编入 `main` 网'
        """
    @property
    def language(self, /) -> str:
        """
        The language of the messages: "en" or "zh".

        >>> grid.check().language
        'en'
        """
    def of(self, /, rule: str) -> Findings:
        """
        The findings of one rule.

        >>> [finding.subject for finding in grid.check().of("staffing.vacant")]
        ['post:lead@t1']
        """
    def to_dicts(self, /) -> list[dict[str, typing.Any]]:
        """
        As a list of dicts, one a finding.

        >>> grid.check().to_dicts()[0]["place"]
        {'file': 'people.csv', 'line': 4, 'column': 'cell'}
        """
    def to_json(self, /) -> str:
        """
        As JSON, the same bytes as in every other language.

        >>> grid.check().of("staffing.vacant").to_json()[:49]
        '{"total":1,"counts":{"staffing.vacant":1},"findin'
        """
    @property
    def total(self, /) -> int:
        """
        The exact number of findings, listed or not.

        >>> grid.check().total
        2
        """

@final
class Grid:
    """
    An organisation on one day: its units, people, areas, appointments, claims and links.

    `charter` is TOML text, JSON text or a dict. A table is any frame that speaks Arrow (polars, pandas,
    pyarrow, duckdb), a dict of lists, a list of dicts, or the text of a CSV file. `day` is needed if
    rows are dated. With `lenient` the rows that do not fit are set aside in `rejected`. Raises
    `GridError` with everything that is wrong.

    >>> small = gridcore.Grid(
    ...     {"name": "workshop", "tiers": ["site", "team"]},
    ...     units={"key": ["north", "t1"], "parent": [None, "north"], "tier": ["site", "team"]},
    ...     people=[{"key": "0001", "cell": "t1"}],
    ... )
    >>> small
    <Grid workshop: 2 units, 1 person, 0 areas>

    Threads may share a grid: they read it together and edit it one after the other. A grid pickles
    as its document.
    """
    def __new__(cls, /, charter: CharterLike, *, units: TableLike | None = None, people: TableLike | None = None, placements: TableLike | None = None, areas: TableLike | None = None, claims: TableLike | None = None, appointments: TableLike | None = None, links: TableLike | None = None, aliases: TableLike | None = None, day: datetime.date | str | None = None, lenient: bool = False) -> Grid: ...
    def __reduce__(self, /) -> tuple[typing.Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def answers_for(self, /, about: str) -> list[dict[str, typing.Any]]:
        """
        Who answers for a person, an area, a unit, a post or a kind of matter: a dict for each network,
        with the posts from the innermost unit outwards and who answers in the end.

        >>> grid.answers_for("person:0002")[0]["answered_by"]
        {'person': '0002', 'post': 'lead', 'unit': 't2', 'passed_up': False}
        """
    def answers_for_matter(self, /, kind: str, about: str) -> dict[str, typing.Any] | None:
        """
        Who answers for a kind of matter that arises about something; None if that has no cell in the
        network that handles the kind.

        >>> office = grid.charter | {"kinds": [{"key": "hazard", "posts": ["lead"]}]}
        >>> other = gridcore.Grid(office, units=grid.table("units"), people=grid.table("people"))
        >>> other.answers_for_matter("hazard", "person:0001")["steps"][0]["posts"][0]["vacant"]
        True
        """
    def apply(self, /, changes: collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]] | str, *, revision: int | None = None) -> list[dict[str, typing.Any]]:
        """
        Applies changes, all or none; returns the changes that undo them. `revision` refuses edits made
        against another state of the grid.

        >>> grid.apply([{"place": {"person": "0003", "cell": "t2"}}])
        [{'unplace': {'person': '0003', 'network': 'main'}}]
        """
    def area(self, /, key: str) -> Area:
        """
        The area of a key, or of a former key. Raises `GridError` of kind "key", with the closest key.

        >>> grid.area("boiler").claims[0]["cell"]
        't1'
        """
    @property
    def area_count(self, /) -> int:
        """
        How many areas there are.
        """
    def areas(self, /) -> list[Area]:
        """
        All areas, by key.

        >>> grid.areas()
        [<Area boiler>]
        """
    def between(self, /, other: Grid) -> list[dict[str, typing.Any]]:
        """
        The changes that make another grid of this one, such as next month's export.

        >>> other = gridcore.Grid.from_document(grid.to_document())
        >>> inverse = other.apply([{"rename_unit": {"unit": "t1", "name": "First"}}])
        >>> grid.between(other)
        [{'rename_unit': {'unit': 't1', 'name': 'First'}}]
        """
    @property
    def charter(self, /) -> dict[str, typing.Any]:
        """
        The charter, as a dict.

        >>> grid.charter["tags"]
        ['first-aider']
        """
    def check(self, /, language: str | None = None) -> Findings:
        """
        Everything that is wrong by the rules of the charter, in its language or another.

        >>> grid.check().counts
        {'coverage.unplaced': 1, 'staffing.vacant': 1}
        """
    @property
    def day(self, /) -> datetime.date | None:
        """
        The day this is the state of; None if no row is dated and none was asked for.
        """
    @property
    def days(self, /) -> list[datetime.date]:
        """
        The days on which something changes, in order; between two of them every day has the same grid.

        >>> rows = [{"key": "north", "tier": "site", "from": "2024-07-01"}]
        >>> gridcore.Grid(grid.charter, units=rows, day="2024-08-01").days
        [datetime.date(2024, 7, 1)]
        """
    def desk(self, /, events: TableLike | None = None) -> Desk:
        """
        A desk under the charter of the grid, with what happened so far if it is said: every event must be
        legal, else `GridError` is raised with each that is not.

        `events` is any frame, a dict of lists, a list of dicts, CSV text, or JSON: a list, or an event a line.

        >>> grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        <Desk of 1 case, 1 open>
        """
    def dot(self, /, *, root: str | None = None, findings: bool = False, people: bool = True, links: bool = True) -> str:
        """
        The same for Graphviz, always whole.

        >>> grid.dot().splitlines()[0]
        'digraph grid {'
        """
    def draw_cells(self, /, request: DrawRequest | str | None = None, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None, **fields: Unpack[DrawRequest]) -> Drawing:
        """
        Cells drawn: the people of each unit cut into as many cells as asked for, balanced and contiguous, teams
        kept together, at the joint optimum.

        `request` is a dict or JSON text; or say its fields as keywords: `tier` and `cells`, and `network`,
        `under`, `size`, `span`, `apportioned`, `weight`, `teams`, `split`, `people`. `progress` is as `staff` has it.

        >>> try:
        ...     grid.draw_cells(tier="team", cells=9)
        ... except gridcore.GridError as error:
        ...     error.kind
        'call'
        """
    def extract(self, /, unit: str) -> Grid:
        """
        A unit and all below it as a grid of its own: what somebody in charge of it may see.

        >>> grid.extract("t2")
        <Grid workshop: 1 unit, 1 person, 0 areas>
        """
    @classmethod
    def from_document(cls, /, text: str | bytes, *, lenient: bool = False) -> Grid:
        """
        The grid of a document, as `to_document` writes it.

        >>> gridcore.Grid.from_document(grid.to_document()).to_document() == grid.to_document()
        True
        """
    @classmethod
    def from_people(cls, /, frame: TableLike, path: collections.abc.Sequence[str], *, key: str = ..., post: str | None = None, tags: str | None = None, numbers: collections.abc.Sequence[str] = ..., ignored: collections.abc.Sequence[str] = ..., charter: CharterLike | None = None, lenient: bool = False) -> tuple[Grid, dict[str, typing.Any]]:
        """
        The grid of one wide sheet, a person a row, and its charter.

        `path` names the columns of the units, outermost first; each is also a tier. `key` is the column
        of the person's key, `post` that of the post they hold in the last unit of the path, `tags` that
        of their tags, `numbers` those of their numbers. Every other column must be `ignored`. Without a
        `charter` one is proposed: it asks for nothing more than that everybody is placed.

        >>> sheet = "no,branch,cell,title\\n7,north,c1,lead\\n8,north,c1,\\n"
        >>> grid, charter = gridcore.Grid.from_people(sheet, path=["branch", "cell"], key="no", post="title")
        >>> grid.person("7").cell, charter["posts"][0]["key"]
        (<Unit north/c1>, 'lead')
        """
    def graphml(self, /, *, root: str | None = None, findings: bool = False, people: bool = True, links: bool = True) -> str:
        """
        The same as GraphML, always whole.

        >>> grid.graphml(findings=True).count("<node ")
        3
        """
    def inspections(self, /, request: InspectRequest | str | None = None, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None, **fields: Unpack[InspectRequest]) -> Inspections:
        """
        Mutual inspection: in each period every unit of a tier inspects one other and is inspected by one other,
        least recently seen first.

        `request` is a dict or JSON text; or say its fields as keywords: `tier`, and `network`, `under`, `apart`,
        `link`, `periods`, `history`, `no_reciprocal`. `progress` is as `staff` has it.

        >>> grid.inspections(tier="team").units
        ['t1', 't2']
        """
    def mermaid(self, /, *, root: str | None = None, findings: bool = False, people: bool = True, links: bool = True, units: int = ...) -> str:
        """
        A Mermaid diagram of all units, or of `root` and those below it; `findings` marks the units that
        have any.

        >>> grid.mermaid().splitlines()[0]
        'flowchart LR'
        """
    def monitor(self, /) -> Monitor:
        """
        A copy of the grid that keeps its findings up to date through every edit.

        >>> grid.monitor().findings.total
        2
        """
    def pair(self, /, request: PairRequest | str | None = None, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None, **fields: Unpack[PairRequest]) -> Pairing:
        """
        The links of a kind: everybody who must be reached is, as far as can be, with loads as even as can be.

        `request` is a dict or JSON text; or say its fields as keywords: `link`, and `sources`, `targets`, `posts`,
        `units`, `limit`, `anew`. `progress` is as `staff` has it.

        >>> charter = grid.charter | {"links": [{"key": "contact"}]}
        >>> linked = gridcore.Grid(charter, units=grid.table("units"), people=grid.table("people"))
        >>> linked.pair(link="contact", units=["t1"], sources={"placed_under": "t2"})
        <Pairing of 1 contacts, 0 unreached>
        """
    def people(self, /) -> list[Person]:
        """
        All people, by key. For many at once `table("people")` is faster.

        >>> [person.key for person in grid.people()]
        ['0001', '0002', '0003']
        """
    def person(self, /, key: str) -> Person:
        """
        The person of a key, or of a former key. Raises `GridError` of kind "key", with the closest key.

        >>> grid.person("0001").cell
        <Unit t1>
        """
    @property
    def person_count(self, /) -> int:
        """
        How many people there are.
        """
    @property
    def rejected(self, /) -> list[tuple[str, dict[str, str], Findings]]:
        """
        The rows that lenient loading set aside: each its table, its cells and what is wrong with it.

        >>> charter = {"name": "w", "tiers": ["team"]}
        >>> lenient = gridcore.Grid(charter, units="key,tier\\nt1,team\\n", people="key,cell\\np1,t9\\n", lenient=True)
        >>> lenient.rejected
        [('people', {'key': 'p1', 'cell': 't9'}, <Findings: 1 roster.unknown-name>)]
        """
    def restore_plan(self, /, kept: str) -> AnyPlan:
        """
        The plan of a text that its `keep` wrote, for the grid it was made for. It is made again, and refused if it does
        not come out the same.

        >>> grid.restore_plan(grid.inspections(tier="team").keep())
        <Inspections of 2 units in 1 periods>
        """
    def review(self, /, period: PeriodLike, *, today: datetime.date | str | None = None, duties: TableLike | None = None, tasks: TableLike | None = None, inspections: TableLike | None = None, risks: TableLike | None = None) -> Review:
        """
        What was due of the duties of the charter in a period and what was done of it, seen on `today`: the first day
        after the period if left out. What is due on it or later is open.

        `period` is a name such as "2024-05", "2024-W20" or "2024-Q2", or a first day and the first day after. The tables
        are frames, dicts of lists, lists of dicts or CSV texts of what was done of `duties`, of `tasks` and projects,
        of what `inspections` found, and of `risks`. Raises `GridError` with every row that is refused, and why.

        >>> review = grid.review("2024-05", today="2024-05-20")
        >>> review.table("totals").to_dicts()
        []
        """
    @property
    def revision(self, /) -> int:
        """
        How many batches of changes have been applied.
        """
    def split_roles(self, /, request: SplitRequest | str | None = None, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None, **fields: Unpack[SplitRequest]) -> RoleSplit:
        """
        The roles of each unit split among its people, by skill and spread, each cell exactly.

        `request` is a dict or JSON text; or say its fields as keywords: `roles`, `units`, `skills`, `spread`,
        `limit`, `anew`. `progress` is as `staff` has it.

        >>> grid.split_roles()
        <RoleSplit: 0 given, 0 missing>
        """
    def staff(self, /, request: StaffRequest | str | None = None, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None, **fields: Unpack[StaffRequest]) -> Plan:
        """
        The provably best holders for the posts of the grid, under the rules and preferences of its charter, as a
        plan that changes nothing yet.

        `request` is a dict or JSON text; or say its fields as keywords: `posts`, `units`, `holders` ("keep" or
        "reopen"), `optional`, `per_person`, `prefer`, `require`, `shares`, `nominations`, `nominated`, `channel`,
        `approvals`, `of`, `date`. `progress` is True for a bar, or a function that is told how many of how many
        have been looked at, or settled; what it raises stops the solve, as Ctrl-C does.

        >>> plan = grid.staff(posts=["lead"], holders="keep")
        >>> plan.complete, plan.findings.total
        (True, 0)
        """
    def table(self, /, name: str) -> Table:
        """
        The rows of a table: `units`, `people`, `placements`, `areas`, `claims`, `appointments`, `links` or
        `aliases`.

        >>> grid.table("areas").to_dicts()
        [{'key': 'boiler'}]
        """
    def to_document(self, /) -> str:
        """
        The grid as one JSON text, which `from_document` reads back; the same grid gives the same bytes.

        >>> grid.to_document()[:40]
        '{"format":1,"charter":{"name":"workshop"'
        """
    def to_files(self, /) -> dict[str, str]:
        """
        The grid as the files of a grid folder, by name, which `load` reads back.

        >>> sorted(grid.to_files())
        ['appointments.csv', 'areas.csv', 'charter.toml', 'claims.csv', 'people.csv', 'units.csv']
        """
    def tree(self, /, labels: collections.abc.Mapping[str, str] | None = None, *, units: int = ...) -> Html:
        """
        The units as a tree in HTML that opens and closes, at most `units` of them, those nearest to the
        roots first. `labels` maps keys to the names shown beside them; they are joined here and kept
        nowhere.

        >>> "<summary>t1 <b>First</b>" in grid.tree(labels={"t1": "First"})
        True
        """
    def unit(self, /, key: str) -> Unit:
        """
        The unit of a key, or of a former key. Raises `GridError` of kind "key", with the closest key.

        >>> grid.unit("t1").parent
        <Unit north>
        """
    @property
    def unit_count(self, /) -> int:
        """
        How many units there are.
        """
    def units(self, /) -> list[Unit]:
        """
        All units, by key. For many at once `table("units")` is faster.

        >>> grid.units()
        [<Unit north>, <Unit t1>, <Unit t2>]
        """

@final
class History:
    """
    A journal of changes, events of cases and entries, from which the grid of any day is made again.

    It begins with a grid that has a day. A record is written at a moment, `recorded`, and holds from a `day`; left out
    they are the moment of the last record and the day of the moment. What was written stays and is undone by a further
    record. `journal` and `people` are the two texts to keep: a line of JSON a record, each with the hash of the line
    before, and who the surrogates in it stand for.

    >>> history = gridcore.History(march, "2024-03-01T08:00")
    >>> history.apply([{"place": {"person": "0002", "cell": "t2"}}], day="2024-04-01", recorded="2024-04-03T09:15")
    >>> [history.grid(day).person("0002").cell.key for day in ("2024-03-31", "2024-04-01")]
    ['t1', 't2']
    >>> history.known("2024-04-02T00:00").grid("2024-04-01").person("0002").cell.key
    't1'
    >>> "0002" in history.journal, "0002" in history.people
    (False, True)
    >>> gridcore.History.open(history.journal, history.people) == history
    True
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /, grid: Grid, recorded: datetime.datetime | str) -> History: ...
    def __reduce__(self, /) -> tuple[typing.Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def apply(self, /, changes: collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]], *, day: datetime.date | str | None = None, recorded: datetime.datetime | str | None = None) -> None:
        """
        Makes changes that hold from a day on, all or none; those of later days are made again after them.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"place": {"person": "0002", "cell": "t2"}}], day="2024-03-15")
        >>> history.last_day
        datetime.date(2024, 3, 15)
        """
    def approve(self, /, scheme: str, entry: str, by: str, *, day: datetime.date | str | None = None, recorded: datetime.datetime | str | None = None) -> None:
        """
        Approves an entry that waits for it.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> posted = history.post("points", [{"id": "e1", "date": "2024-03-04", "subject": "person:0001",
        ...     "rule": "merit", "points": 3, "author": "unit:t1"}], day="2024-03-04")
        >>> history.approve("points", "e1", "person:0002", day="2024-03-05")
        >>> history.ledger("points").pending
        0
        """
    def desk(self, /, day: datetime.date | str | None = None) -> Desk:
        """
        The cases as they stand, or stood at the end of a day: a desk of its own.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.event({"case": "c1", "at": "2024-03-04T08:30", "move": "report", "by": "0001", "place": "unit:t2"})
        >>> history.desk(), history.desk("2024-03-01")
        (<Desk of 1 case, 1 open>, <Desk of 0 cases, 0 open>)
        """
    def erase(self, /, person: str, *, recorded: datetime.datetime | str | None = None) -> None:
        """
        Forgets who somebody was who has left: their rows of `people` go, no line of the journal is touched.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"remove_person": {"person": "0001"}}], day="2024-06-01")
        >>> history.erase("0001")
        >>> "0001" in history.journal + history.people
        False
        >>> len(history.grid("2024-05-31").people())
        3
        """
    def escalations(self, /, at: datetime.datetime | str, *, recorded: datetime.datetime | str | None = None) -> list[dict[str, typing.Any]]:
        """
        The levels of escalation that were reached up to a moment and not told before: a dict each.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.escalations("2024-03-02T08:00")
        []
        """
    def event(self, /, event: collections.abc.Mapping[str, typing.Any], *, recorded: datetime.datetime | str | None = None) -> None:
        """
        Takes an event of a case, judged by the grid of its day.

        >>> office = gridcore.Grid(
        ...     {"name": "w", "tiers": ["team"], "flows": [{"key": "faults", "like": "city"}]}, day="2024-03-01",
        ...     units={"key": ["t1"], "tier": ["team"]}, people={"key": ["0001"], "cell": ["t1"]})
        >>> history = gridcore.History(office, "2024-03-01T08:00")
        >>> history.event({"case": "c1", "at": "2024-03-04T08:30", "move": "report", "by": "0001", "place": "unit:t1"})
        >>> len(history)
        2
        """
    def expired(self, /, keep: collections.abc.Mapping[str, str], day: datetime.date | str) -> dict[str, typing.Any]:
        """
        What a retention would leave out on a day, `keep` saying how long "changes", "cases" and "entries" are kept, as
        in `{"cases": "P2Y"}`; nothing is changed.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
        >>> history.expired({"changes": "P1Y"}, "2026-01-01")
        {'changes': 1, 'cases': 0, 'entries': 0, 'people': 0, 'first': '2024-03-01'}
        """
    @property
    def findings(self, /) -> Findings:
        """
        What was said of the journal it was opened from.

        >>> gridcore.History(march, "2024-03-01T08:00").findings.total
        0
        """
    @property
    def first_day(self, /) -> datetime.date:
        """
        The day it begins with.

        >>> gridcore.History(march, "2024-03-01T08:00").first_day
        datetime.date(2024, 3, 1)
        """
    def grid(self, /, day: datetime.date | str) -> Grid:
        """
        The grid of a day.

        >>> gridcore.History(march, "2024-03-01T08:00").grid("2024-03-02").day
        datetime.date(2024, 3, 2)
        """
    @property
    def head(self, /) -> str:
        """
        The hash of the last line. Kept elsewhere it shows later whether the journal is still the one it was.

        >>> len(gridcore.History(march, "2024-03-01T08:00").head)
        64
        """
    @property
    def journal(self, /) -> str:
        """
        The journal: a line of JSON a record.

        >>> gridcore.History(march, "2024-03-01T08:00").journal.startswith('{"format":"gridcore.journal/1"')
        True
        """
    def known(self, /, at: datetime.datetime | str) -> History:
        """
        The history as far as it was written down at a moment.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}], recorded="2024-03-02T08:00")
        >>> len(history), len(history.known("2024-03-01T12:00"))
        (2, 1)
        """
    @property
    def last_day(self, /) -> datetime.date:
        """
        The day of the last changes.

        >>> gridcore.History(march, "2024-03-01T08:00").last_day
        datetime.date(2024, 3, 1)
        """
    def ledger(self, /, scheme: str) -> Ledger | None:
        """
        The entries of a scheme as they stand, a ledger of its own; `None` if nothing was posted to it.

        >>> gridcore.History(march, "2024-03-01T08:00").ledger("points") is None
        True
        """
    def lines(self, /, record: int) -> str:
        """
        The lines of the journal from a record on: what is to be appended to a file that has those before.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
        >>> history.lines(1).startswith('{"record":1,')
        True
        """
    @classmethod
    def open(cls, /, journal: str, people: str) -> History:
        """
        Opens a journal with its table of people. A last line that was torn off is left out, which `findings` says.
        Raises `GridError` naming the first line that does not hold; `recover` gives the rest.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
        >>> torn = gridcore.History.open(history.journal[:-9], history.people)
        >>> len(torn), torn.findings[0].rule
        (1, 'history.torn')
        """
    @property
    def people(self, /) -> str:
        """
        The table of people: who the surrogates of the journal stand for, a line of JSON each. It is to be written anew
        as a whole, for rows go.

        >>> gridcore.History(march, "2024-03-01T08:00").people.splitlines()[0]
        '{"id":"~1","person":"0001"}'
        """
    def post(self, /, scheme: str, entries: TableLike, *, day: datetime.date | str | None = None, recorded: datetime.datetime | str | None = None) -> dict[str, int]:
        """
        Posts entries to the ledger of a scheme, all or none; as `Ledger.post`.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.post("points", {"id": ["e1"], "date": ["2024-03-04"], "subject": ["person:0001"], "rule": ["tidy"],
        ...     "author": ["unit:t1"]}, day="2024-03-04")
        {'counted': 1, 'pending': 0, 'repeated': 0}
        >>> history.ledger("points")
        <Ledger points: 1 entry, 0 pending>
        """
    @classmethod
    def recover(cls, /, journal: str, people: str) -> History:
        """
        What is whole of a journal, as a history of its own; `findings` says of each line that is left out why.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
        >>> history.apply([{"tag": {"person": "0002", "add": ["first-aider"]}}])
        >>> broken = history.journal.replace('"record":1', '"record":"1"')
        >>> rest = gridcore.History.recover(broken, history.people)
        >>> len(rest), [str(finding.place) for finding in rest.findings]
        (2, ['journal.jsonl:2'])
        """
    def retain(self, /, keep: collections.abc.Mapping[str, str], day: datetime.date | str, *, by: str, recorded: datetime.datetime | str | None = None) -> dict[str, typing.Any]:
        """
        Leaves out what is kept no longer and goes on from a checkpoint that `by`, a person, signs off. As `expired`
        otherwise; what goes is gone.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"tag": {"person": "0001", "add": ["first-aider"]}}])
        >>> history.retain({"changes": "P1Y"}, "2026-01-01", by="0002")["changes"], len(history)
        (1, 1)
        """
    def snapshot(self, /, *, recorded: datetime.datetime | str | None = None) -> None:
        """
        Writes down the grid as it stands, so that later days are reached without what was before. The history does so
        itself as it grows.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.snapshot()
        >>> len(history)
        2
        """
    def undo(self, /, record: int | None = None, *, recorded: datetime.datetime | str | None = None) -> int:
        """
        Takes the changes of a record back, as if they had never been; of the last changes in force if none is named.
        Returns the number of the record. Undoing the record that undid does it again.

        >>> history = gridcore.History(march, "2024-03-01T08:00")
        >>> history.apply([{"place": {"person": "0002", "cell": "t2"}}])
        >>> history.undo()
        1
        >>> history.grid("2024-03-01").person("0002").cell.key, len(history)
        ('t1', 3)
        """
    def verify(self, /) -> None:
        """
        Reads the journal from its beginning once more and holds what comes of it against this; raises `GridError` where
        they differ.

        >>> gridcore.History(march, "2024-03-01T08:00").verify()
        """

@final
class Inspections(AnyPlan):
    """
    Units that inspect each other, period after period, made by `Grid.inspections`.

    >>> plan = grid.inspections(tier="team", periods=2)
    >>> plan
    <Inspections of 2 units in 2 periods>
    >>> plan.pairs.to_dicts()[0]
    {'period': 0, 'inspector': 't1', 'inspected': 't2', 'reciprocal': True}
    """
    def __repr__(self, /) -> str: ...
    def changes(self, /, period: int = 0) -> list[dict[str, typing.Any]]:
        """
        The changes that make the inspections of a period links, counted from 0; nothing if the request named
        no kind of link.

        >>> grid.inspections(tier="team").changes()
        []
        """
    @property
    def pairs(self, /) -> Table:
        """
        Who inspects whom in which period, counted from 0, and how many periods `ago` they last did.
        """
    @property
    def periods(self, /) -> list[dict[str, typing.Any]]:
        """
        The periods as dicts, each with its `inspections`, the pairs that met before by how long ago
        (`repeats`), the `least` any plan could have, and whether it is `exact`.
        """
    @property
    def units(self, /) -> list[str]:
        """
        The units that inspect each other.
        """

@final
class Ledger:
    """
    A points ledger: entries under the rules of a score scheme of the grid's charter.

    `entries` is a table of `id`, `date`, `subject`, `rule`, `author`, and if there are any `points`,
    `approver`, `ref` and `reverses`; it is posted on the grid. An entry that was posted stays: it is
    corrected by another that reverses it.

    >>> ledger = gridcore.Ledger(grid, "points", {
    ...     "id": ["e1", "e2"], "date": ["2024-05-17", "2024-06-03"], "subject": ["person:0001", "unit:t1"],
    ...     "rule": ["tidy", "late"], "points": [None, -1.5], "author": ["person:0002", "person:0002"],
    ... })
    >>> ledger
    <Ledger points: 2 entries, 0 pending>
    >>> ledger.roll_up(grid, period="quarter").to_dicts()[0]["sum"]
    0.5

    Any frame library reads the entries: `polars.DataFrame(ledger)`. Threads may share a ledger: they read
    it together and post one after the other.
    """
    def __arrow_c_stream__(self, /, requested_schema: object = None) -> CapsuleType:
        """
        Arrow's C stream, for any frame library: `id`, `date`, `subject`, `rule`, `points`, `author`, `approver`,
        `ref`, `reverses`, `pending`.
        """
    def __len__(self, /) -> int: ...
    def __new__(cls, /, grid: Grid, scheme: str, entries: TableLike | None = None) -> Ledger: ...
    def __repr__(self, /) -> str: ...
    def approve(self, /, grid: Grid, id: str, approver: str) -> None:
        """
        Approves an entry that waits for it, so that it counts.

        >>> ledger = gridcore.Ledger(grid, "points", [{"id": "e1", "date": "2024-05-17", "subject": "person:0001",
        ...     "rule": "merit", "points": 3, "author": "unit:t1"}])
        >>> ledger
        <Ledger points: 1 entry, 1 pending>
        >>> ledger.approve(grid, "e1", "person:0002")
        >>> ledger.pending
        0
        """
    def award(self, /, grid: Grid, award: str, period: PeriodLike | None = None, *, ties: collections.abc.Sequence[str] = ..., previous: collections.abc.Sequence[str] = ..., vetoes: collections.abc.Mapping[str, str] | None = None, people: str | None = None, network: str | None = None) -> dict[str, typing.Any]:
        """
        Who gets an award of the scheme in a period, by the scores of its tier: a dict with the `winners`, the
        `near_misses`, and in `findings` each of them in words. The period is the last of the award's kind if left out.

        `ties` as of `Board.rank`; `previous` are the keys of those who had it last, `vetoes` maps keys to who vetoes
        them; `people` is the tier of people among whom the best of a cell are looked for, if a policy asks for them.

        >>> flagged = gridcore.Grid(
        ...     {"name": "w", "tiers": ["team"], "schemes": [{"key": "points", "rules": [{"key": "tidy", "points": 2}],
        ...         "awards": [{"key": "flag", "tier": "team", "every": "quarter", "top": 1, "not_twice": True}]}]},
        ...     units={"key": ["t1", "t2"], "tier": ["team", "team"]}, people={"key": []})
        >>> ledger = gridcore.Ledger(flagged, "points", [
        ...     {"id": "e1", "date": "2024-05-17", "subject": "unit:t2", "rule": "tidy", "author": "unit:t1"}])
        >>> flag = ledger.award(flagged, "flag")
        >>> flag["period"], [winner["key"] for winner in flag["winners"]]
        ('2024-Q2', ['t2'])
        >>> print(ledger.award(flagged, "flag", previous=["t2"])["findings"][-1].message)
        `t2` with 2 points misses award `flag`: it had it the last time
        """
    def behind(self, /, grid: Grid, line: str, period: PeriodLike | None = None, *, network: str | None = None) -> list[dict[str, typing.Any]]:
        """
        The entries behind a number of a board: those that count in a period, of a person or of a unit and all
        below it, in the order of posting. Without a period, of all days.

        >>> ledger = gridcore.Ledger(grid, "points", [
        ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
        >>> [entry["id"] for entry in ledger.behind(grid, "unit:north", "2024-05")]
        ['e1']
        """
    def entry(self, /, id: str) -> dict[str, typing.Any]:
        """
        The entry of an id; what is absent is left out.

        >>> row = {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}
        >>> gridcore.Ledger(grid, "points", [row]).entry("e1")
        {'id': 'e1', 'date': '2024-05-17', 'subject': 'person:0001', 'rule': 'tidy', 'points': 2, 'author': 'unit:t1'}
        """
    def explain(self, /, grid: Grid, line: str, period: PeriodLike | None = None, *, since: PeriodLike | None = None, network: str | None = None) -> dict[str, typing.Any]:
        """
        A number of a board taken apart: rule by rule, with what each rule says, down to the entries. `line` and
        `period` as of `behind`; with `since`, another period, `changes` says what each rule gave more or less.

        >>> ledger = gridcore.Ledger(grid, "points", [
        ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
        >>> told = ledger.explain(grid, "unit:north", "2024-05", since="2024-04")
        >>> told["sum"], told["rules"][0]["rule"], told["rules"][0]["entries"][0]["id"]
        (2, 'tidy', 'e1')
        >>> told["changes"][0]["key"], told["changes"][0]["change"]
        ('tidy', 2)
        """
    @classmethod
    def load(cls, /, path: str | os.PathLike[str], scheme: str) -> Ledger:
        """
        The ledger of a scheme of a grid folder, with the entries of its `entries.csv`: each posted on the grid of
        its day. Raises `GridError` with every entry that is refused, its line and column, and why.

        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     for name, text in grid.to_files().items():
        ...         size = pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        ...     entries = "id,date,subject,rule,author\\ne1,2024-05-17,person:0001,tidy,unit:t1\\n"
        ...     size = pathlib.Path(folder, "entries.csv").write_text(entries, encoding="utf-8")
        ...     gridcore.Ledger.load(folder, "points")
        <Ledger points: 1 entry, 0 pending>
        """
    @property
    def pending(self, /) -> int:
        """
        How many entries wait for approval.

        >>> gridcore.Ledger(grid, "points").pending
        0
        """
    def post(self, /, grid: Grid, entries: TableLike) -> dict[str, int]:
        """
        Posts entries, all or none, on the grid of their day. Raises `GridError` with every entry that is
        refused, its row and column, and why.

        Returns how many are new and count, how many are new and wait for approval, how many were there
        already. One that `reverses` another needs no subject, rule and points: it takes back what is left.

        >>> row = {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}
        >>> ledger = gridcore.Ledger(grid, "points", [row])
        >>> ledger.post(grid, [row, {"id": "e2", "date": "2024-05-20", "author": "unit:t1", "reverses": "e1"}])
        {'counted': 1, 'pending': 0, 'repeated': 1}
        >>> ledger.entry("e2")["points"]
        -2
        """
    def roll_up(self, /, grid: Grid, period: PeriodsLike | None = None, by: str | None = None, *, network: str | None = None, covered: bool = False) -> Board:
        """
        What the entries add up to, by unit and period, on the tree of a grid.

        `period` is "day", "week", "month", "quarter", "half_year" or "year", or a list of periods: names such as
        "2024-05" and "2024-Q2", or pairs of a first day and the first day after. `by` is the tier whose units or people are the lines; all units if left out.
        `network` is the charter's first if left out; `covered` counts the people who have an entry.

        >>> ledger = gridcore.Ledger(grid, "points", [
        ...     {"id": "e1", "date": "2024-05-17", "subject": "person:0001", "rule": "tidy", "author": "unit:t1"}])
        >>> ledger.roll_up(grid, period="month", by="team")
        <Board of 2 lines in 1 period>
        >>> ledger.roll_up(grid, period=[("2024-05-01", "2024-07-01")], by="member").to_dicts()[0]
        {'key': '0001', 'tier': 'member', 'parent': 't1', 'depth': 2, 'period': '2024-05-01/2024-07-01',
         'plus': 2, 'minus': 0, 'sum': 2, 'count': 1, 'heads': 1, 'per_head': 2}
        """
    @property
    def scheme(self, /) -> str:
        """
        The key of the scheme.

        >>> gridcore.Ledger(grid, "points").scheme
        'points'
        """

@final
class Metrics:
    """
    Counts of cases, a row a unit, kind, channel and period: what `Desk.metrics` gives.

    Any frame library reads it: `polars.DataFrame(metrics)` has the counts by their names, how many ended so as
    `ended_` and the outcome, and the rates in per cent as `rate_` and their name.

    >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
    >>> desk.metrics(grid, period="quarter", by="team")
    <Metrics of 1 line>
    """
    def __arrow_c_stream__(self, /, requested_schema: object = None) -> CapsuleType:
        """
        Arrow's C stream, for any frame library.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def html(self, /, labels: collections.abc.Mapping[str, str] | None = None) -> Html:
        """
        As HTML. `labels` maps keys to the names shown beside them; they are joined here and kept nowhere.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> "<td>t2 <b>Second</b></td>" in desk.metrics(grid, by="team").html(labels={"t2": "Second"})
        True
        """
    def to_dicts(self, /) -> list[dict[str, typing.Any]]:
        """
        The lines as dicts: `counts`, `outcomes` and `rates` are dicts of theirs.

        >>> desk = grid.desk("case,at,move,by,place\\nc1,2024-07-01T08:30,report,0001,unit:t2\\n")
        >>> line = desk.metrics(grid, by="team").to_dicts()[0]
        >>> line["unit"], line["period"], line["counts"]["open"], line["rates"]
        ('t2', '2024-07', 1, {'closing': 0, 'on_time': 0})
        """
    def to_json(self, /) -> str:
        """
        As JSON, the same bytes as in every other language.

        >>> grid.desk().metrics(grid).to_json()
        '[]'
        """

@final
class Monitor:
    """
    A grid and its findings, kept up to date through every edit: what an edit costs is what it touches.

    >>> monitor = grid.monitor()
    >>> delta = monitor.apply([{"place": {"person": "0003", "cell": "t2"}}])
    >>> [finding.rule for finding in delta.disappeared]
    ['coverage.unplaced']
    >>> monitor.findings
    <Findings: 1 staffing.vacant>
    >>> monitor.apply(delta.inverse)
    <Delta: 1 appeared, 0 disappeared>
    """
    def __repr__(self, /) -> str: ...
    def advance(self, /, day: datetime.date | str) -> Delta:
        """
        Goes to another day: rows begin and end, terms run out.

        >>> monitor = grid.monitor()
        >>> monitor.advance("2025-08-01")
        <Delta: 0 appeared, 0 disappeared>
        >>> monitor.grid.day
        datetime.date(2025, 8, 1)
        """
    def apply(self, /, changes: collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]] | str, *, revision: int | None = None) -> Delta:
        """
        Applies changes, all or none. `revision` refuses edits made against another state of the grid.

        >>> grid.monitor().apply([{"move_unit": {"unit": "t1", "to": None}}])
        <Delta: 2 appeared, 0 disappeared>
        """
    @property
    def findings(self, /) -> Findings:
        """
        The findings as they are.

        >>> grid.monitor().findings == grid.check()
        True
        """
    @property
    def grid(self, /) -> Grid:
        """
        The grid that is watched, as it is: edits of it are edits of the monitor.

        >>> grid.monitor().grid
        <Grid workshop: 3 units, 3 people, 1 area>
        """

@final
class Pairing(AnyPlan):
    """
    Contacts paired, made by `Grid.pair`.

    >>> charter = grid.charter | {"links": [{"key": "contact", "within": "unit", "reach": [
    ...     {"key": "worker", "people": {"not": {"tag": "first-aider"}}, "by": {"tag": "first-aider"}}]}]}
    >>> people = "key,cell,tags\\nm1,t1,first-aider\\nw1,t1,\\nw2,t1,\\n"
    >>> pairing = gridcore.Grid(charter, units=grid.table("units"), people=people).pair(link="contact")
    >>> pairing
    <Pairing of 2 contacts, 0 unreached>
    >>> pairing.pairs.to_dicts()[0]
    {'source': 'person:m1', 'target': 'w1', 'reach': 'worker', 'distance': 0, 'new': True}
    """
    def __repr__(self, /) -> str: ...
    @property
    def changes(self, /) -> list[dict[str, typing.Any]]:
        """
        What applying the plan does.
        """
    @property
    def loads(self, /) -> Table:
        """
        How many links start from each source, before and after.
        """
    @property
    def pairs(self, /) -> Table:
        """
        Who reaches whom.
        """
    @property
    def unreached(self, /) -> Table:
        """
        Who is not reached, and by how many within the region they could be.
        """

@final
class Person:
    """
    A person of a grid, as the grid is now: a key, tags, numbers, and what refers to them.

    >>> person = grid.person("0002")
    >>> person.cell, person.tags, person.numbers
    (<Unit t2>, ['first-aider'], {})
    >>> [(held["post"], held["unit"], held["place"]["line"]) for held in person.appointments]
    [('lead', 't2', 2)]
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def appointments(self, /) -> list[dict[str, typing.Any]]:
        """
        The person's appointments, as rows.
        """
    @property
    def cell(self, /) -> Unit | None:
        """
        The cell the person is placed in, in the charter's first network; None if in none.
        """
    @property
    def cells(self, /) -> list[Unit]:
        """
        The cells the person is placed in, in the order of the networks.
        """
    @property
    def key(self, /) -> str:
        """
        The key.
        """
    @property
    def links(self, /) -> list[dict[str, typing.Any]]:
        """
        The links from and to the person, as rows.
        """
    @property
    def numbers(self, /) -> dict[str, int | float]:
        """
        The person's numbers, by column; those that are missing are left out.
        """
    @property
    def place(self, /) -> str | None:
        """
        Where the person was read, such as `people.csv:2`; None if they were added later.
        """
    @property
    def placements(self, /) -> list[dict[str, typing.Any]]:
        """
        The person's placements, as rows.
        """
    @property
    def powers(self, /) -> list[str]:
        """
        The powers the person's posts carry, sorted.
        """
    @property
    def tags(self, /) -> list[str]:
        """
        The person's tags, sorted.
        """
    def to_dict(self, /) -> dict[str, typing.Any]:
        """
        Everything about them at once, as JSON has it.

        >>> grid.person("0001").to_dict()["placements"]
        [{'network': 'main', 'cell': 't1'}]
        """

@final
class Plan(AnyPlan):
    """
    Who is to hold what: made by `Grid.staff`.

    >>> plan = grid.staff()
    >>> plan
    <Plan: 1 started, 0 renewed, 1 kept, 0 ended, 0 unfilled>
    >>> [(row["person"], row["post"], row["unit"], row["status"]) for row in plan.appointments.to_dicts()]
    [('0001', 'lead', 't1', 'started'), ('0002', 'lead', 't2', 'kept')]
    >>> inverse = plan.apply()
    >>> grid.check().counts
    {'coverage.unplaced': 1}
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def appointments(self, /) -> Table:
        """
        Every appointment there will be to what was staffed, with its `status` ("kept", "started", "renewed"),
        the approvals still `pending`, and what it costs on each level (`loss`).

        >>> grid.staff().appointments
        <Table of 2 appointments: person, post, unit, shift, status, with, channel, approvals, pending, from, stage, loss>
        """
    def blockers(self, /, language: str | None = None, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None) -> list[dict[str, typing.Any]]:
        """
        Why required seats stay open: for each set of seats that cannot all be filled a dict with a `message`,
        the `seats`, the people `eligible`, how many are in the `pool`, and which rules `removed` how many of
        them. Nothing if all are filled. `progress` is as `Grid.staff` has it.

        >>> grid.staff(holders="reopen").blockers()
        []
        """
    @property
    def changes(self, /) -> list[dict[str, typing.Any]]:
        """
        What applying the plan does.
        """
    def compare(self, /, other: Plan) -> dict[str, typing.Any]:
        """
        What tells another plan from this one: what it loses on each of the `levels` (a gain is negative), how
        many more seats it leaves `unfilled`, and the `exchanges`: the appointments that are in one of them alone.

        >>> grid.staff().compare(grid.staff(posts=["lead"]))
        {'levels': [], 'unfilled': 0, 'exchanges': []}
        """
    @property
    def complete(self, /) -> bool:
        """
        Whether every required seat is filled, and every count and share reached.
        """
    @property
    def ended(self, /) -> Table:
        """
        The appointments that end; `rule` bars those who could not stay.
        """
    @property
    def exact(self, /) -> bool:
        """
        Whether no better plan exists; otherwise the search ended before it knew.
        """
    def explain(self, /, person: str, post: str, unit: str, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None) -> dict[str, typing.Any]:
        """
        Why somebody is chosen for a post in a unit, or why not: a dict with the `verdict` ("chosen", "kept",
        "possible", "tied", "barred"), the cost or loss on each of the `levels`, who would hold something else
        `instead`, and what `bars` them. `progress` is as `Grid.staff` has it.

        >>> grid.staff().explain("0003", "lead", "t1")["verdict"]
        'barred'
        """
    @property
    def findings(self, /) -> Findings:
        """
        What a check will find of what was staffed once the plan is applied.
        """
    def html(self, /, labels: collections.abc.Mapping[str, str] | None = None) -> Html:
        """
        As HTML: what starts, stays and ends, and what stays open. `labels` maps keys to the names shown beside
        them; they are joined here and kept nowhere.

        >>> "Ada" in grid.staff().html(labels={"0001": "Ada"})
        True
        """
    @property
    def left(self, /) -> list[str]:
        """
        The people who could have taken something and hold nothing of what was staffed.
        """
    @property
    def levels(self, /) -> Table:
        """
        What was made as small as can be, the most important level of each stage first.
        """
    @property
    def parts(self, /) -> list[dict[str, typing.Any]]:
        """
        The plan in parts that can be applied one by one: each the places of what is `started` in
        `appointments` and of what is `ended` in `ended`, and its `changes`, for `Grid.apply`.
        """
    @property
    def request(self, /) -> StaffRequest:
        """
        The request it was made for.
        """
    @property
    def shortfalls(self, /) -> Table:
        """
        The counts and shares that are not reached.
        """
    @property
    def unfilled(self, /) -> Table:
        """
        The required seats that nobody fills; `blockers` says why.
        """

@final
class Review:
    """
    What was due of the duties of a charter in a period, and what was done of it: made by `Grid.review`.

    >>> charter = grid.charter | {"duty_lists": [{"key": "routine", "tier": "team", "items": [
    ...     {"key": "meeting", "kind": "meeting", "every": "month", "last": 10, "points": 2, "missed": -1}]}]}
    >>> teams = gridcore.Grid(charter, units=grid.table("units"), people=grid.table("people"))
    >>> review = teams.review("2024-05", duties=[
    ...     {"date": "2024-05-28", "duty": "meeting", "subject": "unit:t1", "count": 12}])
    >>> review
    <Review of 2024-05 on 2024-06-01: 2 due, 1 done, 1 finding>
    >>> review.findings[0].message
    '`meeting` of 2024-05 was due on 2024-05-31 and is missing 1 of 1 times'
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def entries(self, /, rule: str, author: str) -> list[dict[str, typing.Any]]:
        """
        The points due as entries under a rule of a score scheme, for `Ledger.post`: of lines that have nothing open.

        >>> grid.review("2024-05").entries("duty", "unit:north")
        []
        """
    @property
    def findings(self, /) -> Findings:
        """
        What is not as it should be.

        >>> grid.review("2024-05").findings.total
        0
        """
    @classmethod
    def load(cls, /, path: str | os.PathLike[str], period: PeriodLike, *, today: datetime.date | str | None = None) -> Review:
        """
        The review of a grid folder, with its `duties.csv`, `tasks.csv`, `inspections.csv` and `risks.csv`: on the grid
        of `today`, which is the first day after the period if left out.

        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     for name, text in grid.to_files().items():
        ...         size = pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        ...     gridcore.Review.load(folder, "2024-05")
        <Review of 2024-05 on 2024-06-01: 0 due, 0 done, 0 findings>
        """
    def reports(self, /) -> list[dict[str, typing.Any]]:
        """
        The defects that become cases, as events that report them to a desk.

        >>> grid.review("2024-05").reports()
        []
        """
    def table(self, /, name: ReviewList) -> Table:
        """
        A list as a table of Arrow: "lines" (each duty of whom, in each period), "totals" by duty, "reach" (contacts),
        "revisions", "burden" of each person, "tasks", "rounds", "defects", "practice", "risks", "registers".

        >>> grid.review("2024-05").table("burden")
        <Table of 0 burden: person, due, reports, meetings, contacts, trainings, tasks>
        """
    def to_dict(self, /) -> dict[str, typing.Any]:
        """
        As a dict, as JSON has it.

        >>> grid.review("2024-05").to_dict()["lines"]
        []
        """
    def to_json(self, /) -> str:
        """
        As JSON, the same bytes as in every other language.

        >>> grid.review("2024-05").to_json()[:43]
        '{"period":"2024-05","today":"2024-06-01","l'
        """

@final
class RoleSplit(AnyPlan):
    """
    Roles split among the people of each cell, made by `Grid.split_roles`.

    >>> charter = grid.charter | {"roles": [{"key": "publicist", "at": ["team"]}]}
    >>> roles = gridcore.Grid(charter, units=grid.table("units"), people=grid.table("people")).split_roles()
    >>> roles
    <RoleSplit: 2 given, 0 missing>
    >>> roles.given.to_dicts()[0]
    {'unit': 't1', 'role': 'publicist', 'person': '0001'}
    """
    def __repr__(self, /) -> str: ...
    def alternatives(self, /, unit: str, role: str, *, progress: bool | collections.abc.Callable[[int, int], object] | None = None) -> list[dict[str, typing.Any]]:
        """
        What it would mean that each of a unit's people had a role: whether they are `chosen` or `barred`, and
        the `loss`: seats left open, steps of loads, skill. `progress` is as `Grid.staff` has it.

        >>> charter = grid.charter | {"roles": [{"key": "publicist", "at": ["team"]}]}
        >>> roles = gridcore.Grid(charter, units=grid.table("units"), people=grid.table("people")).split_roles()
        >>> roles.alternatives("t1", "publicist")
        [{'person': '0001', 'skill': 0, 'chosen': True, 'barred': False, 'loss': [0, 0, 0]}]
        """
    @property
    def cells(self, /) -> list[dict[str, typing.Any]]:
        """
        The units as dicts, each with its `people`, the `roles` given and those `uncovered`.
        """
    @property
    def changes(self, /) -> list[dict[str, typing.Any]]:
        """
        What applying the plan does.
        """
    @property
    def given(self, /) -> Table:
        """
        Who is to have which role, and how well they do it.
        """
    @property
    def missing(self, /) -> int:
        """
        How many seats of roles people are lacking for.
        """

@final
class Round:
    """
    One round of an assessment: who is assessed, the sheets that came in, what each subject comes to.

    The scheme says who fills sheets and what they weigh; its period is named as in "2024-05". A round is filled, locked,
    then published; after that it changes by a further version with its reason and in no other way. It pickles.

    >>> may = gridcore.Round(teams, "order", "2024-05")
    >>> may.fill(teams, [
    ...     {"subject": "unit:t1", "from": "self", "author": "unit:t1", "values": {"tidy": 90}},
    ...     {"subject": "unit:t1", "from": "centre", "author": "unit:s", "values": {"tidy": 80}}])
    >>> may.results()[0]["score"], may.findings().total
    (84, 0)
    >>> may.lock()
    >>> may.publish()
    >>> may
    <Round of order in 2024-05: published, 1 subject>
    """
    def __new__(cls, /, grid: Grid, scheme: str, period: str) -> Round: ...
    def __reduce__(self, /) -> tuple[typing.Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def _kept(cls, /, charter: str, text: str) -> Round:
        """
        What was pickled.
        """
    def correct(self, /, grid: Grid, sheets: collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]], reason: str) -> None:
        """
        Publishes a further version of a published round, in which sheets take the place of those of the same
        subject, kind and author.

        >>> may = gridcore.Round(teams, "order", "2024-05")
        >>> may.lock()
        >>> may.publish()
        >>> may.correct(teams, [
        ...     {"subject": "unit:t1", "from": "centre", "author": "unit:s", "values": {"tidy": 80}}], "it came late")
        >>> [version.get("reason") for version in may.versions]
        [None, 'it came late']
        """
    def fill(self, /, grid: Grid, sheets: collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]]) -> None:
        """
        Fills sheets, all or none: each a dict of `subject`, `from` ("self", "mutual" or "centre"), `author`, the
        `values` by indicator, and `ref` if there is evidence. Raises `GridError` with all that is wrong with each.

        >>> gridcore.Round(teams, "order", "2024-05").fill(teams, [
        ...     {"subject": "unit:t1", "from": "self", "author": "unit:t1", "values": {"tidy": 90}}])
        """
    def findings(self, /) -> Findings:
        """
        The sheets that are missing, and scores that lie further apart than the scheme tolerates.

        >>> gridcore.Round(teams, "order", "2024-05").findings().total
        2
        """
    @classmethod
    def from_json(cls, /, grid: Grid, text: str) -> Round:
        """
        The round of a text that `to_json` wrote, under the charter of a grid.

        >>> kept = gridcore.Round(teams, "order", "2024-05").to_json()
        >>> gridcore.Round.from_json(teams, kept).to_json() == kept
        True
        """
    def lock(self, /) -> None:
        """
        Locks the round: no further sheet is taken.

        >>> gridcore.Round(teams, "order", "2024-05").lock()
        """
    @property
    def period(self, /) -> str:
        """
        The name of the period.

        >>> gridcore.Round(teams, "order", "2024-05").period
        '2024-05'
        """
    def publish(self, /) -> None:
        """
        Publishes a locked round.

        >>> may = gridcore.Round(teams, "order", "2024-05")
        >>> may.lock()
        >>> may.publish()
        """
    def results(self, /) -> list[dict[str, typing.Any]]:
        """
        What each subject comes to, down to its sheets and their marks.

        >>> result = gridcore.Round(teams, "order", "2024-05").results()[0]
        >>> result["subject"], "score" in result
        ('unit:t1', False)
        """
    @property
    def scheme(self, /) -> str:
        """
        The key of the scheme.

        >>> gridcore.Round(teams, "order", "2024-05").scheme
        'order'
        """
    @property
    def state(self, /) -> str:
        """
        How far it is: "open", "locked" or "published".

        >>> gridcore.Round(teams, "order", "2024-05").state
        'open'
        """
    @property
    def subjects(self, /) -> list[str]:
        """
        The subjects: units in the order of the tree, or people by key.

        >>> gridcore.Round(teams, "order", "2024-05").subjects
        ['unit:t1']
        """
    def to_json(self, /) -> str:
        """
        The round as the text it is kept as, with every sheet and version.

        >>> gridcore.Round(teams, "order", "2024-05").to_json()[:35]
        '{"scheme":"order","period":"2024-05'
        """
    @property
    def versions(self, /) -> list[dict[str, typing.Any]]:
        """
        What was published, the first version first: each with its `results`, and the `reason` of all but the first.

        >>> gridcore.Round(teams, "order", "2024-05").versions
        []
        """

@final
class Table:
    """
    The rows of one table of a grid, by key, or of one list of a plan.

    >>> table = grid.table("people")
    >>> table
    <Table of 3 people: key, cell, tags>
    >>> table.to_dicts()[0]
    {'key': '0001', 'cell': 't1', 'tags': ['first-aider']}

    Any frame library reads it: `polars.DataFrame(table)`, `pyarrow.table(table)`. Tags are lists of
    texts, days are dates, numbers are exact decimals.
    """
    def __arrow_c_stream__(self, /, requested_schema: object = None) -> CapsuleType:
        """
        Arrow's C stream, for any frame library.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def columns(self, /) -> list[str]:
        """
        The names of the columns: those the table must have and those that hold anything.

        >>> grid.table("units").columns
        ['key', 'parent', 'tier']
        """
    def html(self, /, labels: collections.abc.Mapping[str, str] | None = None) -> Html:
        """
        As HTML. `labels` maps keys to the names shown beside them; they are joined here and kept nowhere.

        >>> "<td>t1 <b>First &amp; best</b></td>" in grid.table("people").html(labels={"t1": "First & best"})
        True
        """
    def to_csv(self, /) -> str:
        """
        The rows as CSV text, which `Grid` takes back.

        >>> print(grid.table("appointments").to_csv(), end="")
        person,post,unit
        0002,lead,t2
        """
    def to_dicts(self, /) -> list[dict[str, typing.Any]]:
        """
        The rows as dicts; what is absent is left out. `Grid` takes them back.

        >>> grid.table("appointments").to_dicts()
        [{'person': '0002', 'post': 'lead', 'unit': 't2'}]
        """

@final
class Unit:
    """
    A unit of a grid, as the grid is now: what is asked is looked up by its key.

    >>> unit = grid.unit("t1")
    >>> unit.tier, unit.parent, unit.ancestors
    ('team', <Unit north>, [<Unit north>])
    >>> unit.people
    [<Person 0001>]
    >>> unit.seats
    [{'post': 'lead', 'required': 1, 'most': 1, 'held': 0}]
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def ancestors(self, /) -> list[Unit]:
        """
        The units above it, innermost first.
        """
    @property
    def appointments(self, /) -> list[dict[str, typing.Any]]:
        """
        The appointments in it, as rows.
        """
    @property
    def areas(self, /) -> list[Area]:
        """
        The areas it claims, by key.
        """
    @property
    def children(self, /) -> list[Unit]:
        """
        The units directly below it, by key.
        """
    @property
    def descendants(self, /) -> list[Unit]:
        """
        The units below it, each before those below it.
        """
    @property
    def grade(self, /) -> str | None:
        """
        The grade of responsibility its tier carries.
        """
    @property
    def interval(self, /) -> tuple[datetime.date | None, datetime.date | None]:
        """
        The first day it exists and the first day after; None where it has no bound.
        """
    @property
    def is_cell(self, /) -> bool:
        """
        Whether people are placed in units of its tier.
        """
    @property
    def key(self, /) -> str:
        """
        The key.
        """
    @property
    def kind(self, /) -> str:
        """
        What kind of place it is; empty if none was said.
        """
    @property
    def links(self, /) -> list[dict[str, typing.Any]]:
        """
        The links from and to it, as rows.
        """
    @property
    def name(self, /) -> str:
        """
        What it is called; empty if it was given no name.
        """
    @property
    def network(self, /) -> str:
        """
        The key of its network.
        """
    @property
    def parent(self, /) -> Unit | None:
        """
        The unit above it; None for a root.
        """
    @property
    def people(self, /) -> list[Person]:
        """
        The people placed in it, by key.
        """
    @property
    def people_under(self, /) -> list[Person]:
        """
        The people placed in it or below it, unit by unit.
        """
    @property
    def place(self, /) -> str | None:
        """
        Where it was read, such as `units.csv:2`; None if it was added later.
        """
    @property
    def posts(self, /) -> list[str]:
        """
        The posts and roles that exist in it, held or vacant.
        """
    @property
    def seats(self, /) -> list[dict[str, typing.Any]]:
        """
        The seats of its posts, those of a post with shifts shift by shift: how many holders each needs,
        may have, and has.
        """
    @property
    def tags(self, /) -> list[str]:
        """
        Its tags, sorted.
        """
    @property
    def tier(self, /) -> str:
        """
        The label of its tier.
        """
    def to_dict(self, /) -> dict[str, typing.Any]:
        """
        Everything about it at once, as JSON has it.

        >>> grid.unit("t1").to_dict()["areas"]
        ['boiler']
        """

def appraise(grid: Grid, scheme: str, values: collections.abc.Mapping[str, int | float | tuple[int | float, int]]) -> dict[str, typing.Any]:
    """
    Appraises a subject by the indicators of a scheme of the grid's charter: `values` by indicator, each a number or
    a pair of a number and what it is divided by, which is not rounded. Gives `score`, `band` and `marks`.

    >>> gridcore.appraise(teams, "order", {"tidy": (175, 2)})["score"]
    87.5
    """

def assign_edges(slots: bytes, people: bytes, cost: bytes, seats: bytes | None, loads: bytes | None, progress: collections.abc.Callable[[int, int], object] | None) -> Assignment:
    """
    The best plan for edges given as bytes of whole numbers of 64 bits.
    """

def assign_matrix(costs: bytes, rows: int, columns: int, is_whole: bool, maximize: bool) -> tuple[list[int], list[int]]:
    """
    Rows and columns of the best assignment of a matrix given as bytes of doubles, or of whole numbers of 64 bits.
    """

def load(path: str | os.PathLike[str], day: datetime.date | str | None = None, *, lenient: bool = False) -> Grid:
    """
    Loads a grid folder: `charter.toml`, `units.csv`, `people.csv` and whatever other tables there are.

    `day` is the day whose state is wanted, a `datetime.date` or "2024-06-30"; a folder without dated
    rows needs none. With `lenient` the rows that do not fit are set aside in `Grid.rejected`.
    Raises `GridError` with everything that is wrong.

    >>> area7 = gridcore.load(data / "area7", day="2024-06-30")
    >>> area7.unit_count
    107
    """

def rank(values: NumbersLike, method: str = "competition", ascending: bool = False, *, ties: collections.abc.Sequence[NumbersLike] = ..., within: KeysLike | None = None) -> list[typing.Any]:
    """
    Ranks values, compared exactly; the largest is first unless `ascending`. No value, no rank.

    `method` is "competition" (1, 2, 2, 4), "modified" (1, 3, 3, 4), "dense" (1, 2, 2, 3), "ordinal"
    (1, 2, 3, 4) or "fractional" (1, 2.5, 2.5, 4). `ties` are further lists of values that tell equals apart,
    `within` the group of each value, within which it is ranked.

    >>> gridcore.rank([9, 7, 7, 5, None])
    [1, 2, 2, 4, None]
    >>> gridcore.rank([9, 7, 7, 5], "fractional")
    [1.0, 2.5, 2.5, 4.0]
    >>> gridcore.rank([9, 7, 7, 5], ties=[[0, 1, 2, 0]], within=["n", "n", "n", "s"])
    [1, 3, 2, 1]
    """

def receipt(random: bytes) -> dict[str, str]:
    """
    A receipt for whoever reports anonymously: `code` is told to them once, `kept` goes with the report.

    `random` are 32 bytes from a cryptographic source, such as `secrets.token_bytes(32)`.

    >>> import secrets
    >>> sorted(gridcore.receipt(secrets.token_bytes(32)))
    ['code', 'kept']
    """

def redistribute(points: NumbersLike, groups: KeysLike, scores: collections.abc.Mapping[str, int | float], total: int, method: str = "largest-remainder", keys: KeysLike | None = None, ties: str = "error") -> tuple[dict[str, int], list[int]]:
    """
    Shares a total among groups by their scores, then what each gets among its people by their points.

    `points` and `groups` are of the people, `scores` those of the groups by key. Ties between groups
    are broken by key, ties between people as `share` does. Returns what each group and each person gets.

    >>> gridcore.redistribute([30, 10, 5], ["north", "north", "south"], {"north": 90, "south": 60}, 1000)
    ({'north': 600, 'south': 400}, [450, 150, 400])
    """

def share(weights: NumbersLike, total: int, method: str = "largest-remainder", keys: KeysLike | None = None, ties: str = "error", *, floors: int | NumbersLike | None = None, caps: int | NumbersLike | None = None) -> list[int]:
    """
    Shares a total among weights, exactly: the shares sum to the total.

    `weights` are numbers of at most three decimals, `total` is a whole number, of money in its minor unit.
    `method` is "largest-remainder", "sainte-lague", "dhondt" or "huntington-hill". Those with the same
    claim to the last units come first by their `keys`, or with `ties="position"` as they are listed; else
    a tie is an error. No weight, no share. `floors` and `caps` are one number for all or one each.

    >>> gridcore.share([12.5, 8.25, 0], 1000_00)
    [60241, 39759, 0]
    >>> gridcore.share([608725, 536810, 400257, 278957, 177964], 8, "dhondt")
    [3, 2, 2, 1, 0]
    >>> gridcore.share([1, 1, 1], 100, keys=["p3", "p1", "p2"])
    [33, 34, 33]
    """

def version() -> str:
    """
    The version of gridcore.

    >>> gridcore.version()
    '0.1.0'
    """
