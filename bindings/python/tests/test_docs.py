"""The docstrings: every public thing has one, every example in them runs."""

from __future__ import annotations

import datetime
import decimal
import doctest
import inspect
from typing import Any

import pytest

import cashflow

CLASSES = [item for name, item in vars(cashflow).items() if name in cashflow.__all__ and isinstance(item, type)]


def examples() -> list[doctest.DocTest]:
    parser = doctest.DocTestParser()
    names = {**vars(cashflow), **vars(datetime), **vars(decimal)}
    texts = {"cashflow": cashflow.__doc__}
    for cls in CLASSES:
        texts |= {f"{cls.__name__}.{name}": inspect.getdoc(member) for name, member in vars(cls).items()}
    found = [parser.get_doctest(text or "", dict(names), name, None, 0) for name, text in texts.items()]
    return [test for test in found if test.examples]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_the_example_runs(example: doctest.DocTest) -> None:
    with cashflow.Cashflow.open("memory:") as cf:
        example.globs["cf"] = cf
        runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL | doctest.ELLIPSIS)
        said: list[str] = []
        runner.run(example, out=said.append)
        assert runner.summarize(verbose=False).failed == 0, "".join(said)


def test_there_are_examples() -> None:
    assert len(examples()) >= 8


def test_everything_public_says_what_it_is() -> None:
    bare: list[Any] = [cls for cls in CLASSES if not cls.__doc__]
    for cls in CLASSES:
        public = [(name, item) for name, item in vars(cls).items() if not name.startswith("_")]
        bare += [f"{cls.__name__}.{name}" for name, item in public if callable(item) and not inspect.getdoc(item)]
    assert bare == []
