"""The ledger and its boards from Python: every kind of frame, against polars, between threads and processes."""

import datetime
import pickle
import threading
from decimal import Decimal
from typing import Any

import gridcore
import numpy
import pandas
import polars
import pyarrow
import pytest

CHARTER: dict[str, Any] = {
    "name": "w",
    "tiers": ["site", "branch", "team", {"label": "member", "people": {"all": []}}],
    "schemes": [
        {
            "key": "points",
            "rules": [
                {"key": "any", "least": -9, "most": 9},
                {"key": "tidy", "points": 2},
                {"key": "merit", "least": 0, "most": 5, "approval": True},
            ],
        }
    ],
}
TEAMS, PEOPLE = 40, 1_000


def organisation(teams: int = TEAMS, people: int = PEOPLE) -> gridcore.Grid:
    """Teams under four branches, a person in every team in turn."""
    units = polars.DataFrame(
        {
            "key": ["s", *(f"b{branch}" for branch in range(4)), *(f"t{team}" for team in range(teams))],
            "parent": [None, *["s"] * 4, *(f"b{team % 4}" for team in range(teams))],
            "tier": ["site", *["branch"] * 4, *["team"] * teams],
        }
    )
    cells = [f"t{person % teams}" for person in range(people)]
    return gridcore.Grid(CHARTER, units=units, people={"key": [f"p{person}" for person in range(people)], "cell": cells})


@pytest.fixture(scope="module")
def million() -> tuple[gridcore.Grid, gridcore.Ledger, polars.DataFrame]:
    """A million entries, and what they are about in columns of numbers."""
    grid, source = organisation(), numpy.random.default_rng(3)
    size = 1_000_000
    person, points = source.integers(0, PEOPLE, size), source.integers(-9_000, 9_001, size)
    day = numpy.datetime64("2023-11-20", "D") + source.integers(0, 500, size)
    plain = polars.DataFrame({"person": person, "points": points, "date": day})
    keys = polars.Series([f"person:p{key}" for key in range(PEOPLE)])
    entries = polars.DataFrame(
        {
            "id": polars.Series(range(size)),
            "date": plain["date"],
            "subject": keys.gather(plain["person"]).cast(polars.Categorical),
            "rule": polars.Series(["any"]).cast(polars.Categorical).new_from_index(0, size),
            # polars multiplies by a thousandth, which is another number.
            "points": points / 1000,
            "author": polars.Series(["unit:s"]).new_from_index(0, size),
        }
    )
    return grid, gridcore.Ledger(grid, "points", entries), plain


def numbers(board: gridcore.Board) -> polars.DataFrame:
    """A board with its points in thousandths."""
    exact = [(polars.col(name) * 1000).cast(polars.Int64) for name in ("plus", "minus", "sum")]
    return polars.DataFrame(board).with_columns(exact)


LEVELS = {
    "site": polars.lit("s"),
    "branch": polars.format("b{}", polars.col("person") % TEAMS % 4),
    "team": polars.format("t{}", polars.col("person") % TEAMS),
    "member": polars.format("p{}", polars.col("person")),
}


@pytest.mark.parametrize("tier", LEVELS)
@pytest.mark.parametrize("period,every", [("week", "1w"), ("month", "1mo"), ("quarter", "1q"), ("year", "1y")])
def test_boards_are_those_of_polars(million: Any, tier: str, period: str, every: str) -> None:
    grid, ledger, plain = million
    board = numbers(ledger.roll_up(grid, period=period, by=tier))
    found = board.filter(polars.col("count") > 0).group_by("key", "period").agg(polars.col("plus", "minus", "sum", "count").sum())
    points = polars.col("points")
    totals = [points.clip(0).sum().alias("plus"), points.clip(None, 0).sum().alias("minus"), points.sum().alias("sum"), polars.len().alias("count")]
    theirs = plain.group_by(LEVELS[tier].alias("key"), polars.col("date").dt.truncate(every)).agg(*totals)
    columns = ["key", "plus", "minus", "sum", "count"]
    assert sorted(found.select(columns).rows()) == sorted(theirs.select(columns).rows())
    assert (board["plus"] + board["minus"] == board["sum"]).all()
    assert board["sum"].sum() == plain["points"].sum()


def test_spans_heads_and_people_covered_are_those_of_polars(million: Any) -> None:
    grid, ledger, plain = million
    first, after = datetime.date(2024, 1, 17), datetime.date(2024, 1, 18)
    board = numbers(ledger.roll_up(grid, period=[(first, after)], by="branch", covered=True)).sort("key")
    inside = plain.filter(polars.col("date") == first)
    theirs = inside.group_by(LEVELS["branch"].alias("key")).agg(polars.col("points").sum(), polars.col("person").n_unique()).sort("key")
    assert board["sum"].to_list() == theirs["points"].to_list()
    assert board["covered"].to_list() == theirs["person"].to_list()
    assert board["heads"].to_list() == [PEOPLE // 4] * 4
    assert board["per_head"].to_list() == [Decimal(sum) / 250_000 for sum in board["sum"]] or board["per_head"].dtype.is_decimal()


def test_ranks_are_those_of_polars(million: Any) -> None:
    grid, ledger, _ = million
    board = ledger.roll_up(grid, period="year", by="member")
    last = numbers(board).filter(polars.col("period") == board.periods[-1])
    for method, name in {"competition": "min", "dense": "dense", "fractional": "average"}.items():
        theirs: Any = last["sum"].rank(name, descending=True)  # type: ignore[arg-type]
        assert list(board.rank(method=method).values()) == theirs.to_list()
    shares = board.share(1_000_000_00)
    assert sum(shares.values()) == 1_000_000_00
    assert all((shares[row["key"]] > 0) == (row["sum"] > 0) for row in last.iter_rows(named=True))


def test_parts_make_the_whole_in_other_processes(million: Any) -> None:
    grid, ledger, plain = million
    entries = polars.DataFrame(ledger).head(30_000)
    parts = [entries.filter(polars.col("subject").hash() % 3 == part) for part in range(3)]
    boards = [gridcore.Ledger(grid, "points", part.drop("pending")).roll_up(grid, period="year", covered=True) for part in parts]
    whole = gridcore.Ledger(grid, "points", entries.drop("pending")).roll_up(grid, period="year", covered=True)
    merged = pickle.loads(pickle.dumps(boards[0]))
    for board in boards[1:]:
        merged = merged.merge(pickle.loads(pickle.dumps(board)))
    assert merged == whole and merged.to_json() == whole.to_json()


ROW = {"date": "2024-05-17", "rule": "any", "author": "unit:s"}
COLUMNS: dict[str, Any] = {
    "id": ["a", "b", "c"],
    "date": [datetime.date(2024, 5, 17)] * 3,
    "subject": ["person:p1", "unit:t1", "person:p1"],
    "rule": ["any"] * 3,
    "points": [1.5, -2.0, 0.125],
    "author": ["unit:s"] * 3,
}
ARROW = pyarrow.table(COLUMNS)
DECIMAL = pyarrow.decimal128(10, 3)
FRAMES: dict[str, Any] = {
    "dict": COLUMNS,
    "rows": [dict(zip(COLUMNS, row)) for row in zip(*COLUMNS.values())],
    "csv": "id,date,subject,rule,points,author\n" + "".join(",".join(map(str, row)) + "\n" for row in zip(*COLUMNS.values())),
    "polars": polars.DataFrame(COLUMNS),
    "polars, dictionary": polars.DataFrame(COLUMNS).with_columns(polars.col("subject", "rule").cast(polars.Categorical)),
    "polars, texts": polars.DataFrame(COLUMNS).cast(polars.String),
    "pandas": pandas.DataFrame(COLUMNS),
    "pyarrow": ARROW,
    "pyarrow, dictionary": ARROW.set_column(2, "subject", ARROW["subject"].dictionary_encode()),
    "pyarrow, decimals": ARROW.set_column(4, "points", ARROW["points"].cast(DECIMAL)),
    "pyarrow, single": ARROW.set_column(4, "points", ARROW["points"].cast("float32")),
    "decimals": COLUMNS | {"points": [Decimal("1.5"), Decimal(-2), Decimal("0.125")]},
}


@pytest.mark.parametrize("form", FRAMES)
def test_every_frame_is_posted_alike(form: str) -> None:
    grid = organisation(4, 4)
    ledger = gridcore.Ledger(grid, "points", FRAMES[form])
    assert [ledger.entry(id)["points"] for id in "abc"] == [1.5, -2, 0.125]
    assert ledger.post(grid, COLUMNS) == {"counted": 0, "pending": 0, "repeated": 3}
    board = ledger.roll_up(grid, by="team")
    assert [cell["sum"] for cell in board.to_dicts()] == [0, -0.375, 0, 0]
    handed = polars.DataFrame(ledger)
    assert handed["points"].to_list() == [Decimal("1.5"), Decimal(-2), Decimal("0.125")]
    assert handed["date"].to_list() == COLUMNS["date"]
    assert gridcore.Ledger(grid, "points", handed).roll_up(grid, by="team") == board


def test_whole_numbers_as_points_and_ids() -> None:
    grid = organisation(4, 4)
    frame = {"id": numpy.arange(3), "points": numpy.array([1, 2, 3], dtype="int8"), "subject": ["person:p1"] * 3}
    ledger = gridcore.Ledger(grid, "points", frame | {name: [value] * 3 for name, value in ROW.items()})
    assert [ledger.entry(str(id))["points"] for id in range(3)] == [1, 2, 3]


@pytest.mark.parametrize("points", [0.0005, "x", True, float("inf"), 9.5, Decimal("0.0001")], ids=repr)
def test_points_that_are_none_are_refused_with_row_and_column(points: Any) -> None:
    grid = organisation(4, 4)
    rows = [{"id": "a", "subject": "person:p1", "points": 1, **ROW}, {"id": "b", "subject": "person:p1", "points": points, **ROW}]
    with pytest.raises(gridcore.GridError) as caught:
        gridcore.Ledger(grid, "points", rows)
    assert caught.value.kind == "roster"
    assert [finding.place for finding in caught.value.findings] == ["entries:2:points"]


def test_a_batch_is_all_or_nothing() -> None:
    grid = organisation(4, 4)
    ledger = gridcore.Ledger(grid, "points", [{"id": "a", "subject": "person:p1", "points": 1, **ROW}])
    rows = [{"id": id, "subject": subject, "points": 1, **ROW} for id, subject in [("b", "person:p2"), ("c", "person:p9"), ("d", "p1")]]
    with pytest.raises(gridcore.GridError) as caught:
        ledger.post(grid, rows)
    assert [(finding.rule, finding.place) for finding in caught.value.findings] == [
        ("ledger.unknown", "entries:2:subject"),
        ("ledger.unknown", "entries:3:subject"),
    ]
    assert len(ledger) == 1
    with pytest.raises(gridcore.GridError, match="`subjekt`"):
        ledger.post(grid, [{"id": "b", "subjekt": "person:p2", "points": 1, **ROW}])
    with pytest.raises(TypeError, match="`entries`"):
        ledger.post(grid, "entries.csv")
    with pytest.raises(gridcore.GridError, match="pointz"):
        gridcore.Ledger(grid, "pointz")
    with pytest.raises(KeyError):
        ledger.entry("z")


def test_approval_is_by_somebody_else_and_reversals_never_exceed() -> None:
    grid = organisation(4, 4)
    merit = {"id": "m", "subject": "person:p1", "points": 3} | ROW | {"rule": "merit", "author": "person:p0"}
    ledger = gridcore.Ledger(grid, "points", [merit])
    assert (ledger.pending, len(ledger.roll_up(grid))) == (1, 0)
    for approver in ("person:p0", "person:p1"):
        with pytest.raises(gridcore.GridError):
            ledger.approve(grid, "m", approver)
    ledger.approve(grid, "m", "person:p2")
    assert ledger.roll_up(grid).to_dicts()[0]["sum"] == 3
    with pytest.raises(gridcore.GridError, match="4 points would be reversed"):
        ledger.post(grid, [{"id": "r", "date": "2024-06-01", "author": "person:p0", "points": -4, "reverses": "m", "approver": "person:p2"}])
    ledger.post(grid, [{"id": "r", "date": "2024-06-01", "author": "person:p0", "reverses": "m", "approver": "person:p2"}])
    assert [cell["sum"] for cell in ledger.roll_up(grid, by="site").to_dicts()] == [3, -3]


def test_what_is_behind_a_number_adds_up_to_it(million: Any) -> None:
    grid, ledger, plain = million
    behind = ledger.behind(grid, "unit:t3", "2024-02")
    inside = plain.filter(polars.col("person") % TEAMS == 3, polars.col("date").dt.strftime("%Y-%m") == "2024-02")
    assert [round(entry["points"] * 1000) for entry in behind] == inside["points"].to_list()
    assert ledger.behind(grid, "person:p3", (datetime.date(2024, 2, 1), "2024-02-01")) == []


def test_march_stays_march() -> None:
    grid = organisation(4, 4)
    ledger = gridcore.Ledger(grid, "points", [{"id": "a", "subject": "unit:t0", "points": 5, **ROW, "date": "2024-03-05"}])
    march = ledger.roll_up(grid, period=[("2024-03-01", "2024-04-01")], by="branch")
    grid.apply([{"move_unit": {"unit": "t0", "to": "b3"}}])
    april = ledger.roll_up(grid, period=[("2024-04-01", "2024-05-01")], by="branch")
    sums = [(cell["key"], cell["sum"]) for cell in march.join(april).to_dicts() if cell["sum"]]
    assert sums == [("b0", 5)]
    assert ledger.roll_up(grid, period=[("2024-03-01", "2024-04-01")], by="branch").rank() == {"b0": 2, "b1": 2, "b2": 2, "b3": 1}


def test_what_a_board_cannot_be() -> None:
    grid = organisation(4, 4)
    ledger = gridcore.Ledger(grid, "points", [{"id": "a", "subject": "unit:t0", "points": 5, **ROW}])
    assert ledger.roll_up(grid, period=["2024-Q2", ("2024-05-17", "2024-05-18")]).periods == ["2024-Q2", "2024-05-17/2024-05-18"]
    for bad in ({"period": "decade"}, {"period": ["2024-Q5"]}, {"by": "nobody"}, {"network": "red"}, {"period": [("2024-01-01",)]}, {"period": [["x", "y"]]}):
        with pytest.raises(gridcore.GridError) as caught:
            ledger.roll_up(grid, **bad)
        assert caught.value.kind in {"text", "key"}
    board = ledger.roll_up(grid)
    for wrong in ({"method": "best"}, {"by": "size"}, {"ties": ["key"]}, {"within": "house"}, {"period": "2023-05"}):
        with pytest.raises(gridcore.GridError):
            board.rank(**wrong)  # type: ignore[arg-type]
    with pytest.raises(gridcore.GridError):
        board.merge(ledger.roll_up(grid, by="team"))
    with pytest.raises(ValueError, match="another version"):
        gridcore.Board._kept("{}")  # type: ignore[attr-defined]


def test_threads_share_a_ledger() -> None:
    grid = organisation(4, 4)
    ledger = gridcore.Ledger(grid, "points")
    rows = [[{"id": f"{thread}-{number}", "subject": "person:p1", "points": 1, **ROW} for number in range(500)] for thread in range(4)]

    def post(batch: list[dict[str, Any]]) -> None:
        for row in batch:
            ledger.post(grid, [row])
            board = ledger.roll_up(grid)
            assert board.to_dicts()[0]["sum"] > 0

    threads = [threading.Thread(target=post, args=(batch[:60],)) for batch in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(ledger), ledger.roll_up(grid).to_dicts()[0]["sum"]) == (240, 240)
