#!/usr/bin/env python3
"""Renders the sample receipts of this folder and their expected values. Every run draws the same pictures.

  python3 render.py              # writes the images, the PDFs and expected.json into this folder
  python3 render.py --check      # renders into a temporary folder and compares: exit 1 on a difference
  python3 render.py --only es-bar --to /some/folder

Needs Python 3.11 or newer with Pillow, numpy and reportlab (requirements.txt), and these Debian packages:
fonts-dejavu-core fonts-dejavu-extra fonts-liberation fonts-freefont-ttf fonts-inconsolata fonts-3270
fonts-dotgothic16 fonts-lobster fonts-bebas-neue fonts-courier-prime fonts-agave

--check compares expected.json in full, adds its amounts up once more, and sees that every file is there, can be
opened and stands in README.md. It does not compare pixels, which differ a little between versions of the font and
image libraries.
"""
import argparse
import json
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from PIL import Image

from rendering import documents, islands, overseas, spain_out, spain_shops

HERE = Path(__file__).resolve().parent
SMALLEST = 2_000  # bytes; less than that is no receipt


def everything():
    groups = (spain_shops, spain_out, islands, overseas, documents)
    return sorted((make() for group in groups for make in group.RECEIPTS), key=lambda receipt: receipt.id)


def expected_json(receipts):
    table = {receipt.id: {"file": receipt.file, **receipt.expected} for receipt in receipts}
    return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def complaint(path):
    """What is wrong with a file, or nothing."""
    if not path.is_file():
        return "is missing"
    if path.stat().st_size < SMALLEST:
        return "is too small"
    if path.suffix == ".pdf":
        return None if path.read_bytes().startswith(b"%PDF-") else "is no PDF"
    try:
        with Image.open(path) as image:
            image.load()
    except OSError as error:
        return f"cannot be opened: {error}"
    return None


def adds_up(values):
    """Whether lines, discount, tax, tip and rounding give the total. Reckoned from expected.json alone."""
    lines = sum(Decimal(item["amount"]) for item in values["items"])
    rest = Decimal(values.get("tip", 0)) + Decimal(values.get("rounding", 0)) - Decimal(values.get("discount", 0))
    # The tax is in the prices or comes on top.
    return Decimal(values["total"]) - lines - rest in (0, Decimal(values["tax"] or 0))


def check(receipts):
    """The differences between this folder and a fresh rendering, as sentences."""
    wrong = []
    stored = HERE / "expected.json"
    if not stored.is_file() or stored.read_text(encoding="utf-8") != expected_json(receipts):
        wrong.append("expected.json is not what render.py writes")
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for receipt in receipts:
        if not adds_up(receipt.expected):
            wrong.append(f"the amounts of {receipt.id} do not add up")
        if f"`{receipt.file}`" not in readme:
            wrong.append(f"README.md does not say what {receipt.file} shows")
    with tempfile.TemporaryDirectory() as fresh:
        for receipt in receipts:
            receipt.write(Path(fresh))
            for folder, name in ((Path(fresh), "fresh"), (HERE, "stored")):
                if problem := complaint(folder / receipt.file):
                    wrong.append(f"{name} {receipt.file} {problem}")
    known = {receipt.file for receipt in receipts}
    for path in sorted(HERE.iterdir()):
        if path.suffix in {".jpg", ".png", ".webp", ".pdf"} and path.name not in known:
            wrong.append(f"{path.name} is not drawn by render.py")
    return wrong


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="compare instead of writing")
    arguments.add_argument("--only", nargs="+", metavar="ID", help="draw these alone, leave expected.json as it is")
    arguments.add_argument("--to", type=Path, default=HERE, help="another folder to write to")
    given = arguments.parse_args()

    receipts = everything()
    if given.check:
        wrong = check(receipts)
        print("\n".join(wrong) or f"{len(receipts)} receipts agree with expected.json")
        return 1 if wrong else 0
    if unknown := set(given.only or ()) - {receipt.id for receipt in receipts}:
        arguments.error(f"unknown id: {', '.join(sorted(unknown))}")
    given.to.mkdir(parents=True, exist_ok=True)
    for receipt in receipts:
        if not given.only or receipt.id in given.only:
            receipt.write(given.to)
            print(f"{receipt.file}  {(given.to / receipt.file).stat().st_size // 1000} kB")
    if not given.only:
        (given.to / "expected.json").write_text(expected_json(receipts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
