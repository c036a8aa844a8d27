"""Frames that Arrow has no types for, value by value; rows as CSV."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any


def columns(frame: Any) -> list[tuple[str, Any]] | None:
    """The columns of a frame by name, names that repeat included; None if this is no frame.

    pandas refuses to hand over a column of mixed values, or two of one name, without a place.
    """
    if hasattr(frame, "iloc") and hasattr(frame, "columns"):
        return [(str(name), frame.iloc[:, at].tolist()) for at, name in enumerate(frame.columns)]
    if hasattr(frame, "get_columns"):
        return [(column.name, column.to_list()) for column in frame.get_columns()]
    return None


def plain(value: Any) -> Any:
    """What JSON has no type for: days, which TOML has, and minutes of a day, as texts."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None and value.second == value.microsecond == 0:
            return value.isoformat(timespec="minutes")
        raise TypeError("a moment is a minute of a day, without seconds and without a zone")
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is nothing a charter or a change may hold")


def csv_of(names: list[str], rows: list[dict[str, Any]]) -> str:
    """Rows as CSV, lists separated by `;` as in the tables of a grid."""
    text = io.StringIO()
    written = csv.writer(text, lineterminator="\n")
    written.writerow(names)
    for row in rows:
        cells = (row.get(name, "") for name in names)
        written.writerow([";".join(map(str, cell)) if isinstance(cell, list) else cell for cell in cells])
    return text.getvalue()
