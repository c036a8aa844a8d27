"""Plans: asked, shown, applied whole or not at all; long solves told of, and stopped."""

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import types
from typing import Any, get_type_hints

import gridcore
import polars
import pytest

from conftest import ROOT

CHARTER: dict[str, Any] = {
    "name": "works",
    "tags": ["member"],
    "numbers": [{"key": "merit"}],
    "tiers": ["site", "team"],
    "posts": [
        {"key": "lead", "at": ["team"], "scope": "unit", "prefer": [{"people": {"tag": "member"}}, {"high": "merit"}]},
        {"key": "head", "at": ["site"], "scope": "unit", "eligible": {"tag": "member"}},
    ],
}
UNITS = "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n"
PEOPLE = "key,cell,tags,merit\np1,t1,,90\np2,t1,member,40\np3,t1,member,60.5\np4,t2,,80\np5,t2,,70\n"


def works(appointments: str = "person,post,unit\n", **charter: Any) -> gridcore.Grid:
    return gridcore.Grid(CHARTER | charter, units=UNITS, people=PEOPLE, appointments=appointments)


def caught(call: Any, *arguments: Any, **options: Any) -> gridcore.GridError:
    with pytest.raises(gridcore.GridError) as error:
        call(*arguments, **options)
    return error.value


def test_a_plan_is_applied_whole_and_undone() -> None:
    grid = works()
    before = grid.to_document()
    plan = grid.staff()
    assert repr(plan) == "<Plan: 3 started, 0 renewed, 0 kept, 0 ended, 0 unfilled>"
    assert (plan.exact, plan.complete, plan.left, plan.revision) == (True, True, ["p1", "p5"], 0)
    assert grid.to_document() == before
    plan.verify()
    inverse = plan.apply()
    assert grid.check() == plan.findings and grid.check().total == 0
    # The plan knows the grid it was made for; the grid is another by now.
    plan.verify()
    assert plan.explain("p4", "lead", "t2")["verdict"] == "chosen"
    error = caught(plan.apply)
    assert (error.kind, grid.revision) == ("change", 1)
    grid.apply(inverse)
    assert grid.to_document() == before


def test_lists_of_a_plan_are_tables() -> None:
    plan = works("person,post,unit\np1,lead,t1\n").staff(holders="reopen")
    frame = polars.DataFrame(plan.appointments)
    assert frame["person"].to_list() == ["p3", "p4", "p2"]
    assert frame["status"].to_list() == ["started"] * 3 and frame["stage"].to_list() == [0, 0, 0]
    assert [list(map(float, loss)) for loss in frame["loss"].to_list()] == [[0, 29.5, 0], [1, 10, 0], [0, 0, 0]]
    assert plan.appointments.to_dicts()[0]["loss"] == [0, 29.5, 0]
    assert plan.to_dict()["appointments"][0]["loss"] == [0, 29.5, 0]
    assert polars.DataFrame(plan.ended).rows() == [("p1", "lead", "t1", None, None)]
    assert polars.DataFrame(plan.levels)["name"].to_list() == ["tag = member", "high merit", "kept"]
    assert plan.ended.to_csv() == "person,post,unit,shift,rule\np1,lead,t1,,\n"
    assert len(plan.unfilled) == len(plan.shortfalls) == 0


def test_requests_in_every_form() -> None:
    request: gridcore.StaffRequest = {"posts": ["lead"], "prefer": [{"high": "merit"}], "per_person": 1}
    grid = works()
    plan = grid.staff(request)
    assert [row["person"] for row in plan.appointments.to_dicts()] == ["p1", "p4"]
    assert plan.to_json() == grid.staff(json.dumps(request)).to_json() == grid.staff(**request).to_json()
    assert plan.request == request
    with pytest.raises(ValueError, match="not both"):
        grid.staff(request, posts=["head"])
    error = caught(grid.staff, {"post": ["lead"]})
    assert error.kind == "text" and "there is no `post` here" in str(error)
    assert caught(grid.staff, posts=["laed"]).findings[0].rule == "call.bad-request"
    assert caught(grid.draw_cells, tier="cell", cells=2).kind == "key"


@pytest.mark.parametrize(
    "fields,place",
    [
        ("StaffRequest", None),
        ("DrawRequest", "draw_cells"),
        ("InspectRequest", "inspections"),
        ("SplitRequest", "split_roles"),
        ("PairRequest", "pair"),
    ],
)
def test_types_of_requests_are_those_of_the_schema(fields: str, place: str | None) -> None:
    schema = json.loads((ROOT / "schema" / ("plans.json" if place else "request.json")).read_text())
    wanted = schema["$defs"][fields] if place else schema
    assert set(get_type_hints(getattr(gridcore, fields))) == set(wanted["properties"])


def test_why_and_why_not() -> None:
    plan = works().staff()
    assert plan.explain("p3", "lead", "t1")["levels"][1] == {"name": "high merit", "loss": 29.5}
    other = plan.explain("p1", "lead", "t1")
    assert (other["verdict"], other["levels"][0]) == ("possible", {"name": "tag = member", "loss": 1})
    assert other["instead"] == [{"post": "lead", "unit": "t1", "before": "p3", "after": "p1"}]
    barred = plan.explain("p1", "head", "s")
    assert barred["bars"]["findings"][0]["rule"] == "staffing.ineligible"
    assert caught(plan.explain, "p9", "lead", "t1").kind == "key"


def test_blockers_speak_both_languages() -> None:
    plan = works(posts=[{"key": "lead", "at": ["team"], "scope": "unit", "eligible": {"tag": "member"}}]).staff()
    assert (plan.complete, plan.unfilled.to_dicts()) == (False, [{"post": "lead", "unit": "t2", "missing": 1}])
    [blocker] = plan.blockers()
    assert blocker["message"] == "1 seat of `lead`, 0 eligible people; of 2 in scope 2 lack `tag = member`"
    assert blocker["removed"][0]["first"] == 2 == blocker["pool"]
    assert plan.blockers("zh")[0]["message"] == "`lead` 共 1 席，符合条件 0 人；范围内 2 人中2 人不符合 `tag = member`"
    with pytest.raises(ValueError, match="language"):
        plan.blockers("fr")


def test_plans_are_compared() -> None:
    grid = works()
    by_merit = grid.staff(prefer=[{"high": "merit"}], posts=["lead"])
    compared = grid.staff(posts=["lead"]).compare(by_merit)
    assert compared["exchanges"] == [{"post": "lead", "unit": "t1", "before": "p3", "after": "p1"}]
    assert {"name": "high merit", "loss": -29.5} in compared["levels"]


def test_parts_come_to_the_whole() -> None:
    held = "person,post,unit\np3,lead,t2\np5,lead,t1\n"
    for order in (1, -1):
        grid, whole = works(held), works(held)
        plan = whole.staff(holders="reopen")
        whole.apply(plan.changes)
        parts = plan.parts
        assert sorted(place for part in parts for place in part["started"]) == list(range(len(plan.appointments)))
        assert sum(len(part["ended"]) for part in parts) == len(plan.ended)
        for part in parts[::order]:
            grid.apply(part["changes"])
        assert grid.to_document() == whole.to_document()


def test_other_plans() -> None:
    links = [{"key": "contact", "within": "unit", "max": 2}]
    grid = works(roles=[{"key": "publicist", "at": ["team"]}], links=links)
    roles = grid.split_roles(skills={"publicist": "merit"})
    assert [row["person"] for row in roles.given.to_dicts()] == ["p1", "p4"]
    assert polars.DataFrame(roles.given)["skill"].to_list() == [90, 80]
    assert [one["loss"][2] for one in roles.alternatives("t1", "publicist")] == [0, 50, 29.5]
    pairing = grid.pair(link="contact", targets={"placed_under": "t2"}, sources={"tag": "member"})
    assert [row["person"] for row in pairing.unreached.to_dicts()] == ["p4", "p5"]
    pairing = grid.pair(link="contact", targets={"placed_under": "t1"}, sources={"number": {"of": "merit", "at_least": 80}})
    assert polars.DataFrame(pairing.pairs).height == 2 and pairing.loads.to_dicts()[0]["after"] == 2
    inspections = grid.inspections(tier="team", periods=3)
    assert polars.DataFrame(inspections.pairs).height == 6 and inspections.units == ["t1", "t2"]
    drawing = grid.draw_cells(tier="team", cells=2)
    assert (drawing.cost, drawing.splits, drawing.apportioned) == (13, 0, 13)
    assert drawing.units.to_dicts()[0]["cells"] == 2
    for plan in (roles, pairing, inspections, drawing):
        plan.verify()
        assert isinstance(plan, gridcore.AnyPlan) and json.loads(plan.to_json()) == plan.to_dict()
    before = grid.to_document()
    inverse = roles.apply()
    assert grid.check().total < works(roles=[{"key": "publicist", "at": ["team"]}], links=links).check().total
    grid.apply(inverse)
    assert grid.to_document() == before
    # Undoing is an edit too.
    assert caught(pairing.apply).kind == "change" and grid.to_document() == before


def large(people: int = 1_500, teams: int = 40) -> gridcore.Grid:
    """Everybody may lead every team: many choices."""
    charter = {
        "name": "large",
        "tiers": ["site", "team"],
        "numbers": [{"key": "merit"}],
        "posts": [{"key": "lead", "at": ["team"], "scope": "network", "prefer": [{"high": "merit"}]}],
    }
    keys = [f"t{team:04}" for team in range(teams)]
    units = {"key": ["s", *keys], "parent": [None, *("s" for _ in keys)], "tier": ["site", *("team" for _ in keys)]}
    persons = {
        "key": [f"p{person:05}" for person in range(people)],
        "cell": [keys[person % teams] for person in range(people)],
        "merit": [person * 7919 % 1_000 for person in range(people)],
    }
    return gridcore.Grid(charter, units=units, people=persons)


def test_progress_is_told_and_may_stop() -> None:
    seen: list[tuple[int, int]] = []
    grid = large()
    grid.staff(progress=lambda done, total: seen.append((done, total)))
    assert seen[0][1] == 60_000 and all(0 < done <= total for done, total in seen if total == 60_000)

    def stop(done: int, total: int) -> None:
        raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        grid.staff(progress=stop)
    assert grid.revision == 0


def test_a_grid_may_be_edited_meanwhile() -> None:
    grid, edited = large(), threading.Event()

    def edit(done: int, total: int) -> None:
        if not edited.is_set():
            grid.apply([{"place": {"person": "p00000", "cell": "t0001"}}])
            edited.set()

    plan = grid.staff(progress=edit)
    assert (grid.revision, plan.revision) == (1, 0)
    assert caught(plan.apply).kind == "change"
    plan.verify()


def test_other_threads_run_meanwhile() -> None:
    counted, done = [0], threading.Event()

    def count() -> None:
        while not done.wait(0.0005):
            counted[0] += 1

    thread = threading.Thread(target=count)
    thread.start()
    large().staff()
    done.set()
    thread.join()
    assert counted[0] > 5


STOPPED = """
import signal, sys
sys.path.insert(0, sys.argv[1])
from test_plans import large
signal.signal(signal.SIGINT, signal.default_int_handler)
grid = large(6_000, 400)
before = grid.to_document()
told = lambda done, total: print("solving", flush=True)
try:
    grid.staff(progress=told).apply()
except KeyboardInterrupt:
    assert (grid.to_document(), grid.revision) == (before, 0)
    print("stopped, nothing applied", flush=True)
"""


def test_ctrl_c_stops_a_solve_with_nothing_half_applied() -> None:
    command = [sys.executable, "-c", STOPPED, os.path.dirname(__file__)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "solving\n"
        process.send_signal(signal.SIGINT)
        lines = process.stdout.read().splitlines()
    assert lines[-1] == "stopped, nothing applied"
    assert process.returncode == 0


def test_a_bar_is_drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    large().staff(progress=True)
    shown = capsys.readouterr().err
    assert shown.startswith("\rgridcore: 1 % of 60000") and shown.endswith("\n")

    bars: list[Any] = []

    class Tqdm:
        def __init__(self, total: int, **options: Any) -> None:
            self.total, self.n, self.drawn, self.closed = total, 0, 0, False
            bars.append(self)

        def refresh(self) -> None:
            self.drawn += 1

        def close(self) -> None:
            self.closed = True

    module = types.ModuleType("tqdm.auto")
    module.__dict__["tqdm"] = Tqdm
    monkeypatch.setitem(sys.modules, "tqdm", types.ModuleType("tqdm"))
    monkeypatch.setitem(sys.modules, "tqdm.auto", module)
    large().staff(progress=True)
    assert bars[0].total == 60_000 and 0 < bars[0].n <= 60_000 and all(bar.drawn and bar.closed for bar in bars)
    large(10, 2).staff(progress=False)
    assert capsys.readouterr().err == ""


def test_every_kind_of_plan_pickles_with_its_grid() -> None:
    links = [{"key": "contact", "within": "unit", "reach": [{"key": "all", "by": {"tag": "member"}}]}]
    grid = works(roles=[{"key": "publicist", "at": ["team"]}], links=links)
    grid.apply([{"place": {"person": "p1", "cell": "t2"}}])
    plans = [
        grid.staff(posts=["lead"]),
        grid.split_roles(),
        grid.pair(link="contact"),
        grid.inspections(tier="team", periods=2),
        grid.draw_cells(tier="team", cells=2),
    ]
    for plan in plans:
        again = pickle.loads(pickle.dumps(plan))
        assert type(again) is type(plan) and repr(again) == repr(plan)
        assert again.to_dict() | {"revision": 1} == plan.to_dict() | {"revision": 1}
        assert again.grid.to_document() == grid.to_document()
        again.verify()
        assert grid.restore_plan(plan.keep()).to_json() == plan.to_json()
    again = pickle.loads(pickle.dumps(plans[0]))
    again.apply()
    assert again.grid.revision == 1 and grid.revision == 1 and again.grid.to_document() != grid.to_document()


def test_a_kept_plan_is_refused_where_it_does_not_come_out_the_same() -> None:
    grid = works()
    kept = grid.staff().keep()
    error = caught(works(posts=[{"key": "lead", "at": ["team"]}]).restore_plan, kept)
    assert error.kind == "call" and error.findings[0].rule == "assign.corrupt"
    assert caught(grid.restore_plan, kept.replace("p3", "p1")).findings[0].rule == "assign.corrupt"
    assert caught(grid.restore_plan, "{}").findings[0].rule == "assign.corrupt"
    assert caught(grid.restore_plan, "[").kind == "text"


def test_every_long_call_stops_when_told_to() -> None:
    def stop(done: int, total: int) -> None:
        raise LookupError("enough")

    grid = large()
    plan = grid.staff()
    inspected = grid.inspections(tier="team", periods=40)
    drawn = {"tier": "team", "cells": 40, "size": {"min": 20, "max": 60}}
    one_team = gridcore.Grid(
        {"name": "team", "tiers": ["team"], "roles": [{"key": "publicist", "at": ["team"]}]},
        units={"key": ["t"], "tier": ["team"]},
        people={"key": [f"p{person}" for person in range(70)], "cell": ["t"] * 70},
    )
    calls: list[Any] = [
        lambda **told: grid.draw_cells(drawn, **told),
        lambda **told: grid.inspections(tier="team", periods=40, **told),
        lambda **told: grid.split_roles(**told),
        plan.verify,
        inspected.verify,
        grid.draw_cells(drawn).verify,
        lambda **told: large(3_000, 100).staff().explain("p00001", "lead", "t0000", **told),
        large(30, 40).staff(per_person=1).blockers,
        lambda **told: one_team.split_roles().alternatives("t", "publicist", **told),
    ]
    for call in calls:
        seen: list[tuple[int, int]] = []
        call(progress=lambda done, total: seen.append((done, total)))
        assert seen, call
        # What solves may look at some more than once; blockers and alternatives announce all they look at.
        assert call not in calls[-2:] or all(done <= total for done, total in seen), seen
        with pytest.raises(LookupError, match="enough"):
            call(progress=stop)
    assert grid.revision == 0
