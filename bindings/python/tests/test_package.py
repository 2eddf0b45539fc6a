"""The wheel in a fresh environment: the README's examples word by word, and the example programs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

PYTHON = Path(__file__).parents[1]
ROOT = PYTHON.parents[1]
README = re.findall(r"^```python\n(.*?)^```$", (PYTHON / "README.md").read_text("utf-8"), re.S | re.M)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but the wheel, and what the examples draw with."""
    wheels = sorted(Path(os.environ.get("CASHFLOW_WHEELS", PYTHON / "dist")).glob("cashflow-*.whl"))
    assert wheels, "no wheel: run `maturin build --out dist` first, or name its folder by CASHFLOW_WHEELS"
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    extras = ["polars", "pyarrow", "pandas", "matplotlib"]
    pinned = [line for line in (PYTHON / "requirements-test.txt").read_text("utf-8").split() if line.split("==")[0] in extras]
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", str(wheels[-1]), *pinned]
    subprocess.run(install, check=True, timeout=600)
    return python


def run(python: Path, *arguments: str, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CASHFLOW"))}
    done = subprocess.run([str(python), *arguments], cwd=cwd, env=clean, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_readme_has_its_examples() -> None:
    assert len(README) == 4


@pytest.mark.parametrize("number", range(len(README)))
def test_an_example_of_the_readme_runs(fresh: Path, tmp_path: Path, number: int) -> None:
    (tmp_path / "example.py").write_text(README[number], "utf-8")
    run(fresh, "-W", "error", "example.py", cwd=tmp_path)


def test_receipts_are_scanned_confirmed_reported_and_drawn(fresh: Path, tmp_path: Path) -> None:
    receipts = [str(ROOT / "examples" / "receipts" / name) for name in ("es-supermercado.jpg", "es-bar.jpg")]
    said = run(fresh, str(ROOT / "examples/python/quickstart.py"), "data", *receipts, cwd=tmp_path)
    assert "2 confirmed" in said or "1 confirmed" in said, said
    assert re.search(r"^  all +\d", said, re.M), said
    picture = tmp_path / "months.png"
    run(fresh, str(ROOT / "examples/python/plot.py"), "data/cashflow.sqlite", str(picture), cwd=tmp_path)
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 5_000


def test_the_wheel_brings_the_models_and_their_licence(fresh: Path, tmp_path: Path) -> None:
    program = "from cashflow import _models; import pathlib; print(*sorted(p.name for p in pathlib.Path(_models.folder()).iterdir()))"
    names = run(fresh, "-c", program, cwd=tmp_path).split()
    assert names == ["ABOUT.txt", "LICENSE-APACHE", "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"]


def test_the_tests_do_not_run_with_another_package_by_mistake() -> None:
    import cashflow

    assert Path(cashflow.__file__).is_relative_to(PYTHON), cashflow.__file__
    assert sys.version_info >= (3, 10)
