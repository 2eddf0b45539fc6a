"""The OCR models that the wheel brings."""

from __future__ import annotations

from pathlib import Path

NAMES = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")


def folder() -> str | None:
    """Where they are; none in a package that was built without them."""
    beside = Path(__file__).parent / "models"
    return str(beside) if all((beside / name).is_file() for name in NAMES) else None
