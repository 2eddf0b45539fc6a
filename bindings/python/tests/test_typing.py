"""The types of the package, by mypy, pyright and stubtest."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cashflow

HERE = Path(__file__).parent
PACKAGE = Path(cashflow.__file__).parent
MISTAKES = {
    number
    for number, line in enumerate((HERE / "typed_mistakes.py").read_text("utf-8").splitlines(), 1)
    if line.endswith("# mistake")
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=HERE.parent, capture_output=True, text=True, timeout=600
    )


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


@pytest.mark.parametrize("what", [PACKAGE, HERE / "typed_sample.py"], ids=["package", "sample"])
def test_mypy_strict_has_no_complaint(what: Path) -> None:
    done = run("mypy", "--strict", str(what))
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_finds_every_mistake_and_no_other() -> None:
    done = run("mypy", "--strict", str(HERE / "typed_mistakes.py"))
    found = {int(line) for line in re.findall(r"typed_mistakes\.py:(\d+): error", done.stdout)}
    assert found == MISTAKES, done.stdout + done.stderr


def pyright(*files: Path) -> list[dict[str, object]]:
    done = run("pyright", "--outputjson", "--pythonpath", sys.executable, *map(str, files))
    assert done.stdout.startswith("{"), done.stdout + done.stderr
    diagnostics: list[dict[str, object]] = json.loads(done.stdout)["generalDiagnostics"]
    return [entry for entry in diagnostics if entry["severity"] == "error"]


def test_pyright_has_no_complaint() -> None:
    files = [HERE / "typed_sample.py", PACKAGE / "_cashflow.pyi", PACKAGE / "__init__.py", PACKAGE / "_reader.py"]
    assert pyright(*files) == []


def test_pyright_finds_every_mistake_and_no_other() -> None:
    found = {entry["range"]["start"]["line"] + 1 for entry in pyright(HERE / "typed_mistakes.py")}  # type: ignore[index]
    assert found == MISTAKES


def test_the_stub_is_what_the_module_is() -> None:
    done = run("mypy.stubtest", "cashflow._cashflow", "--concise")
    assert done.returncode == 0, done.stdout + done.stderr
