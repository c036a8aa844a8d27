"""Every public name is documented, and every example in its documentation runs."""

import doctest
import inspect
from collections.abc import Iterator
from typing import Any

import gridcore
import pytest

from conftest import DATA, assessed, march, workshop

#: What a class does by the data model, which needs no words.
SPECIAL = {"_repr_html_"}


def members() -> Iterator[tuple[str, Any]]:
    """Every public name, and those of every public class."""
    yield "gridcore", gridcore
    for name in gridcore.__all__:
        value = getattr(gridcore, name)
        if name.endswith("Like"):
            continue
        yield name, value
        if inspect.isclass(value):
            own = [(key, member) for key, member in vars(value).items() if not key.startswith("_")]
            yield from ((f"{name}.{key}", member) for key, member in own)


@pytest.mark.parametrize("name,value", members(), ids=lambda value: value if isinstance(value, str) else "")
def test_example(name: str, value: Any) -> None:
    text = inspect.getdoc(value) or ""
    assert text, f"{name} has no documentation"
    names = {"gridcore": gridcore, "grid": workshop(), "teams": assessed(), "march": march(), "data": DATA}
    test = doctest.DocTestParser().get_doctest(text, names, name, name, 0)
    if not isinstance(value, property) and not inspect.isgetsetdescriptor(value):
        assert test.examples, f"{name} has no example"
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    runner.run(test, out=report.append)
    assert runner.failures == 0, "".join(report)
