"""The one exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._gridcore import Findings


class GridError(Exception):
    """A call that could not be carried out.

    `kind` says what kind of call: "text", "charter", "roster", "change", "key", "call", "limit" or
    "file". `findings` has everything that is wrong, not just the first.

    >>> try:
    ...     grid.unit("t9")
    ... except gridcore.GridError as error:
    ...     print(error.kind, error.findings)
    key error[call.unknown-key] table:grid: there is no unit `t9`
      help check the key; did you mean `t1`?
    <BLANKLINE>
    """

    kind: str
    findings: Findings

    def __init__(self, message: str, kind: str, findings: Findings) -> None:
        super().__init__(message)
        self.kind = kind
        self.findings = findings

    def __reduce__(self) -> tuple[type[GridError], tuple[str, str, Findings]]:
        return type(self), (str(self), self.kind, self.findings)
