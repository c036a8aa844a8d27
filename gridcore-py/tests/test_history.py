"""Histories from Python: days, what was known, broken journals, and people who are forgotten."""

import datetime
import pickle

import gridcore
import polars
import pytest

from conftest import march


def history() -> gridcore.History:
    made = gridcore.History(march(), datetime.datetime(2024, 3, 1, 8))
    frame = polars.DataFrame(
        {
            "id": ["e1", "e2"],
            "date": [datetime.date(2024, 3, 4), datetime.date(2024, 3, 5)],
            "subject": ["person:0001", "person:0003"],
            "rule": ["tidy", "tidy"],
            "author": ["unit:t1", "unit:t1"],
        }
    )
    posted = made.post("points", frame, day="2024-03-05", recorded=datetime.datetime(2024, 3, 5, 9, 30))
    assert posted == {"counted": 2, "pending": 0, "repeated": 0}
    made.apply([{"place": {"person": "0001", "cell": "t2"}}], day=datetime.date(2024, 4, 1), recorded="2024-04-03T09:15")
    return made


def team(made: gridcore.History, day: str) -> str:
    cell = made.grid(day).person("0001").cell
    assert cell is not None
    return cell.key


def test_any_day_and_what_was_known() -> None:
    made = history()
    assert [team(made, day) for day in ("2024-03-31", "2024-04-01", "2025-01-01")] == ["t1", "t2", "t2"]
    assert team(made.known("2024-04-02T00:00"), "2025-01-01") == "t1"
    ledger = made.ledger("points")
    assert ledger is not None
    board = ledger.roll_up(made.grid("2024-03-31"), period=["2024-03"], by="team")
    assert {line["key"]: line["sum"] for line in board.to_dicts()} == {"t1": 2, "t2": 2}
    assert (made.first_day, made.last_day) == (datetime.date(2024, 3, 1), datetime.date(2024, 4, 1))
    assert repr(made) == "<History of 3 records, 2024-03-01 to 2024-04-01>"
    made.verify()


def test_undoing_and_doing_again() -> None:
    made = history()
    assert made.undo(recorded="2024-04-04T08:00") == 2
    assert team(made, "2024-04-01") == "t1"
    assert made.undo(3) == 3
    assert team(made, "2024-04-01") == "t2"
    with pytest.raises(gridcore.GridError) as caught:
        made.undo(2, recorded="2024-04-01T08:00")
    assert (caught.value.kind, caught.value.findings[0].rule) == ("change", "history.time")


def test_it_is_kept_and_broken_lines_are_said() -> None:
    made = history()
    assert pickle.loads(pickle.dumps(made)) == made
    again = gridcore.History.open(made.journal, made.people)
    assert again == made and again.findings.total == 0 and again.head == made.head
    assert made.journal.endswith(made.lines(2)) and made.lines(3) == ""
    broken = made.journal.replace('"scheme":"points"', '"scheme":points', 1)
    with pytest.raises(gridcore.GridError, match="journal.jsonl:2: this is not a record"):
        gridcore.History.open(broken, made.people)
    rest = gridcore.History.recover(broken, made.people)
    assert len(rest) == 2 and team(rest, "2024-04-01") == "t2"
    assert [str(finding.place) for finding in rest.findings] == ["journal.jsonl:2"]


def test_people_are_forgotten_and_still_counted() -> None:
    made = history()
    with pytest.raises(gridcore.GridError, match="`0001` is still in the grid"):
        made.erase("0001")
    made.apply([{"remove_person": {"person": "0001"}}], day="2024-06-01", recorded="2024-06-01T08:00")
    made.erase("0001")
    assert "0001" not in made.journal + made.people
    assert len(made.grid("2024-05-31").people()) == 3
    ledger = made.ledger("points")
    assert ledger is not None and len(ledger) == 2


def test_what_is_kept_no_longer_goes() -> None:
    made = history()
    keep = {"entries": "P6M", "changes": "P3M"}
    expired = made.expired(keep, "2025-03-01")
    assert expired == {"changes": 1, "cases": 0, "entries": 2, "people": 0, "first": "2024-04-01"}
    assert made.retain(keep, "2025-03-01", by="0002", recorded="2025-03-01T08:00") == expired
    assert len(made) == 1 and team(made, "2025-03-01") == "t2"


def test_boards_for_an_audience() -> None:
    ledger = history().ledger("points")
    assert ledger is not None
    board = ledger.roll_up(march(), period=["2024-03"])
    assert [line.get("left_out") for line in board.published()] == ["small", "small", "small"]
    assert [line.get("left_out") for line in board.published(least=2)] == [None, "beside", "small"]


@pytest.mark.parametrize("moment", ["yesterday", "2024-03-01", "2024-03-01T8:00"])
def test_what_is_no_moment_is_said(moment: str) -> None:
    with pytest.raises(gridcore.GridError) as caught:
        gridcore.History(march(), moment)
    assert caught.value.findings[0].rule == "call.bad-argument"
