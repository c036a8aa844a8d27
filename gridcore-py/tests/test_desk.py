"""The desk from Python: every kind of frame, between threads and processes, clocks and counts as frames."""

import datetime
import json
import pickle
import threading
from typing import Any

import gridcore
import pandas
import polars
import pyarrow
import pytest

CHARTER: dict[str, Any] = {
    "name": "w",
    "tiers": ["site", "team"],
    "posts": [{"key": "lead", "at": ["team"]}, {"key": "head", "at": ["site"]}, {"key": "ear", "at": ["site"]}],
    "kinds": [{"key": "fault", "posts": ["lead", "head"]}],
    "desk": {"fallback": [{"unit": "s", "posts": ["ear"]}], "products": ["rule"]},
    "flows": [
        {
            "key": "faults",
            "like": "solve_or_escalate",
            "limit": "P2D",
            "natural": True,
            "stages": [{"key": "solving", "limit": "PT4H", "natural": True, "escalate": [{"percent": 100, "posts": ["head"]}]}],
        }
    ],
}


def organisation() -> gridcore.Grid:
    return gridcore.Grid(
        CHARTER,
        units={"key": ["s", "t", "u"], "parent": [None, "s", "s"], "tier": ["site", "team", "team"]},
        people={"key": ["p1", "p2", "p3", "p4"], "cell": ["t", "t", "t", "u"]},
        appointments={"person": ["p2", "p3", "p4"], "post": ["lead", "head", "ear"], "unit": ["t", "s", "s"]},
    )


def cases(count: int) -> list[dict[str, Any]]:
    """Reports, each handled, verified and closed, a minute after the other."""
    rows: list[dict[str, Any]] = []
    start = datetime.datetime(2024, 7, 1, 8, 30)
    for number in range(count):
        at = [start + datetime.timedelta(minutes=number + step) for step in range(5)]
        case = {"case": f"c{number}"}
        rows += [
            {**case, "at": at[0], "move": "report", "by": "p1", "kind": "fault", "place": "unit:t"},
            {**case, "at": at[1], "move": "find", "by": "p2", "problems": 2, "products": 1, "product": "rule"},
            {**case, "at": at[2], "move": "handle", "by": "p2"},
            {**case, "at": at[3], "move": "verify", "by": "p3"},
            {**case, "at": at[4], "move": "close", "by": "p3", "outcome": "rectified", "answer": f"letter {number}"},
        ]
    return rows


def test_every_form_of_events_makes_the_same_desk() -> None:
    grid, rows = organisation(), cases(30)
    names = list(dict.fromkeys(name for row in rows for name in row))
    frame = polars.DataFrame([{name: row.get(name) for name in names} for row in rows], infer_schema_length=None)
    texts = [{name: value.isoformat(timespec="minutes") if name == "at" else value for name, value in row.items()} for row in rows]
    desk = grid.desk(rows)
    forms: dict[str, Any] = {
        "dicts": rows,
        "lists": {name: [row.get(name) for row in rows] for name in names},
        "polars": frame,
        "polars in milliseconds": frame.with_columns(polars.col("at").dt.cast_time_unit("ms")),
        "polars categories": frame.with_columns(polars.col("move", "by", "kind").cast(polars.Categorical)),
        "polars texts": frame.with_columns(polars.col("at").dt.strftime("%Y-%m-%dT%H:%M")),
        "pandas": pandas.DataFrame(rows),
        "pyarrow": frame.to_arrow(),
        "CSV": frame.with_columns(polars.col("at").dt.strftime("%Y-%m-%dT%H:%M")).write_csv(),
        "JSON": json.dumps(texts),
        "lines": "\n".join(map(json.dumps, texts)),
        "one by one": None,
    }
    for name, events in forms.items():
        other = grid.desk()
        if events is None:
            for row in rows:
                other.apply(grid, **row)
        else:
            applied = other.apply_all(grid, events)
            assert (applied.taken, applied.refused, applied.findings.total) == (150, [], 0), name
        assert other == desk and other.to_json() == desk.to_json(), name


def test_what_is_kept_makes_the_same_desk() -> None:
    grid = organisation()
    desk = grid.desk([*cases(20), {"case": "x", "at": "2024-07-01T10:00", "move": "report", "by": "p1", "kind": "fault", "place": "unit:t"}])
    frame = polars.DataFrame(desk)
    assert frame.height == 101 and frame.schema["at"] == polars.Datetime("ms") or frame["at"].dtype.is_temporal()
    for kept in (desk.events(), frame, desk.to_json(), pyarrow.table(desk), pandas.DataFrame(desk.events().to_dicts())):
        assert gridcore.Desk.restore(grid, kept) == desk
    assert pickle.loads(pickle.dumps(desk)) == desk
    # What was told stays told.
    assert len(desk.escalations(grid, "2024-07-02T10:00")) == 1
    again = pickle.loads(pickle.dumps(desk))
    assert again == desk and again.escalations(grid, "2024-07-03T10:00") == []
    with pytest.raises(gridcore.GridError):
        again.apply(grid, case="x", at="2024-07-01T11:00", move="handle", by="p2")


def test_counts_are_a_frame_and_agree_with_polars() -> None:
    grid = organisation()
    rows = cases(40)
    for number, row in enumerate(rows):
        if row["move"] == "close" and number % 3 == 0:
            row["outcome"] = "explained"
    desk = grid.desk(rows)
    metrics = desk.metrics(grid, by="team", by_kind=True, rates={"closing": {"count": "closed", "over": ["due"]}})
    frame = polars.DataFrame(metrics)
    events = polars.DataFrame(desk)
    ended = events.filter(polars.col("move") == "close").group_by("outcome").len()
    expected = dict(ended.iter_rows())
    assert frame.height == len(metrics) == 1
    line = frame.row(0, named=True)
    assert {"rectified": line["ended_rectified"], "explained": line["ended_explained"]} == expected
    assert line["problems"] == events["problems"].sum() and line["reported"] == 40 and float(line["rate_closing"]) == 100
    assert metrics.to_dicts()[0]["outcomes"] == expected and metrics.to_json() == json.dumps(metrics.to_dicts(), separators=(",", ":"))
    assert "<td>t</td>" in metrics._repr_html_() and "rate_closing" in metrics.html()
    nothing = desk.metrics(grid, period=[("2023-01-01", "2024-01-01")], rates={"none": {"count": "closed", "over": ["due"]}})
    assert nothing.to_dicts()[0]["rates"] == {"none": None}, "nothing over nothing is no value, and not 0 %"
    assert polars.DataFrame(desk.step_matrix("faults")).rows() == [("unit:t", 40, 40, 40)]
    with pytest.raises(KeyError):
        desk.step_matrix("none")


def test_what_is_refused_says_where_and_what_would_be_legal() -> None:
    grid = organisation()
    desk = grid.desk(cases(1))
    report = {"at": "2024-07-02T08:30", "move": "report", "by": "p1", "kind": "fault", "place": "unit:t"}
    frame = polars.DataFrame([{"case": f"n{number}", **report} for number in range(4)]).with_columns(
        polars.Series("by", ["p1", "p9", "p1", None])
    )
    applied = desk.apply_all(grid, frame)
    assert (applied.taken, applied.refused) == (2, [1, 3])
    assert sorted(str(finding.place) for finding in applied.findings) == ["events:2:by", "events:4:by"]
    assert json.loads(applied.to_json())["taken"] == 2 and "2 refused" in repr(applied)
    with pytest.raises(gridcore.GridError) as caught:
        desk.apply(grid, case="n0", at="2024-07-02T09:00", move="verify", by="p2")
    assert caught.value.kind == "change" and "handle" in caught.value.findings[0].help
    with pytest.raises(gridcore.GridError) as caught:
        grid.desk(frame)
    assert caught.value.findings.total == 2
    with pytest.raises(gridcore.GridError, match="no column"):
        desk.apply_all(grid, {"case": ["a"], "at": ["x"], "move": ["report"], "wher": ["t"]})
    with pytest.raises(gridcore.GridError, match="not a minute"):
        desk.lights("noon")
    with pytest.raises(TypeError, match="without seconds"):
        desk.lights(datetime.datetime(2024, 7, 1, 8, 30, 1))
    with pytest.raises(ValueError, match="keywords"):
        desk.apply(grid)
    with pytest.raises(KeyError):
        desk.status("nobody")
    seconds = polars.DataFrame([{"case": "s", **report}]).with_columns(at=polars.lit(datetime.datetime(2024, 7, 2, 8, 30, 7)))
    assert desk.apply_all(grid, seconds).findings[0].place == "events:1:at"


def test_a_case_is_kept_from_those_it_is_about() -> None:
    grid = organisation()
    desk = grid.desk()
    desk.apply(grid, case="c", at="2024-07-01T08:30", move="report", by="p1", kind="fault", place="unit:t", about=["p2"])
    assert [len(desk.cases(grid, person)) for person in ("p1", "p2", "p3", "p4")] == [1, 0, 0, 1]
    with pytest.raises(gridcore.GridError) as caught:
        desk.case(grid, "c", "p2")
    assert caught.value.findings[0].rule == "case.read"
    routed = desk.route(grid, case="d", at="2024-07-01T08:30", move="report", by="p1", kind="fault", place="unit:u")
    assert (routed["owner"], routed["why"], routed["passed"], len(desk)) == ("post:head@s", "place", ["unit:u"], 1)


def test_threads_share_a_desk() -> None:
    grid = organisation()
    desk = grid.desk()
    rows = cases(200)
    parts = [[row for row in rows if int(row["case"][1:]) % 4 == part] for part in range(4)]
    threads = [threading.Thread(target=desk.apply_all, args=(grid, part)) for part in parts]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert desk.open <= len(desk)
    for thread in threads:
        thread.join()
    assert (len(desk), desk.open) == (200, 0)
    assert sorted(desk.events().to_dicts(), key=str) == sorted(grid.desk(rows).events().to_dicts(), key=str)


def test_a_receipt_tells_whoever_holds_it() -> None:
    grid = organisation()
    desk = grid.desk()
    receipt, other = (gridcore.receipt(bytes([seed] * 32)) for seed in (1, 2))
    report = {"case": "c1", "at": "2024-07-01T08:30", "move": "report", "secrecy": "anonymous", "kind": "fault"}
    desk.apply(grid, {**report, "place": "unit:t", "receipt": receipt["kept"]})
    desk.apply(grid, case="c1", at="2024-07-01T09:00", move="handle", by="p2")
    assert desk.receipt_answer("c1", receipt["code"].lower())["status"] == "open"
    desk.apply(grid, case="c1", at="2024-07-01T09:10", move="verify", by="p3")
    desk.apply(grid, case="c1", at="2024-07-01T09:20", move="close", by="p3", outcome="rectified", answer="letter 7")
    assert desk.receipt_answer("c1", receipt["code"]) == {"status": "closed", "outcome": "rectified", "answer": "letter 7"}
    told = set()
    for case, code in (("c1", other["code"]), ("c1", ""), ("c2", receipt["code"])):
        with pytest.raises(gridcore.GridError) as raised:
            desk.receipt_answer(case, code)
        told.add((raised.value.kind, str(raised.value).replace(case, "_")))
    assert len(told) == 1
    assert receipt["code"] not in desk.to_json()
    with pytest.raises(gridcore.GridError, match="`random` is not 32 bytes"):
        gridcore.receipt(b"few")


def test_published_counts_stand_subtraction() -> None:
    grid = organisation()
    rows = [row for row in cases(9) if row["move"] == "report"]
    rows[0]["place"] = rows[1]["place"] = "unit:u"
    desk = grid.desk(rows)

    def reported(lines: list[dict[str, Any]]) -> dict[str | None, int | None]:
        return {line.get("unit"): line["counts"]["reported"] for line in lines}

    assert reported(desk.metrics(grid, by="team").to_dicts()) == {"t": 7, "u": 2}
    assert reported(desk.published(grid, [{"by": "team"}])) == {"t": 7, "u": None}
    # With the sum beside them the 7 would tell the 2.
    assert reported(desk.published(grid, [{}, {"by": "team"}])) == {None: 9, "t": None, "u": None}
    assert reported(desk.published(grid, [{}, {"by": "team"}], least=1)) == {None: 9, "t": 7, "u": 2}
    with pytest.raises(gridcore.GridError) as raised:
        desk.published(grid, [{"bye": "team"}])
    assert raised.value.kind == "text"
