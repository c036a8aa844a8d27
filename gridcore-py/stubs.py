"""Writes the stub of the native module from its Rust source: `python stubs.py [--check]`.

pyo3 knows the types of Rust; what it has no way to say, the contents of lists and dicts that properties and
special methods give, is said in `GIVES`.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STUB = HERE / "python" / "gridcore" / "_gridcore.pyi"

IMPORTS = """
import collections.abc
import datetime
import os
import typing
from typing import final

from typing_extensions import CapsuleType, Unpack, disjoint_base

from ._html import Html
from ._types import CharterLike, DrawRequest, EventFields, InspectRequest, KeysLike, NumbersLike, PairRequest, PeriodLike
from ._types import PeriodsLike, ReviewList, SplitRequest, StaffRequest, TableLike
"""

ROWS = "list[dict[str, typing.Any]]"
GIVES = {
    "claims": ROWS,
    "links": ROWS,
    "appointments": ROWS,
    "placements": ROWS,
    "seats": ROWS,
    "inverse": ROWS,
    "changes": ROWS,
    "parts": ROWS,
    "periods": ROWS,
    "cells": ROWS,
    "versions": ROWS,
    "request": "StaffRequest",
    "interval": "tuple[datetime.date | None, datetime.date | None]",
    "counts": "dict[str, int]",
    "numbers": "dict[str, int | float]",
    "charter": "dict[str, typing.Any]",
    "day": "datetime.date | None",
    "first_day": "datetime.date",
    "last_day": "datetime.date",
    "days": "list[datetime.date]",
    "rejected": "list[tuple[str, dict[str, str], Findings]]",
    "__reduce__": "tuple[typing.Any, ...]",
    "__iter__": "collections.abc.Iterator[Finding]",
    "_repr_html_": "str",
}
GETITEM = """    @typing.overload
    def __getitem__(self, index: typing.SupportsIndex, /) -> Finding: ...
    @typing.overload
    def __getitem__(self, index: slice, /) -> list[Finding]: ...
"""


def generated() -> str:
    """What pyo3 says of the module."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["maturin", "generate-stubs", "--quiet", "--features", "inspect", "--locked", "--out", folder]
        subprocess.run([Path(sys.executable).parent / command[0], *command[1:]], cwd=HERE, check=True)
        return next(Path(folder).rglob("_gridcore.pyi")).read_text(encoding="utf-8")


def finished(stub: str) -> str:
    """The stub with every type said in full."""
    lines = []
    for line in stub.splitlines():
        if re.match(r"(from|import) ", line):
            continue
        if re.match(r"\s*def __getitem__\(", line):
            lines += GETITEM.splitlines()
            continue
        if found := re.match(r"(\s*def (\w+)\(self, /\) -> )(.*?)(: \.\.\.|:)$", line):
            start, name, gives, end = found.groups()
            said = GIVES.get(name) if re.search(r"\bAny\b|\b(list|dict)\b(?!\[)", gives) else None
            line = start + (said or gives) + end
        if re.match(r"\s*def ", line):
            line = re.sub(r'(: |-> )"([^"]*)"', r"\1\2", line).replace("types.CapsuleType", "CapsuleType")
        lines.append(line)
    text = "\n".join(lines)
    head, rest = text.split("__all__", 1)
    left = [line for line in rest.splitlines() if re.match(r"\s*def .*(\bAny\b)", line.replace("typing.Any", ""))]
    if left:
        raise SystemExit("say in GIVES what these give:\n" + "\n".join(left))
    return head.rstrip() + "\n" + IMPORTS + "\n__all__" + rest.rstrip() + "\n"


def main() -> None:
    stub = finished(generated())
    if "--check" not in sys.argv:
        STUB.write_text(stub, encoding="utf-8")
    elif not STUB.exists() or STUB.read_text(encoding="utf-8") != stub:
        raise SystemExit(f"{STUB.name} is not what stubs.py makes of the source: run it and look at the difference")


if __name__ == "__main__":
    main()
