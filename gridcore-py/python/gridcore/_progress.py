"""How far a long call is: tqdm's bar if it is installed, in a terminal or a notebook, else a line of text."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any


class Bar:
    """A bar that is drawn anew whenever there is another number to reach."""

    def __init__(self) -> None:
        self._total = -1
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        if total != self._total:
            self.close()
            self._total, self._bar = total, _bar(total)
        self._bar.n = min(done, total)
        self._bar.refresh()

    def close(self) -> None:
        """Leaves the bar as it stands."""
        if self._bar is not None:
            self._bar.close()


class Line:
    """What stands in for a bar where tqdm is not installed."""

    def __init__(self, total: int) -> None:
        self.n = 0
        self._total = total
        self._shown = ""

    def refresh(self) -> None:
        """Writes the line again if it says something new."""
        text = f"gridcore: {100 * self.n // max(self._total, 1)} % of {self._total}"
        if text != self._shown:
            self._shown = text
            print(f"\r{text}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Ends the line."""
        if self._shown:
            print(file=sys.stderr, flush=True)


def _bar(total: int) -> Any:
    try:
        tqdm = importlib.import_module("tqdm.auto").tqdm
    except ImportError:
        return Line(total)
    return tqdm(total=total, desc="gridcore", leave=False)


def told(progress: bool | Callable[[int, int], object]) -> Callable[[int, int], object] | None:
    """Who is told of the progress: nobody, a bar, or a function of the caller's."""
    if progress is True:
        return Bar()
    return progress or None


def close(told: Callable[[int, int], object] | None) -> None:
    """Closes a bar; a function of the caller's is left alone."""
    if isinstance(told, Bar):
        told.close()
