"""The built wheel says what Rust says, byte for byte.

`make twins` writes the documents and what Rust says of them; GRIDCORE_TWINS is their folder.
"""

import json
import os
import pickle
from pathlib import Path

import gridcore
import polars
import pytest

TWINS = Path(os.environ["GRIDCORE_TWINS"])
SYSTEMS = ["area7", "gas_centre", "jianghan", "longtan", "plant8"]
NAMES = sorted(path.name.removesuffix(".findings.json") for path in TWINS.glob("*.findings.json"))


def read(name: str) -> str:
    return (TWINS / name).read_bytes().decode()


def test_everything_is_there() -> None:
    assert {name + twin for name in SYSTEMS for twin in ("", "-broken")} <= set(NAMES)
    assert sum(name.startswith("generated") for name in NAMES) == 20


@pytest.mark.parametrize("name", NAMES)
def test_findings(name: str) -> None:
    expected = read(f"{name}.findings.json")
    document = read(f"{name}.document.json")
    for text in (document, document.encode()):
        grid = gridcore.Grid.from_document(text)
        found = grid.check()
        assert found.to_json() == expected
        assert grid.monitor().findings.to_json() == expected
        assert found.in_language("zh").to_json() == read(f"{name}.findings.zh.json")
        assert grid.check("zh") == found.in_language("zh")
    counts = json.loads(expected)["counts"]
    assert (found.total, found.counts) == (sum(counts.values()), counts)


@pytest.mark.parametrize("name", NAMES)
def test_documents(name: str) -> None:
    document = read(f"{name}.document.json")
    grid = gridcore.Grid.from_document(document)
    assert grid.to_document() == document
    assert pickle.loads(pickle.dumps(grid)).to_document() == document
    assert grid.between(grid) == grid.between(gridcore.Grid.from_document(document)) == []
    # What the tables hand out makes the same grid.
    tables = ["units", "people", "placements", "areas", "claims", "appointments", "links", "aliases"]
    columns = {table: grid.table(table) for table in tables}
    assert gridcore.Grid(grid.charter, **columns, day=grid.day).to_document() == document
    rows = {table: grid.table(table).to_dicts() for table in tables if len(grid.table(table))}
    given = {"units": grid.table("units"), "people": grid.table("people")} | rows
    assert gridcore.Grid(grid.charter, **given, day=grid.day).to_document() == document


@pytest.mark.parametrize("name", NAMES)
def test_answers(name: str) -> None:
    grid = gridcore.Grid.from_document(read(f"{name}.document.json"))
    expected = json.loads(read(f"{name}.answers.json"))
    subjects = [f"unit:{unit.key}" for unit in grid.units()]
    subjects += [f"person:{person.key}" for person in grid.people()]
    subjects += [f"area:{area.key}" for area in grid.areas()]
    assert list(expected) == subjects
    assert {about: grid.answers_for(about) for about in subjects} == expected


PLANNED = [name + twin for name in SYSTEMS for twin in ("", "-broken")] + ["area7-undrawn"]


@pytest.mark.parametrize("name", PLANNED)
def test_plans(name: str) -> None:
    for expected in json.loads(read(f"{name}.plans.json")):
        grid = gridcore.Grid.from_document(read(f"{name}.document.json"))
        grid.apply(expected["before"])
        plan = getattr(grid, expected["kind"])(expected["request"])
        assert plan.to_json() == expected["plan"]
        changes = plan.changes() if expected["kind"] == "inspections" else plan.changes
        assert changes == json.loads(expected["changes"])
        plan.verify()
        if asked := expected.get("staffing"):
            assert plan.parts == json.loads(asked["parts"])
            assert [plan.blockers(language) for language in ("en", "zh")] == list(map(json.loads, asked["blockers"]))
            for person, post, unit, answer in asked["explained"]:
                assert plan.explain(person, post, unit) == json.loads(answer)
        plan.apply()


@pytest.mark.parametrize("name", NAMES)
def test_boards(name: str) -> None:
    grid = gridcore.Grid.from_document(read(f"{name}.scored.json"))
    entries = read(f"{name}.entries.csv")
    frame = polars.read_csv(entries.encode(), schema_overrides={"id": polars.String, "points": polars.Decimal(scale=3)})
    for table in (entries, frame.with_columns(polars.col("date").str.to_date(), polars.col("subject").cast(polars.Categorical))):
        ledger = gridcore.Ledger(grid, "compared", table)
        for answer in json.loads(read(f"{name}.boards.json")):
            board = ledger.roll_up(grid, **answer["request"])
            assert board.to_json() == answer["board"]
            ranks = board.rank(by="per_head", ties=["plus"], within="siblings") if board.periods else None
            assert json.dumps(ranks, ensure_ascii=False, separators=(",", ":")) == answer["ranks"]
            assert pickle.loads(pickle.dumps(board)) == board


@pytest.mark.parametrize("name", SYSTEMS)
def test_reviews(name: str) -> None:
    twin = json.loads(read(f"{name}.reviews.json"))
    grid = gridcore.Grid.from_document(twin["document"])
    tables = twin["tables"]
    frames = {table: polars.DataFrame(rows, infer_schema_length=None) for table, rows in tables.items()}
    for expected in twin["reviews"]:
        for given in (tables, frames):
            review = grid.review(**expected["request"], **given)
            assert review.to_json() == expected["review"]
        assert review.entries("duty", "unit:x") == json.loads(expected["entries"])
        assert review.reports() == json.loads(expected["reports"])
        for table in ("lines", "totals", "burden", "tasks", "rounds", "registers"):
            assert review.table(table).to_dicts() == json.loads(expected["review"])[table]


@pytest.mark.parametrize("name", NAMES)
def test_cases(name: str) -> None:
    expected = json.loads(read(f"{name}.cases.json"))
    if expected is None:
        return
    grid = gridcore.Grid.from_document(read(f"{name}.document.json"))

    def text(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    desk = grid.desk()
    assert desk.apply_all(grid, expected["events"]).to_json() == expected["applied"]
    assert desk.to_json() == expected["desk"]
    at = expected["at"]
    assert [text(desk.cases(grid, viewer, at=at)) for viewer in expected["viewers"]] == expected["cases"]
    moves = [text(desk.legal_moves_for(grid, "case-00", at, viewer)) for viewer in expected["viewers"]]
    assert moves == expected["moves"]
    assert text(desk.lights(at)) == expected["lights"]
    for request, counts in expected["metrics"]:
        assert desk.metrics(grid, **json.loads(request)).to_json() == counts
    steps = desk.step_matrix(grid.charter["flows"][0]["key"])
    rows = [[row.pop("unit"), list(row.values())] for row in steps.to_dicts()]
    assert text({"stages": steps.columns[1:], "rows": rows}) == expected["steps"]
    for kept in (desk.to_json(), desk.events(), polars.DataFrame(desk)):
        assert gridcore.Desk.restore(grid, kept) == desk
    assert pickle.loads(pickle.dumps(desk)) == desk
    assert text(desk.escalations(grid, at)) == expected["escalations"]


@pytest.mark.parametrize("name", SYSTEMS)
def test_journals(name: str) -> None:
    twin = json.loads(read(f"{name}.journal.json"))
    history = gridcore.History(gridcore.Grid.from_document(twin["document"]), twin["recorded"])
    assert len(twin["steps"]) > 5
    for step in twin["steps"]:
        error = None
        try:
            getattr(history, step["method"])(*step["arguments"], **step["options"])
        except gridcore.GridError as refused:
            error = str(refused)
        assert error == step["error"]
    assert (history.journal, history.people, history.head) == (twin["journal"], twin["people"], twin["head"])
    opened = gridcore.History.open(twin["journal"], twin["people"])
    for made in (history, opened):
        for day, document in twin["days"]:
            assert made.grid(day).to_document() == document
        day, desk = twin["desk_on"]
        assert (made.desk().to_json(), made.desk(day).to_json()) == (twin["desk"], desk)


@pytest.mark.parametrize("kind", ["text", "charter", "roster"])
def test_errors(kind: str) -> None:
    with pytest.raises(gridcore.GridError) as caught:
        gridcore.Grid.from_document(read(f"refused-{kind}.document.json"))
    error = caught.value
    assert error.kind == kind
    message = json.dumps(str(error), ensure_ascii=False)
    text = f'{{"kind":"{kind}","message":{message},"findings":{error.findings.to_json()}}}'
    assert text == read(f"refused-{kind}.error.json")
