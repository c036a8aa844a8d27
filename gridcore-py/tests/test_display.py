"""What notebooks show: everything from the data is escaped, large grids are cut and say so."""

from html.parser import HTMLParser
from typing import Any

import gridcore
import pytest

from conftest import workshop

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'--></summary></details><b>",
    "&lt;b&gt;",
    "{}%s$x`",
    "网格 😀",
]
TAGS = {"div", "p", "b", "details", "summary", "small", "code", "table", "thead", "tbody", "tr", "th", "td"}


class Page(HTMLParser):
    """The tags and the text of a page; tags that open must close."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        assert dict(attrs).keys() <= {"open", "style"}, attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile(text: str) -> gridcore.Grid:
    return gridcore.Grid(
        {"name": text, "tiers": ["tier"]},
        units=[{"key": text, "tier": "tier", "name": text}],
        people=[{"key": text, "cell": ""}],
        areas=[{"key": text, "name": text}],
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_to_the_letter(text: str) -> None:
    grid = hostile(text)
    labels = {f"unit:{text}": f"label \u202e{text}", f"person:{text}": f"name {text}"}
    for page in (grid.tree(), grid._repr_html_(), grid.tree(labels=labels)):
        shown = Page(page).text
        assert shown.count(text) >= 3
    assert f"label \u202e{text}" in Page(grid.tree(labels=labels)).text
    findings = grid.check()
    assert findings.total >= 2
    for page in (findings._repr_html_(), findings.html(labels=labels), findings.html(labels=dict[str, str]())):
        assert text in Page(page).text
    assert f"name {text}" in Page(findings.html(labels=labels)).text
    with pytest.raises(gridcore.GridError) as caught:
        grid.unit(text + "?")
    Page(caught.value.findings._repr_html_())


def test_labels_go_by_typed_reference_first() -> None:
    findings = workshop().check()
    shown = Page(findings.html(labels={"t1": "First team", "person:0003": "Third", "0003": "not this"})).text
    assert "post:lead@t1 First team" in shown
    assert "person:0003 Third" in shown and "not this" not in shown


def test_large_trees_are_cut_and_say_so() -> None:
    keys = [f"u{number}" for number in range(2_000)]
    parents = [None, *("u0" for _ in range(999)), *("u1" for _ in range(1_000))]
    tiers = ["a", *("b" for _ in range(999)), *("c" for _ in range(1_000))]
    units: dict[str, Any] = {"key": keys, "parent": parents, "tier": tiers}
    grid = gridcore.Grid({"name": "w", "tiers": ["a", "b", "c"]}, units=units, people={"key": []})
    page = grid._repr_html_()
    assert page.count("<summary>") == 500
    text = Page(page).text
    assert "1500 units further down are not shown." in text and "1000 more below, not shown" in text
    small = gridcore.Grid({"name": "w", "tiers": ["a"]}, units={"key": ["u"], "tier": ["a"]}, people={"key": keys})
    text = Page(small.check()._repr_html_()).text
    assert "and 1950 more" in text


def test_trees_a_thousand_deep() -> None:
    keys = [f"u{number:04}" for number in range(900)]
    units = {"key": keys, "parent": [None, *keys[:-1]], "tier": ["a"] * 900}
    grid = gridcore.Grid({"name": "w", "tiers": ["a"]}, units=units, people={"key": []})
    assert Page(grid._repr_html_()).text.count("u0") >= 500
    assert len(grid.unit("u0899").ancestors) == 899


def test_nothing_found() -> None:
    grid = gridcore.Grid({"name": "w", "tiers": ["a"]}, units={"key": ["u"], "tier": ["a"]}, people={"key": ["1"], "cell": ["u"]})
    assert Page(grid.check()._repr_html_()).text == "No findings."
    assert str(grid.check()) == "" and repr(grid.check()) == "<Findings: none>"


@pytest.mark.parametrize("text", HOSTILE)
def test_boards_show_hostile_texts_to_the_letter(text: str) -> None:
    charter = {"name": "w", "tiers": ["tier"], "schemes": [{"key": "points", "rules": [{"key": "tidy", "points": 2}]}]}
    grid = gridcore.Grid(charter, units=[{"key": text, "tier": "tier"}], people={"key": []})
    row = {"id": text, "date": "2024-05-17", "subject": f"unit:{text}", "rule": "tidy", "author": f"unit:{text}"}
    board = gridcore.Ledger(grid, "points", [row]).roll_up(grid)
    for page in (board._repr_html_(), board.html(labels={f"unit:{text}": f"label {text}"})):
        assert text in Page(page).text
    assert f"label {text}" in Page(board.html(labels={f"unit:{text}": f"label {text}"})).text
    assert Page(gridcore.Ledger(grid, "points").roll_up(grid).html()).text == "tierheadsand 1 more"


def test_large_boards_are_cut_and_say_so() -> None:
    keys = [f"u{number}" for number in range(250)]
    charter = {"name": "w", "tiers": ["tier"], "schemes": [{"key": "points"}]}
    grid = gridcore.Grid(charter, units={"key": keys, "tier": ["tier"] * 250}, people={"key": []})
    page = gridcore.Ledger(grid, "points").roll_up(grid, period=[("2024-01-01", "2024-02-01")] * 3)._repr_html_()
    assert page.count("<tr>") == 101 and "and 150 more" in Page(page).text
