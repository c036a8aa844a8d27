"""What a charter and a table may be."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, Union


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
