"""The stubs are those of the source, say what is there, and hold a strict reader."""

import os
import subprocess
import sys
from pathlib import Path

import example

HERE = Path(__file__).resolve().parent


def run(*command: str) -> None:
    # No cache in the source: the suites read every file of it.
    environment = os.environ | {"MYPY_CACHE_DIR": os.devnull}
    done = subprocess.run([sys.executable, *command], cwd=HERE.parent, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stub_is_made_of_the_source() -> None:
    run("stubs.py", "--check")


def test_the_stubs_say_what_is_there() -> None:
    run("-m", "mypy.stubtest", "gridcore")


def test_strict_readers_are_content() -> None:
    run("-m", "mypy", "--strict", "python/gridcore", "tests/example.py", "tests/conftest.py", "stubs.py")


def test_the_example_runs() -> None:
    assert example.main() == ["people:2:cell: 人员 `8` 未编入 `main` 网"]
