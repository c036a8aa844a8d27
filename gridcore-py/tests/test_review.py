"""Reviews of duties from Python: every kind of frame, lists as Arrow, points on into a ledger."""

import datetime
import pathlib
from decimal import Decimal
from typing import Any

import gridcore
import pandas
import polars
import pyarrow
import pytest

CHARTER: dict[str, Any] = {
    "name": "w",
    "tiers": ["site", "team"],
    "posts": [{"key": "lead", "at": ["team"]}],
    "links": [{"key": "contact", "source": "post", "target": "person"}],
    "kinds": [{"key": "fault"}],
    "schemes": [{"key": "points", "rules": [{"key": "duty", "least": -9, "most": 9}]}],
    "duty_lists": [
        {
            "key": "routine",
            "tier": "team",
            "post": "lead",
            "items": [
                {"key": "meeting", "kind": "meeting", "every": "month", "last": 10, "points": 2.5, "missed": -1},
                {"key": "theme-day", "kind": "training"},
            ],
        },
        {"key": "talks", "link": "contact", "items": [{"key": "talk", "kind": "contact", "every": "month"}]},
        {"key": "tasks", "tasks": True, "needs": ["deadline"], "items": [{"key": "follow-up", "every": "week"}]},
    ],
    "checklists": [{"key": "look-back", "items": [{"key": "wiring", "kind": "fault"}]}],
    "risks": {"tier": "team", "post": "lead", "levels": ["high", "low"]},
}
DUTIES = {
    "date": [datetime.date(2024, 5, 28), datetime.date(2024, 5, 29), datetime.date(2024, 5, 8)],
    "duty": ["meeting", "theme-day", "talk"],
    "subject": ["unit:t1", "unit:t1", "person:p1"],
    "target": [None, None, "person:p2"],
    "count": [12, 36, None],
}


@pytest.fixture
def teams() -> gridcore.Grid:
    return gridcore.Grid(
        CHARTER,
        units={"key": ["s", "t1", "t2"], "parent": [None, "s", "s"], "tier": ["site", "team", "team"]},
        people={"key": ["p1", "p2", "p3"], "cell": ["t1", "t1", "t2"]},
        appointments={"person": ["p1"], "post": ["lead"], "unit": ["t1"]},
        links={"kind": ["contact"] * 2, "source": ["post:lead@t1"] * 2, "target": ["person:p2", "person:p3"]},
    )


def test_every_kind_of_table_says_the_same(teams: gridcore.Grid) -> None:
    rows = [
        {name: str(cell) if name == "date" else cell for name, cell in zip(DUTIES, row) if cell is not None}
        for row in zip(*DUTIES.values())
    ]
    csv = "date,duty,subject,target,count\n2024-05-28,meeting,unit:t1,,12\n2024-05-29,theme-day,unit:t1,,36\n"
    csv += "2024-05-08,talk,person:p1,person:p2,\n"
    tables: list[Any] = [DUTIES, rows, csv, polars.DataFrame(DUTIES), pandas.DataFrame(DUTIES), pyarrow.table(DUTIES)]
    texts = {teams.review("2024-05", today="2024-06-03", duties=table).to_json() for table in tables}
    assert len(texts) == 1


def test_lists_are_tables_of_arrow(teams: gridcore.Grid) -> None:
    review = teams.review(("2024-05-01", datetime.date(2024, 6, 1)), duties=DUTIES)
    totals = polars.DataFrame(review.table("totals"))
    assert totals.filter(polars.col("duty") == "meeting").select("expected", "done", "missed", "points").row(0) == (
        2,
        1,
        1,
        Decimal("1.500"),
    )
    assert totals.filter(polars.col("duty") == "theme-day").select("held", "participations").row(0) == (1, 36)
    lines = polars.DataFrame(review.table("lines"))
    assert lines["due"].dtype == polars.Date and lines["period"].unique().to_list() == ["2024-05"]
    assert pyarrow.table(review.table("reach")).to_pylist() == [
        {"duty": "talk", "targets": 2, "reached": 1, "missed": 1, "open": 0}
    ]
    burden = review.table("burden").to_dicts()
    assert [row["person"] for row in burden] == ["p1"] and burden[0]["due"] == 3
    assert review.findings.counts == {"duty.missed": 1, "duty.no-register": 2, "duty.not-reached": 1}
    assert "<table" in review._repr_html_() and "meeting" in review._repr_html_()
    with pytest.raises(ValueError, match="no list is called .lists."):
        review.table("lists")  # type: ignore[arg-type]


def test_points_and_defects_go_on(teams: gridcore.Grid) -> None:
    inspections = "round,date,unit,checklist,item,result,announced,author\nr1,2024-05-06,t1,look-back,wiring,defect,no,person:p3\n"
    review = teams.review("2024-05", duties=DUTIES, inspections=inspections)
    ledger = gridcore.Ledger(teams, "points", review.entries("duty", "unit:s"))
    assert ledger.post(teams, review.entries("duty", "unit:s")) == {"counted": 0, "pending": 0, "repeated": 2}
    assert ledger.entry("meeting/2024-05/unit:t1")["points"] == 2.5
    (report,) = review.reports()
    assert (report["case"], report["kind"], report["by"]) == ("r1/t1/look-back/wiring", "fault", "p3")
    assert review.table("rounds").to_dicts()[0]["announced"] == "no"


def test_what_is_refused_has_its_place(teams: gridcore.Grid) -> None:
    bad = {**DUTIES, "duty": ["meting", "theme-day", "talk"]}
    with pytest.raises(gridcore.GridError) as caught:
        teams.review("2024-05", duties=bad, tasks=[{"key": "k", "list": "tasks", "opened": "2024-07-02"}])
    assert caught.value.kind == "roster"
    places = [(finding.rule, finding.place) for finding in caught.value.findings]
    assert places == [("duty.fields", "tasks:1:opened"), ("duty.unknown", "duties:1:duty")]
    with pytest.raises(gridcore.GridError, match="period"):
        teams.review("May")


def test_a_folder_is_reviewed(teams: gridcore.Grid, tmp_path: pathlib.Path) -> None:
    for name, text in teams.to_files().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    polars.DataFrame(DUTIES).write_csv(tmp_path / "duties.csv")
    (tmp_path / "risks.csv").write_text("key,unit,level,opened\nx1,t1,high,2024-01-05\n", encoding="utf-8")
    review = gridcore.Review.load(tmp_path, "2024-05", today="2024-06-03")
    assert review.table("registers").to_dicts()[0]["levels"] == ["high=1"]
    assert review.to_dict()["totals"][0]["done"] == 1
