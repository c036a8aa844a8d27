"""Findings, trees and boards as HTML for notebooks. Everything from the data is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._gridcore import Finding, Findings

#: How many findings of one rule are shown.
SHOWN = 50


class Html(str):
    """HTML text that a notebook shows as what it says.

    >>> page = grid.tree()
    >>> isinstance(page, str), page._repr_html_() == page
    (True, True)
    """

    def _repr_html_(self) -> str:
        return str(self)


def findings(found: Findings, labels: Mapping[str, str] | None = None) -> Html:
    """Findings grouped by rule, each rule foldable."""
    if not found.total:
        return Html("<p>No findings.</p>")
    counts = found.counts
    parts = [f"<p><b>{found.total}</b> {'finding' if found.total == 1 else 'findings'}</p>"]
    for rule, group in groupby(found, key=lambda finding: finding.rule):
        listed = list(group)
        rows = "".join(_row(finding, labels or {}) for finding in listed[:SHOWN])
        left = counts[rule] - min(len(listed), SHOWN)
        more = f"<p>and {left} more</p>" if left else ""
        parts.append(
            f"<details open><summary>{escape(listed[0].severity)} <code>{escape(rule)}</code>: {counts[rule]}</summary>"
            "<table><thead><tr><th>subject</th><th>place</th><th>message</th><th>help</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>{more}</details>"
        )
    return Html("<div>" + "".join(parts) + "</div>")


def board(shown: tuple[list[dict[str, Any]], list[str], int], labels: Mapping[str, str] | None = None) -> Html:
    """A board: a line a unit or person, its sum in each period."""
    cells, periods, lines = shown
    titles = ["", "tier", "heads", *periods]
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    rows = [_line(cells[at : at + len(periods)], labels or {}) for at in range(0, len(cells), max(len(periods), 1))]
    more = f"<p>and {lines - len(rows)} more</p>" if len(rows) < lines else ""
    return Html(f"<div><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{more}</div>")


def _line(cells: list[dict[str, Any]], labels: Mapping[str, str]) -> str:
    first = cells[0]
    key = first["key"]
    kinds = [labels.get(f"{kind}:{key}") for kind in ("unit", "person")]
    label = next((name for name in (*kinds, labels.get(key)) if name is not None), None)
    name = f" <b>{escape(str(label))}</b>" if label is not None else ""
    numbers = [first["heads"], *(cell["sum"] for cell in cells)]
    return (
        f"<tr><td style=\"text-align:left;padding-left:{1 + first['depth']}em\">{escape(key)}{name}</td>"
        f"<td>{escape(first['tier'])}</td>" + "".join(f"<td>{number}</td>" for number in numbers) + "</tr>"
    )


def _row(finding: Finding, labels: Mapping[str, str]) -> str:
    cells = [_named(finding.subject, labels), escape(finding.place or "")]
    cells += [escape(finding.message), escape(finding.help)]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _named(reference: str, labels: Mapping[str, str]) -> str:
    """A typed reference and the names of what it speaks of: `post:lead@t1` speaks of `t1`."""
    kind, _, key = reference.partition(":")
    inner = key.partition("@")[2]
    unit, _, person = inner.partition(" of ")
    typed = [reference, *([f"unit:{unit}"] if unit else []), *([f"person:{person}"] if person else [])]
    names = [labels.get(one, labels.get(one.partition(":")[2])) for one in typed]
    shown = ", ".join(escape(str(name)) for name in names if name is not None)
    return escape(reference) + (f" <b>{shown}</b>" if shown else "")


def tree(shown: tuple[list[dict[str, Any]], str], labels: Mapping[str, str] | None = None) -> Html:
    """Units in pre-order as nested parts that open and close."""
    rows, title = shown
    parts = [f"<div><p><b>{escape(title)}</b></p>"]
    depth, network = 0, None
    for at, row in enumerate(rows):
        parts.append("</details>" * (depth - row["depth"]))
        if row["depth"] == 0 and row["network"] != network:
            network = row["network"]
            parts.append(f"<p>{escape(network)}</p>")
        parts.append(_unit(row, labels or {}))
        depth = row["depth"] + 1
        following = rows[at + 1]["depth"] if at + 1 < len(rows) else 0
        if row["units_below"] and following <= row["depth"]:
            parts.append(f"<p style=\"margin-left:1.5em\">{row['units_below']} more below, not shown</p>")
    parts.append("</details>" * depth)
    return Html("".join(parts) + _left_out(rows) + "</div>")


def _unit(row: dict[str, Any], labels: Mapping[str, str]) -> str:
    key = row["key"]
    label = labels.get(f"unit:{key}", labels.get(key, row.get("name")))
    name = f" <b>{escape(str(label))}</b>" if label else ""
    people = row["people_under"]
    count = f"{people} {'person' if people == 1 else 'people'}"
    opened = " open" if row["depth"] == 0 else ""
    return (
        f"<details{opened} style=\"margin-left:1.5em\"><summary>{escape(key)}{name} "
        f"<small>{escape(row['tier'])}, {count}</small></summary>"
    )


def _left_out(rows: list[dict[str, Any]]) -> str:
    roots = [row for row in rows if row["depth"] == 0]
    left = sum(1 + row["units_below"] for row in roots) - len(rows)
    return f"<p>{left} units further down are not shown.</p>" if left > 0 else ""
