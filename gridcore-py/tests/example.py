"""A use of everything that is typed; mypy reads it strictly and the tests run it."""

import datetime
from typing import Any

import gridcore
import polars


def report(grid: gridcore.Grid, labels: dict[str, str]) -> list[str]:
    findings: gridcore.Findings = grid.check("zh")
    worst: list[gridcore.Finding] = [finding for finding in findings if finding.severity == "error"]
    first: gridcore.Finding = findings[0]
    page: gridcore.Html = findings.html(labels=labels)
    frame = polars.DataFrame(findings)
    assert frame.height == len(findings) and first in findings[:1] and page.startswith("<div>")
    return [f"{finding.place}: {finding.message}" for finding in worst]


def main() -> list[str]:
    units = polars.DataFrame({"key": ["north", "t1"], "parent": [None, "north"], "tier": ["site", "team"]})
    people = polars.DataFrame({"key": [7, 8], "cell": ["t1", None]})
    charter: dict[str, Any] = {"name": "workshop", "tiers": ["site", "team"]}
    grid = gridcore.Grid(charter, units=units, people=people, day=datetime.date(2024, 7, 1))
    lines = report(grid, {"t1": "First team"})

    unit: gridcore.Unit = grid.unit("t1")
    above: gridcore.Unit | None = unit.parent
    placed: list[gridcore.Person] = unit.people_under
    assert above == grid.unit("north") and [person.key for person in placed] == ["7"]

    monitor: gridcore.Monitor = grid.monitor()
    delta: gridcore.Delta = monitor.apply([{"place": {"person": "8", "cell": "t1"}}])
    assert delta.disappeared.total == 1 and delta.inverse[0]["unplace"]["person"] == "8"
    assert monitor.grid.between(grid) == delta.inverse
    try:
        grid.person("9")
    except gridcore.GridError as error:
        assert error.kind == "key" and error.findings.total == 1
    request: gridcore.StaffRequest = {"holders": "reopen", "optional": True}
    plan: gridcore.Plan = grid.staff(request, progress=lambda done, total: None)
    started: gridcore.Table = plan.appointments
    anything: gridcore.AnyPlan = grid.split_roles(units=["t1"], anew=True)
    assert len(started) == 0 and plan.complete and not plan.blockers("zh") and anything.apply() == []
    table: gridcore.Table = grid.table("people")
    same, proposed = gridcore.Grid.from_people({"no": [1], "team": ["a"]}, ["team"], key="no")
    assert len(table) == 2 and same.person_count == 1 and proposed["tiers"] == ["team"]
    review: gridcore.Review = grid.review("2024-05", today=datetime.date(2024, 6, 3), duties=None)
    totals: gridcore.Table = review.table("totals")
    assert len(totals) == 0 and review.entries("duty", "unit:north") == []
    return lines


if __name__ == "__main__":
    print(main())
