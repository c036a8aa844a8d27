"""Grids: asked, edited, pickled, shared between threads."""

import copy
import datetime
import json
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import gridcore
import pytest

from conftest import CHARTER, DATA, PEOPLE, UNITS, workshop


def caught(call: Any, *arguments: Any, **options: Any) -> gridcore.GridError:
    with pytest.raises(gridcore.GridError) as error:
        call(*arguments, **options)
    return error.value


def test_folders() -> None:
    grid = gridcore.load(DATA / "area7", day="2024-06-30")
    assert grid.day == datetime.date(2024, 6, 30)
    assert gridcore.load(str(DATA / "area7"), datetime.date(2024, 6, 30)).to_document() == grid.to_document()
    assert caught(gridcore.load, DATA / "area7").kind == "call"
    assert caught(gridcore.load, DATA / "nowhere").kind == "file"
    assert caught(gridcore.load, DATA / "rules").kind == "charter"
    assert str(caught(gridcore.load, DATA / "area7", day="30.6.2024")) == "`day` is not a day from 1800 to 2999"


def test_folders_out(tmp_path: Path) -> None:
    grid = gridcore.load(DATA / "area7", day="2024-06-30")
    for name, text in grid.to_files().items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    assert gridcore.load(tmp_path, day="2024-06-30").to_document() == grid.to_document()


def test_lenient_folders(tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text(CHARTER)
    (tmp_path / "units.csv").write_text(UNITS)
    (tmp_path / "people.csv").write_text("key,cell\n1,t1\n2,t9\n")
    error = caught(gridcore.load, tmp_path)
    assert (error.kind, error.findings[0].place) == ("roster", "people.csv:3:cell")
    grid = gridcore.load(tmp_path, lenient=True)
    assert [(table, cells["key"]) for table, cells, _ in grid.rejected] == [("people", "2")]
    document = grid.to_document().replace('"people":[', '"people":[{"key":"3","cell":"t9"},')
    assert len(gridcore.Grid.from_document(document, lenient=True).rejected) == 1


def test_charters_in_every_form() -> None:
    made = gridcore.Grid(CHARTER, units=UNITS, people=PEOPLE)
    for charter in (made.charter, json.dumps(made.charter), "\ufeff" + CHARTER):
        assert gridcore.Grid(charter, units=UNITS, people=PEOPLE).to_document() == made.to_document()
    dated = {"name": "w", "tiers": ["site", "team"], "from": datetime.date(2024, 1, 1), "tags": ["first-aider"]}
    assert gridcore.Grid(dated, units=UNITS, people=PEOPLE, day="2024-02-01").charter["from"] == "2024-01-01"
    error = caught(gridcore.Grid, {"name": "w", "tires": ["site"]}, units=UNITS, people=PEOPLE)
    assert (error.kind, list(error.findings.counts)) == ("charter", ["charter.tier-list", "charter.unknown-field"])
    with pytest.raises(TypeError, match="object is nothing a charter"):
        gridcore.Grid({"name": object()}, units=UNITS, people=PEOPLE)
    assert caught(gridcore.Grid, "", units=UNITS, people=PEOPLE).kind == "charter"


def test_tables_that_are_missing() -> None:
    grid = gridcore.Grid(CHARTER, units=UNITS)
    assert (grid.unit_count, grid.person_count) == (3, 0)


def test_changes() -> None:
    grid = workshop()
    before = grid.to_document()
    inverse = grid.apply([{"place": {"person": "0003", "cell": "t2"}}, {"rename_unit": {"unit": "t1", "name": "First"}}])
    assert (grid.revision, grid.unit("t1").name) == (1, "First")
    assert grid.unit("t2").people == [grid.person("0002"), grid.person("0003")]
    grid.apply(inverse)
    assert grid.to_document() == before
    error = caught(grid.apply, [{"move_unit": {"unit": "t9", "to": "north"}}])
    assert (error.kind, grid.to_document()) == ("change", before)
    assert caught(grid.apply, [], revision=7).kind == "change"
    error = caught(grid.apply, [{"move_unti": {}}])
    assert (error.kind, error.findings[0].place) == ("text", "changes:1:[0]")
    with pytest.raises(TypeError):
        grid.apply([{1, 2}])


def test_monitors() -> None:
    grid = workshop()
    monitor = grid.monitor()
    delta = monitor.apply([{"place": {"person": "0003", "cell": "t1"}}])
    assert [finding.subject for finding in delta.disappeared] == ["person:0003"]
    assert not delta.appeared
    assert grid.person("0003").cell is None, "the monitor has a copy"
    watched = monitor.grid
    watched.apply([{"appoint": {"person": "0001", "post": "lead", "unit": "t1"}}])
    assert monitor.findings.total == 0 == watched.check().total
    assert [held["person"] for held in watched.unit("t1").appointments] == ["0001"]
    assert monitor.advance(datetime.date(2030, 1, 1)).inverse == [{"advance": {"day": None}}]
    assert caught(monitor.apply, [], revision=0).kind == "change"


def test_views_are_of_the_grid_as_it_is() -> None:
    grid = workshop()
    unit = grid.unit("t2")
    grid.apply([{"rekey": {"what": "unit:t2", "key": "t3"}}])
    assert unit.people == [grid.person("0002")], "by the alias"
    assert grid.unit("t2").key == "t3"
    grid.apply([{"remove_person": {"person": "0003"}}])
    error = caught(grid.person, "0003")
    assert error.kind == "key"
    assert {grid.unit("t1"), grid.unit("t1")} == {grid.unit("t1")}
    assert grid.unit("t1") != workshop().unit("t1")
    assert grid.unit("t1") != grid.area("boiler")


def test_answers() -> None:
    grid = workshop()
    answer = grid.answers_for("area:boiler")[0]
    assert answer["keeper"] == "person:0001"
    assert grid.answers_for("person:0003") == []
    assert caught(grid.answers_for, "unit:t9").kind == "key"
    assert str(caught(grid.answers_for, "nobody")) == "`about` is not a typed reference"


def test_findings_are_a_sequence() -> None:
    findings = workshop().check()
    first, second = findings
    assert (first, second) == (findings[0], findings[-1])
    assert findings[:1] == [first] and findings[::-1] == [second, first] and list(reversed(findings)) == [second, first]
    assert first in findings and first not in findings[1:]
    with pytest.raises(IndexError):
        findings[2]
    with pytest.raises(ValueError, match="`language`"):
        findings.in_language("fr")
    assert findings.in_language("zh")[0].to_dict()["message"] == "人员 `0003` 未编入 `main` 网"
    assert findings != findings.in_language("zh") and findings == workshop().check()
    assert len(findings.of("no.such")) == 0


def test_pickling() -> None:
    grid = workshop()
    findings = grid.check().in_language("zh")
    same = pickle.loads(pickle.dumps(findings))
    assert same == findings and same.in_language("en") == grid.check() and str(same) == str(findings)
    assert pickle.loads(pickle.dumps(findings[0])) == findings[0]
    assert pickle.loads(pickle.dumps(grid)).to_document() == copy.deepcopy(grid).to_document() == grid.to_document()
    error = caught(grid.unit, "t9")
    same = pickle.loads(pickle.dumps(error))
    assert (str(same), same.kind, same.findings) == (str(error), error.kind, error.findings)
    with pytest.raises(ValueError, match="another version"):
        gridcore.Findings._kept("{}")


def test_threads_read_and_edit_one_grid() -> None:
    grid = workshop()
    other = workshop()
    stop = threading.Event()

    def edit(number: int) -> int:
        for turn in range(50):
            target = grid if number % 2 else other
            target.apply([{"rename_unit": {"unit": "t1", "name": f"{number}-{turn}"}}])
        return 50

    def read() -> int:
        rounds = 0
        while not stop.is_set():
            assert grid.check().total == 2
            assert len(grid.between(other)) <= 1 >= len(other.between(grid))
            assert len(grid.units()) == 3 and grid.unit("t1").parent is not None
            rounds += 1
        return rounds

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        edits = [pool.submit(edit, number) for number in range(4)]
        assert sum(done.result(60) for done in edits) == 200
        stop.set()
        assert all(done.result(60) > 0 for done in readers)
    assert grid.revision + other.revision == 200


def test_the_interpreter_is_free_meanwhile() -> None:
    size = 300_000
    units = {"key": ["s", "c"], "tier": ["site", "cell"], "parent": ["", "s"]}
    people = {"key": [str(number) for number in range(size)], "cell": ["c"] * size}
    grid = gridcore.Grid({"name": "w", "tiers": ["site", "cell"]}, units=units, people=people)
    started, ticks = threading.Event(), 0

    def work() -> None:
        started.set()
        for _ in range(3):
            gridcore.Grid.from_document(grid.to_document())

    worker = threading.Thread(target=work)
    worker.start()
    started.wait()
    while worker.is_alive():
        ticks += 1
        worker.join(0.001)
    assert ticks > 10


def test_documents_that_are_none() -> None:
    assert caught(gridcore.Grid.from_document, b"\xff\xfe{\x00").kind == "text"
    with pytest.raises(TypeError):
        gridcore.Grid.from_document(7)  # type: ignore[arg-type]


def test_exports() -> None:
    grid = workshop()
    assert "1 finding" in grid.mermaid(findings=True) and "1 finding" not in grid.mermaid()
    assert "t2" not in grid.mermaid(root="t1", people=False)
    assert grid.dot(root="t1").startswith("digraph") and grid.graphml().startswith("<?xml")
    assert caught(grid.dot, root="t9").kind == "key"


def test_extracts() -> None:
    assert caught(workshop().extract, "t9").kind == "key"
    part = workshop().extract("t1")
    assert [area.key for area in part.areas()] == ["boiler"]
