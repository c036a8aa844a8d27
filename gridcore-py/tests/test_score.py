"""Shares and ranks from Python: every kind of list, against scipy and numpy."""

import decimal
import random
from typing import Any

import gridcore
import numpy
import pandas
import polars
import pyarrow
import pytest
from scipy.stats import rankdata

METHODS = {"competition": "min", "modified": "max", "dense": "dense", "ordinal": "ordinal", "fractional": "average"}

LISTS: dict[str, Any] = {
    "list": list,
    "tuple": tuple,
    "numpy": numpy.array,
    "numpy, floats": lambda values: numpy.array(values, dtype=float),
    "numpy, two bytes": lambda values: numpy.array(values, dtype="int16"),
    "polars": lambda values: polars.Series("w", values),
    "pandas": pandas.Series,
    "pyarrow": pyarrow.array,
    "decimals": lambda values: [decimal.Decimal(value) for value in values],
    "texts": lambda values: [str(value) for value in values],
}


@pytest.mark.parametrize("form", LISTS)
def test_every_list_is_shared_and_ranked_alike(form: str) -> None:
    assert gridcore.share(LISTS[form]([3, 2, 1]), 100) == [50, 33, 17]
    assert gridcore.rank(LISTS[form]([3, 2, 2])) == [1, 2, 2]


@pytest.mark.parametrize("method", METHODS)
def test_ranks_are_those_of_scipy(method: str) -> None:
    source = random.Random(7)
    for size in [0, 1, 2, 5, 40, 400]:
        values = [source.randrange(-20_000, 20_000) / 1000 if size % 2 else source.randrange(9) for _ in range(size)]
        assert gridcore.rank(values, method, ascending=True) == rankdata(values, METHODS[method]).tolist()
        turned = rankdata([-value for value in values], METHODS[method]).tolist()
        assert gridcore.rank(values, method) == turned
        missing = [None if value == 3 else value for value in values]
        there = rankdata([value for value in missing if value is not None], METHODS[method]).tolist()
        assert [rank for rank in gridcore.rank(missing, method, True) if rank is not None] == there


def test_a_bonus_of_a_million_people_sums_to_the_cent() -> None:
    weights = numpy.random.default_rng(1).integers(0, 100_000, 1_000_000)
    total = 123_456_789
    shares = numpy.array(gridcore.share(weights, total, ties="position"))
    exact = weights * total
    assert shares.sum() == total
    low = exact // weights.sum()
    assert ((shares == low) | (shares == low + 1)).all()
    assert (shares[weights == 0] == 0).all()


def test_floors_caps_and_methods() -> None:
    assert gridcore.share([90, 9, 1], 10, floors=1) == [8, 1, 1]
    assert gridcore.share([90, 9, 1], 10, caps=[5, 9, 9], keys=["a", "b", "c"]) == [5, 5, 0]
    assert gridcore.share([53, 24, 23], 7, "dhondt", floors=None) == [4, 2, 1]
    assert gridcore.share([53, 24, 23], 7, "sainte-lague") == [3, 2, 2]
    with pytest.raises(ValueError, match="largest-remainder"):
        gridcore.share([1], 1, "hare")
    with pytest.raises(ValueError, match="position"):
        gridcore.share([1], 1, ties="random")


@pytest.mark.parametrize("weights", [[1, None], [1, float("nan")], [1, 0.0001], [1, "x"], [1, True]], ids=repr)
def test_what_is_no_weight(weights: list[Any]) -> None:
    with pytest.raises(gridcore.GridError) as caught:
        gridcore.share(weights, 10)
    assert (caught.value.kind, [finding.rule for finding in caught.value.findings]) == ("call", ["call.numbers"])
    assert caught.value.findings[0].place == "weights:2"


def test_a_tie_is_named() -> None:
    with pytest.raises(gridcore.GridError, match="`1`, `2`, `3`"):
        gridcore.share([1, 1, 1], 100)
    with pytest.raises(gridcore.GridError, match="group `w`"):
        gridcore.redistribute([1], ["w"], {"n": 1}, 10)
