"""What the tests and the examples of the documentation start from."""

import os
from collections.abc import Iterator
from pathlib import Path

import gridcore
import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"

CHARTER = """
name = "workshop"
tags = ["first-aider"]
tiers = ["site", "team", { label = "member", people = { all = [] } }]

[[posts]]
key = "lead"
at = ["team"]
scope = "unit"
eligible = { tag = "first-aider" }

[[schemes]]
key = "points"
rules = [
    { key = "tidy", points = 2 },
    { key = "late", least = -3, most = -1 },
    { key = "merit", least = 0, most = 5, approval = true },
]

[[calendars]]
key = "office"
hours = ["08:30-12:00", "13:00-17:30"]

[[flows]]
key = "faults"
like = "solve_or_escalate"
limit = "P2D"
stages = [{ key = "solving", limit = "PT4H", escalate = [{ percent = 100 }] }]
"""
UNITS = "key,parent,tier\nnorth,,site\nt1,north,team\nt2,north,team\n"
PEOPLE = "key,cell,tags\n0001,t1,first-aider\n0002,t2,first-aider\n0003,,\n"
APPOINTMENTS = "person,post,unit\n0002,lead,t2\n"


def workshop() -> gridcore.Grid:
    """A site with two teams; a person who is not placed and a team without a lead."""
    return gridcore.Grid(
        CHARTER,
        units=UNITS,
        people=PEOPLE,
        appointments=APPOINTMENTS,
        areas={"key": ["boiler"]},
        claims=[{"area": "boiler", "cell": "t1", "keeper": "person:0001"}],
    )


def march() -> gridcore.Grid:
    """The teams of the workshop on a day; everybody is placed."""
    people = {"key": ["0001", "0002", "0003"], "cell": ["t1", "t1", "t2"]}
    return gridcore.Grid(CHARTER, units=UNITS, people=people, day="2024-03-01")


def assessed() -> gridcore.Grid:
    """A team that checks itself and is checked by the centre."""
    sheets = [{"from": "self", "weight": 0.4}, {"from": "centre", "weight": 0.6}]
    scheme = {"key": "order", "indicators": [{"key": "tidy"}], "assessment": {"tier": "team", "sheets": sheets}}
    units = {"key": ["s", "t1"], "parent": [None, "s"], "tier": ["site", "team"]}
    return gridcore.Grid({"name": "w", "tiers": ["site", "team"], "schemes": [scheme]}, units=units, people={"key": []})


@pytest.fixture
def grid() -> gridcore.Grid:
    return workshop()


@pytest.fixture(scope="session")
def twins() -> Iterator[Path]:
    """The documents that `make twins` writes, and what Rust says of them."""
    yield Path(os.environ["GRIDCORE_TWINS"])
