"""Puts the OCR models into the package, for the wheel to bring: run `cargo xtask models` before.

They come from $CASHFLOW_OCR_MODELS, or from `cashflow/models` in the user's cache folder.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "python" / "cashflow"
MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")
LICENCE = PACKAGE.parents[3] / "LICENSE-APACHE"
ABOUT = """The models PP-OCRv6 small (detection and recognition) are by the PaddleOCR authors, under the Apache License,
Version 2.0 (LICENSE-APACHE beside this file), as converted to ONNX by the RapidOCR project. They are not changed.
"""


def source() -> Path:
    """The rule of the local engine."""
    said = os.environ.get("CASHFLOW_OCR_MODELS")
    cache = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path.home() / ".cache")
    return Path(said) if said else Path(cache) / "cashflow" / "models"


def main() -> int:
    folder = source()
    missing = [name for name in MODELS if not (folder / name).is_file()]
    if missing:
        print(f"{folder} lacks {' and '.join(missing)}: run `cargo xtask models`", file=sys.stderr)
        return 1
    target = PACKAGE / "models"
    target.mkdir(exist_ok=True)
    for name in MODELS:
        shutil.copy2(folder / name, target / name)
    shutil.copy2(LICENCE, target / LICENCE.name)
    (target / "ABOUT.txt").write_text(ABOUT, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
