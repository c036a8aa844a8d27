"""Every kind of table makes the same grid, and what no table holds is refused with its place."""

import datetime
import decimal
from collections.abc import Callable
from typing import Any

import duckdb
import gridcore
import numpy
import pandas
import polars
import pyarrow
import pytest

CHARTER = {
    "name": "c",
    "tiers": ["site", "cell"],
    "numbers": [{"key": "merit"}],
    "columns": {"people": {"no": "key"}},
}
UNITS = {"key": ["s", "c"], "tier": ["site", "cell"], "parent": [None, "s"]}
PEOPLE: dict[str, list[Any]] = {
    "no": ["0041", "42", "43"],
    "cell": ["c", "c", None],
    "merit": [2.5, None, 3.0],
}


def dicts(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row)) for row in zip(*columns.values())]


def csv(columns: dict[str, list[Any]]) -> str:
    lines = [",".join(columns)] + [",".join("" if v is None else str(v) for v in row) for row in zip(*columns.values())]
    return "\n".join(lines) + "\n"


def relation(columns: dict[str, list[Any]]) -> Any:
    table = pyarrow.table(columns)
    return duckdb.connect().from_arrow(table)


FORMS: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "dict of lists": dict,
    "dict of arrays": lambda columns: {name: numpy.array(values, dtype=object) for name, values in columns.items()},
    "dict of series": lambda columns: {name: polars.Series(values) for name, values in columns.items()},
    "list of dicts": dicts,
    "csv text": csv,
    "csv bytes": lambda columns: csv(columns).encode(),
    "polars": polars.DataFrame,
    "polars in parts": lambda columns: polars.concat([polars.DataFrame(columns)[:1], polars.DataFrame(columns)[1:]], rechunk=False),
    "pandas": pandas.DataFrame,
    "pandas of objects": lambda columns: pandas.DataFrame(columns, dtype=object),
    "pandas filtered": lambda columns: pandas.DataFrame({n: [None, *v] for n, v in columns.items()}).iloc[1:],
    "pyarrow": pyarrow.table,
    "pyarrow batch": lambda columns: pyarrow.RecordBatch.from_pylist(dicts(columns)),
    "duckdb": relation,
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    make = FORMS[form]
    grid = gridcore.Grid(CHARTER, units=make(UNITS), people=make(PEOPLE))
    assert [person.key for person in grid.people()] == ["0041", "42", "43"]
    assert [person.cell and person.cell.key for person in grid.people()] == ["c", "c", None]
    assert [person.numbers for person in grid.people()] == [{"merit": 2.5}, {}, {"merit": 3}]
    place = "people.csv:4" if form.startswith("csv") else "people:3"
    assert (grid.check()[0].place or "").startswith(place)


def keys(column: Any) -> list[str]:
    grid = gridcore.Grid({"name": "c", "tiers": ["cell"]}, units={"key": ["c"], "tier": ["cell"]}, people={"key": column})
    return [person.key for person in grid.people()]


@pytest.mark.parametrize(
    "column,expected",
    [
        ([7, 8], ["7", "8"]),
        ([2**64, 10**30], ["1" + "0" * 30, str(2**64)]),
        (numpy.array([7, 8], dtype="uint8"), ["7", "8"]),
        ([numpy.int64(7)], ["7"]),
        (pyarrow.array([7], pyarrow.uint64()), ["7"]),
        (pyarrow.array(["07", "8"], pyarrow.large_string()), ["07", "8"]),
        (pyarrow.array(["07", "8"], pyarrow.string_view()), ["07", "8"]),
        (pyarrow.array(["07", "8", "07"]).dictionary_encode().slice(0, 2), ["07", "8"]),
        (pyarrow.array([decimal.Decimal(7)], pyarrow.decimal128(20, 0)), ["7"]),
        (polars.Series(["07", "8"], dtype=polars.Categorical), ["07", "8"]),
        (polars.Series(["07", "8"], dtype=polars.Enum(["07", "8"])), ["07", "8"]),
        (pandas.Series(["07", "8"], dtype="category"), ["07", "8"]),
    ],
    ids=repr,
)
@pytest.mark.parametrize("arrow", [False, True])
def test_keys(column: Any, expected: list[str], arrow: bool) -> None:
    if arrow and max(map(len, expected)) < 19:
        column = column if hasattr(column, "__arrow_c_array__") or hasattr(column, "__arrow_c_stream__") else list(column)
        table = {"key": pyarrow.chunked_array([column]) if isinstance(column, pyarrow.Array) else column}
        frame = polars.DataFrame(table) if isinstance(column, polars.Series) else pyarrow.table(table)
        units = {"key": ["c"], "tier": ["cell"]}
        grid = gridcore.Grid({"name": "c", "tiers": ["cell"]}, units=units, people=frame)
        assert [person.key for person in grid.people()] == expected
    else:
        assert keys(column) == expected


DAY = datetime.date(2024, 7, 1)


@pytest.mark.parametrize(
    "column",
    [
        [DAY],
        ["2024-07-01"],
        [datetime.datetime(2024, 7, 1)],
        [pandas.Timestamp("2024-07-01")],
        pyarrow.array([DAY], pyarrow.date32()),
        pyarrow.array([DAY], pyarrow.date64()),
        *(pyarrow.array([datetime.datetime(2024, 7, 1)], pyarrow.timestamp(unit)) for unit in ["s", "ms", "us", "ns"]),
    ],
    ids=repr,
)
def test_days(column: Any) -> None:
    for dates in (column, column if isinstance(column, list) else None):
        units = {"key": ["c"], "tier": ["cell"], "from": column}
        frame = pyarrow.table(units) if dates is None else units
        grid = gridcore.Grid({"name": "c", "tiers": ["cell"]}, units=frame, people={"key": []}, day=DAY)
        assert grid.unit("c").interval == (DAY, None)
        assert grid.day == DAY


def test_tags() -> None:
    lists = [["b", "a"], [], None]
    for column in (lists, ["b;a", "", None], pyarrow.array(lists), pyarrow.array(lists, pyarrow.large_list(pyarrow.large_string()))):
        people = {"key": ["1", "2", "3"], "tags": column}
        for form in (dict, pyarrow.table):
            grid = gridcore.Grid({"name": "c", "tiers": ["cell"]}, units={"key": [], "tier": []}, people=form(people))
            assert [person.tags for person in grid.people()] == [["a", "b"], [], []]


@pytest.mark.parametrize("column", [[0.1], [decimal.Decimal("0.1")], pyarrow.array([0.1], "float32")])
def test_numbers(column: Any) -> None:
    people = pyarrow.table({"no": ["1"], "merit": column})
    assert gridcore.Grid(CHARTER, units=UNITS, people=people).person("1").numbers == {"merit": 0.1}


def test_numbers_in_single_precision_are_no_exact_ones_as_python_has_them() -> None:
    people = {"no": ["1"], "merit": numpy.array([0.1], "float32")}
    assert wrong(people) == [("table.bad-number", "people:1:merit")]


def wrong(people: Any, kind: str = "roster") -> list[tuple[str, str]]:
    with pytest.raises(gridcore.GridError) as caught:
        gridcore.Grid(CHARTER, units=UNITS, people=people)
    assert caught.value.kind == kind
    return [(finding.rule, finding.place or "") for finding in caught.value.findings]


@pytest.mark.parametrize("form", [form for form in FORMS if not form.startswith("csv")])
def test_decimals_are_no_keys(form: str) -> None:
    people = {"no": [41.0, 42.0], "cell": ["c", "c"]}
    assert wrong(FORMS[form](people)) == [("table.wrong-type", "people:1:no"), ("table.wrong-type", "people:2:no")]


@pytest.mark.parametrize(
    "bad",
    [True, b"1", {"a": 1}, [1, 2], 1.5, float("inf"), decimal.Decimal("1.5"), DAY, datetime.datetime(2024, 7, 1, 8), 1j],
    ids=repr,
)
def test_values_that_are_no_keys(bad: Any) -> None:
    assert wrong({"no": ["1", bad]}) == [("table.wrong-type", "people:2:no")]
    if not isinstance(bad, complex):
        assert wrong(pyarrow.table({"no": pyarrow.array([None, bad])})[:2].slice(1)) == [("table.wrong-type", "people:1:no")]


@pytest.mark.parametrize("bad", [decimal.Decimal("0.0001"), 0.0001, "0.0001", decimal.Decimal("999999999999.00001"), 10**13])
def test_numbers_that_are_refused(bad: Any) -> None:
    for form in (dict, pyarrow.table, polars.DataFrame):
        assert wrong(form({"no": ["1"], "merit": [bad]})) == [("table.bad-number", "people:1:merit")]


def test_one_bad_cell_in_a_million_is_named() -> None:
    column = [f"{number:07}" for number in range(1_000_000)]
    column[654_320] = "bad\nkey"
    expected = [("table.bad-key", "people:654321:no")]
    for frame in ({"no": column}, polars.DataFrame({"no": column}), pyarrow.table({"no": column}), pandas.DataFrame({"no": column})):
        assert wrong(frame) == expected
    mixed = column[:]
    mixed[654_320] = 654_320.5
    assert wrong(pandas.DataFrame({"no": mixed})) == wrong({"no": mixed}) == [("table.wrong-type", "people:654321:no")]


def test_columns_of_one_name() -> None:
    frame = pandas.DataFrame([["1", "2"]], columns=["no", "no"])
    assert wrong(frame, "text") == [("table.duplicate-column", "people")]
    table = pyarrow.Table.from_arrays([pyarrow.array(["1"]), pyarrow.array(["2"])], names=["no", "key"])
    assert wrong(table, "text") == [("table.duplicate-column", "people")]
    table = pyarrow.Table.from_arrays([pyarrow.array(["1"]), pyarrow.array(["2"])], names=["no", "no"])
    assert wrong(table, "text") == [("table.duplicate-column", "people")]


@pytest.mark.parametrize("bad", [7, "people.csv", None.__class__, object(), {1, 2}, [7]], ids=repr)
def test_what_is_no_table(bad: Any) -> None:
    with pytest.raises(TypeError, match="`people`: a table is|row 1 is no dict"):
        gridcore.Grid(CHARTER, units=UNITS, people=bad)


def test_columns_that_differ_in_length() -> None:
    with pytest.raises(ValueError, match="`key` has 2 cells, `cell` has 1"):
        gridcore.Grid(CHARTER, units=UNITS, people={"key": ["1", "2"], "cell": ["c"]})


def test_an_arrow_array_that_is_no_table() -> None:
    with pytest.raises((TypeError, ValueError)):
        gridcore.Grid(CHARTER, units=UNITS, people=pyarrow.array(["1"]))
    with pytest.raises((TypeError, ValueError)):
        gridcore.Grid(CHARTER, units=UNITS, people=pyarrow.chunked_array([["1"]]))


def test_lenient() -> None:
    people = polars.DataFrame({"no": ["1", "2", None], "cell": ["c", "c9", "c"]})
    grid = gridcore.Grid(CHARTER, units=UNITS, people=people, lenient=True)
    assert [person.key for person in grid.people()] == ["1"]
    assert [(table, cells) for table, cells, _ in grid.rejected] == [
        ("people", {"key": "2", "cell": "c9"}),
        ("people", {"cell": "c"}),
    ]
    assert [list(findings.counts) for *_, findings in grid.rejected] == [["roster.unknown-name"], ["table.missing-value"]]


@pytest.mark.parametrize("form", FORMS)
def test_wide_sheets(form: str) -> None:
    sheet = {
        "no": ["07", "8", "9"],
        "branch": ["n", "n", "s"],
        "cell": ["c1", "c1", None],
        "title": ["lead", None, "head"],
        "tags": ["a;b", None, None],
        "merit": [1.5, None, 2.0],
        "phone": ["x", "y", "z"],
    }
    grid, charter = gridcore.Grid.from_people(
        FORMS[form](sheet), ["branch", "cell"], key="no", post="title", tags="tags", numbers=["merit"], ignored=["phone"]
    )
    assert [unit.key for unit in grid.units()] == ["n", "n/c1", "s"]
    assert sorted(post["key"] for post in charter["posts"]) == ["head", "lead"]
    assert grid.person("07").tags == ["a", "b"]
    assert grid.person("9").appointments[0]["unit"] == "s"
    assert set(grid.check().counts) == {"structure.one-root", "structure.empty-unit"}
    same = gridcore.Grid.from_people(
        FORMS[form](sheet), ["branch", "cell"], key="no", post="title", tags="tags", numbers=["merit"], ignored=["phone"], charter=charter
    )
    assert same[0].to_document() == grid.to_document()


def test_tables_out() -> None:
    grid = gridcore.Grid(CHARTER, units=UNITS, people={**PEOPLE, "tags": [["a", "b"], None, None]})
    table = grid.table("people")
    frame = polars.DataFrame(table)
    assert frame["key"].to_list() == ["0041", "42", "43"]
    assert frame["tags"].to_list() == [["a", "b"], None, None]
    assert frame["merit"].to_list() == [decimal.Decimal("2.500"), None, decimal.Decimal("3.000")]
    assert pyarrow.table(table).schema.field("merit").type == pyarrow.decimal128(16, 3)
    arrow = pyarrow.table(table)
    assert duckdb.sql("select count(*) from arrow").fetchall() == [(3,)]
    assert len(pandas.DataFrame(table.to_dicts())) == len(table) == 3
    findings = pyarrow.table(grid.check())
    assert findings.column_names == ["rule", "severity", "subject", "file", "line", "column", "message", "help"]
    assert polars.DataFrame(grid.check())["line"].to_list() == [3]
    with pytest.raises(ValueError, match='no table is called "peopel"'):
        grid.table("peopel")
