"""Explanations, scores, awards and rounds from Python; the numbers are worked out by hand."""

import pickle
from typing import Any

import gridcore
import pytest

CHARTER: dict[str, Any] = {
    "name": "w",
    "tiers": ["site", "team", {"label": "member", "people": {"all": []}}],
    "schemes": [
        {
            "key": "points",
            "rules": [{"key": "tidy", "points": 2, "text": "left in order"}, {"key": "late", "least": -9, "most": -1}],
            "tiers": [{"tier": "site", "policy": "weighted", "own": 0.5, "below": 2}, {"tier": "team", "policy": "mean"}],
            "awards": [
                {"key": "flag", "tier": "team", "every": "month", "top": 1, "not_twice": True},
                {"key": "praise", "tier": "member", "every": "month", "least": 4, "vetoes": ["late"]},
            ],
        },
        {
            "key": "order",
            "indicators": [{"key": "tidy"}],
            "assessment": {"tier": "team", "sheets": [{"from": "self", "weight": 0.4}, {"from": "centre", "weight": 0.6}]},
        },
    ],
}
ENTRIES = """id,date,subject,rule,points,author
e1,2024-05-02,person:p1,tidy,,unit:s
e2,2024-05-03,person:p1,tidy,,unit:s
e3,2024-05-04,person:p2,tidy,,unit:s
e4,2024-05-05,person:p3,tidy,,unit:s
e5,2024-05-06,person:p3,tidy,,unit:s
e6,2024-05-07,person:p3,late,-1,unit:s
"""


def organisation() -> gridcore.Grid:
    units = {"key": ["s", "t1", "t2"], "parent": [None, "s", "s"], "tier": ["site", "team", "team"]}
    return gridcore.Grid(CHARTER, units=units, people={"key": ["p1", "p2", "p3"], "cell": ["t1", "t1", "t2"]})


def test_a_number_is_taken_apart_rule_by_rule() -> None:
    grid = organisation()
    ledger = gridcore.Ledger(grid, "points", ENTRIES)
    told = ledger.explain(grid, "unit:t2", "2024-05")
    assert (told["line"], told["plus"], told["minus"], told["sum"], told["count"]) == ("unit:t2", 4, -1, 3, 3)
    assert [(rule["rule"], rule.get("text"), [entry["id"] for entry in rule["entries"]]) for rule in told["rules"]] == [
        ("tidy", "left in order", ["e4", "e5"]),
        ("late", None, ["e6"]),
    ]
    assert ledger.explain(grid, "person:p3", "2024-04")["rules"] == []
    with pytest.raises(gridcore.GridError):
        ledger.explain(grid, "unit:x")


def test_two_months_are_compared() -> None:
    grid = organisation()
    ledger = gridcore.Ledger(grid, "points", ENTRIES + "e7,2024-06-03,person:p1,tidy,,unit:s\n")
    told = ledger.explain(grid, "unit:s", "2024-06", since="2024-05")
    assert told["sum"] == 2
    assert [(change["key"], change["change"]) for change in told["changes"]] == [("tidy", -8), ("late", 1)]
    board = ledger.roll_up(grid)
    changes = board.since(board, "2024-05")
    assert [(line["key"], line["before"]["sum"], line["change"]) for line in changes] == [
        ("s", 9, -7),
        ("t1", 6, -4),
        ("t2", 3, -3),
    ]
    assert board.since(board) == []
    with pytest.raises(gridcore.GridError, match="2024-07"):
        board.since(board, "2024-07")


def test_scores_are_by_the_policies_of_the_tiers() -> None:
    grid = organisation()
    ledger = gridcore.Ledger(grid, "points", ENTRIES)
    # t1: 6 points of 2 people; t2: 3 of 1. The site has no entries of its own: twice the mean of 3 and 3.
    assert ledger.roll_up(grid).scores(grid, "points") == {"s": 6, "t1": 3, "t2": 3}
    people = ledger.roll_up(grid, by="member")
    assert ledger.roll_up(grid).scores(grid, "points", "2024-05", people=people) == {"s": 6, "t1": 3, "t2": 3}
    with pytest.raises(gridcore.GridError):
        ledger.roll_up(grid, by="team").scores(grid, "points")


def test_awards_say_who_and_why_not() -> None:
    grid = organisation()
    ledger = gridcore.Ledger(grid, "points", ENTRIES)

    def winners(award: str, **terms: Any) -> list[str]:
        return [winner["key"] for winner in ledger.award(grid, award, "2024-05", **terms)["winners"]]

    # Both teams have 3 points a head; t1 has more rewards.
    assert winners("flag", ties=["plus"]) == ["t1"]
    assert winners("flag") == ["t1", "t2"]
    assert winners("flag", ties=["plus"], previous=["t1"]) == ["t2"]
    vetoed = ledger.award(grid, "flag", "2024-05", ties=["plus"], vetoes={"t1": "unit:s"})
    assert [(one["key"], one["outcome"], one["by"]) for one in vetoed["near_misses"]] == [("t1", "vetoed", "unit:s")]
    assert vetoed["findings"].counts == {"score.awarded": 1, "score.near-miss": 1}
    # p1 has 4 points, which are enough; p3 has 3, and was late.
    praise = ledger.award(grid, "praise")
    assert ([winner["key"] for winner in praise["winners"]], praise["period"]) == (["p1"], "2024-05")
    with pytest.raises(gridcore.GridError, match="`flags`"):
        ledger.award(grid, "flags")
    with pytest.raises(gridcore.GridError, match="no entries"):
        gridcore.Ledger(grid, "points").award(grid, "flag")


def test_a_round_from_sheets_to_a_correction() -> None:
    grid = organisation()
    may = gridcore.Round(grid, "order", "2024-05")
    assert may.findings().total == 4

    def sheet(team: str, kind: str, author: str, tidy: float) -> dict[str, Any]:
        return {"subject": f"unit:{team}", "from": kind, "author": author, "values": {"tidy": tidy}}

    may.fill(grid, [sheet("t1", "self", "unit:t1", 90), sheet("t1", "centre", "unit:s", 80)])
    assert may.results()[0]["score"] == 84 and may.findings().total == 2
    with pytest.raises(gridcore.GridError):
        may.fill(grid, [sheet("t9", "self", "unit:t1", 90)])
    with pytest.raises(gridcore.GridError):
        may.publish()
    may.lock()
    may.publish()
    with pytest.raises(gridcore.GridError):
        may.fill(grid, [sheet("t2", "self", "unit:t2", 90)])
    may.correct(grid, [sheet("t1", "centre", "unit:s", 70)], "a sheet was misread")
    assert [(version.get("reason"), version["results"][0]["score"]) for version in may.versions] == [
        (None, 84),
        ("a sheet was misread", 78),
    ]
    again = pickle.loads(pickle.dumps(may))
    assert again.results()[0]["score"] == 78 and again.to_json() == may.to_json()
    assert gridcore.Round.from_json(grid, may.to_json()).versions == may.versions
    assert repr(again) == "<Round of order in 2024-05: published, 2 subjects>"
    with pytest.raises(gridcore.GridError, match="2024-Q2"):
        gridcore.Round(grid, "order", "2024-Q2")
    assert gridcore.appraise(grid, "order", {"tidy": (175, 2)})["score"] == 87.5
