"""What a charter, a table and a request may be."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias, TypedDict, Union


class ArrowStream(Protocol):
    """A frame that hands over an Arrow stream, as those of polars, pandas, pyarrow and duckdb do."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


class ArrowArray(Protocol):
    """A frame that hands over one Arrow array of structs."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...


#: TOML text, JSON text, or the same as a dict.
CharterLike: TypeAlias = Union[str, Mapping[str, Any]]

#: A frame, a dict of lists, a list of dicts, or the text of a CSV file.
TableLike: TypeAlias = Union[
    ArrowStream, ArrowArray, Mapping[str, Any], Sequence[Mapping[str, Any]], str, bytes
]

#: Numbers of at most three decimals: a list, an array or a series.
NumbersLike: TypeAlias = Iterable[Union[int, float, decimal.Decimal, None]]

#: Keys: texts, or whole numbers that stand for their digits.
KeysLike: TypeAlias = Iterable[Union[str, int]]

#: The name of a period, as "2024-05" or "2024-Q2", or its first day and the first day after.
PeriodLike: TypeAlias = Union[str, tuple[Union[datetime.date, str], Union[datetime.date, str]]]

#: A kind of calendar period, as "month", or a list of periods.
PeriodsLike: TypeAlias = Union[str, Sequence[PeriodLike]]

#: A list of a review. In two parts, for mypy's stubtest takes one Literal of several values for no union.
ReviewList: TypeAlias = Union[
    Literal["lines", "totals", "reach", "revisions", "burden", "tasks"],
    Literal["rounds", "defects", "practice", "risks", "registers"],
]

#: A condition on people, such as {"tag": "member"} or {"all": [..]}, as a charter has it.
Predicate: TypeAlias = Mapping[str, Any]

#: What is preferred: {"people": predicate}, {"high": number}, {"low": number}, "votes" or "kept".
Preference: TypeAlias = Union[str, Mapping[str, Any]]


class StaffRequest(TypedDict, total=False):
    """What is to be staffed and how.

    >>> request: gridcore.StaffRequest = {"posts": ["lead"], "holders": "reopen"}
    >>> grid.staff(request).request
    {'posts': ['lead'], 'holders': 'reopen'}
    """

    posts: Sequence[str]
    units: Sequence[str]
    holders: Literal["keep", "reopen"]
    optional: bool
    per_person: int | None
    prefer: Sequence[Preference] | None
    require: Predicate | None
    shares: Sequence[Mapping[str, Any]]
    nominations: Sequence[Mapping[str, Any]]
    nominated: bool
    channel: str | None
    approvals: Sequence[str]
    of: Mapping[str, Mapping[str, Any]]
    date: datetime.date | str | None


class DrawRequest(TypedDict, total=False):
    """What cells to draw.

    >>> request: gridcore.DrawRequest = {"tier": "team", "cells": 2, "size": {"min": 1}}
    >>> grid.draw_cells(request).cells.to_dicts()[0]["people"]
    ['0001']
    """

    tier: str
    network: str | None
    cells: int
    under: str | None
    size: Any
    span: Any
    apportioned: bool
    weight: str | None
    teams: str | None
    split: int | None
    people: Sequence[Mapping[str, str]]


class InspectRequest(TypedDict, total=False):
    """Who is to inspect whom.

    >>> request: gridcore.InspectRequest = {"tier": "team", "periods": 2}
    >>> len(grid.inspections(request).periods)
    2
    """

    tier: str
    network: str | None
    under: str | None
    apart: str | None
    link: str | None
    periods: int
    history: Sequence[Mapping[str, Any]]
    no_reciprocal: bool


class SplitRequest(TypedDict, total=False):
    """Which roles to split, and how.

    >>> request: gridcore.SplitRequest = {"units": ["t1"], "spread": 0.5}
    >>> grid.split_roles(request).missing
    0
    """

    roles: Sequence[str]
    units: Sequence[str]
    skills: Mapping[str, str]
    spread: int | float | None
    limit: int | None
    anew: bool


class PairRequest(TypedDict, total=False):
    """Which links to plan.

    >>> request: gridcore.PairRequest = {"link": "contact"}
    >>> try:
    ...     grid.pair(request)
    ... except gridcore.GridError as error:
    ...     print(error)
    there is no kind of link `contact`
    """

    link: str
    sources: Predicate | None
    targets: Predicate | None
    posts: Sequence[str]
    units: Sequence[str]
    limit: int | None
    anew: bool


class EventFields(TypedDict, total=False):
    """An event: which case, when, what, by whom, and what else the move needs.

    >>> event: gridcore.EventFields = {"case": "c1", "at": "2024-07-01T08:30", "move": "report", "by": "0001"}
    >>> desk = grid.desk()
    >>> desk.apply(grid, **event)
    >>> desk.open
    1
    """

    case: str
    at: datetime.datetime | str
    move: str
    by: str
    kind: str
    place: str
    channel: str
    secrecy: Literal["known", "confidential", "anonymous"]
    about: Sequence[str]
    to: str
    stage: str
    outcome: str
    answer: str
    forced: bool
    limit: str
    until: datetime.datetime | str
    supervisor: str
    partners: Sequence[str]
    problems: int
    suggestions: int
    products: int
    product: str
