"""The built wheel says what Rust says, byte for byte.

`make test` writes the documents and what Rust found in them; GRIDCORE_TWINS is their folder.
"""

import json
import os
from pathlib import Path

import gridcore
import pytest

TWINS = Path(os.environ["GRIDCORE_TWINS"])
SYSTEMS = ["area7", "gas_centre", "jianghan", "longtan", "plant8"]
DOCUMENTS = [name + twin for name in SYSTEMS for twin in ("", "-broken")]


def read(name: str) -> bytes:
    return (TWINS / name).read_bytes()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_findings_are_those_of_rust(name: str) -> None:
    document = read(f"{name}.document.json")
    expected = read(f"{name}.findings.json")
    assert gridcore.check(document).encode() == expected
    assert gridcore.check(document.decode()).encode() == expected
    assert (json.loads(expected)["total"] > 0) == name.endswith("-broken")


@pytest.mark.parametrize("kind", ["text", "charter", "roster"])
def test_errors_are_those_of_rust(kind: str) -> None:
    with pytest.raises(gridcore.GridError) as caught:
        gridcore.check(read(f"refused-{kind}.document.json"))
    assert caught.value.kind == kind
    message = json.dumps(str(caught.value), ensure_ascii=False)
    text = f'{{"kind":"{kind}","message":{message},"findings":{caught.value.findings}}}'
    assert text.encode() == read(f"refused-{kind}.error.json")


def test_bytes_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(gridcore.GridError) as caught:
        gridcore.check(b"\xff\xfe{\x00")
    assert caught.value.kind == "text"


def test_what_is_no_document_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        gridcore.check(7)


def test_version() -> None:
    assert gridcore.version() == "0.1.0"
