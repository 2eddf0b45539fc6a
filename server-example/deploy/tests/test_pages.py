"""The pages: commands that a shell can read, the same ones in both languages, and a table that adds up."""

import re
import subprocess

import pytest

from templates import DEPLOY

PAGES = [("README.md", "README.es.md"), ("operations.md", "operations.es.md")]


def commands(name):
    """What stands after a prompt, without remarks."""
    blocks = re.findall(r"```console\n(.*?)```", (DEPLOY / name).read_text(), re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [re.sub(r"\s+# .*$", "", line[2:]) for line in lines if line.startswith("$ ")]


@pytest.mark.parametrize("name", [name for pair in PAGES for name in pair])
def test_a_shell_can_read_the_commands(name):
    found = commands(name)
    assert len(found) > 10
    ran = subprocess.run(["bash", "-n"], input="\n".join(found), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(("english", "spanish"), PAGES)
def test_both_languages_have_the_same_commands(english, spanish):
    assert commands(english) == [line.replace("usted@", "you@") for line in commands(spanish)]


@pytest.mark.parametrize("name", ["README.md", "README.es.md"])
def test_the_sums_of_the_costs_are_right(name):
    rows = [line.strip("| ").split("|") for line in (DEPLOY / name).read_text().splitlines() if line.startswith("| ")]
    costs = [[cell.strip() for cell in row] for row in rows if len(row) == 6]
    parts, sums = [], None
    for row in costs:
        if row[0].startswith("**"):
            sums = [int(row[index].strip("*")) for index in (3, 5)]
            break
        if row[3].isdigit():
            parts.append((int(row[3]), int(row[5])))
    assert len(parts) == 9
    assert sums == [sum(column) for column in zip(*parts, strict=True)]


@pytest.mark.parametrize("name", [name for pair in PAGES for name in pair])
def test_links_lead_to_something(name):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (DEPLOY / name).read_text()):
        assert (DEPLOY / target).exists(), target
