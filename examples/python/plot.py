"""Draws the expenses of each month by category, from Arrow through polars to a picture.

    python plot.py DATABASE PICTURE.png
"""

from __future__ import annotations

import sys

import matplotlib

matplotlib.use("Agg")

import polars
from matplotlib import pyplot

from cashflow import Cashflow, Grouping, Period, SummaryRequest


def expenses(cf: Cashflow) -> polars.DataFrame:
    """A row for each month, a column for each category; of the owner's currency."""
    dates = cf.movements.dates()
    if dates is None:
        return polars.DataFrame()
    names = {str(category.id): category.name for category in cf.categories.list()}
    request = SummaryRequest(
        date_from=dates.date_from,
        date_to=dates.date_to,
        period=Period.MONTH,
        group=Grouping.PARENT_CATEGORY,
        currency=cf.profile.get().currency,
    )
    lines = polars.DataFrame(cf.reports.summary_table(request))
    category = polars.col("category_id").cast(polars.String).replace(names).fill_null("none")
    lines = lines.with_columns(category=category).filter(polars.col("expense") > 0)
    # From here on it is a picture: an axis needs no cents.
    lines = lines.with_columns(polars.col("expense").cast(polars.Float64))
    return lines.pivot(on="category", index="period", values="expense").sort("period").fill_null(0)


def draw(frame: polars.DataFrame, picture: str) -> None:
    figure, axes = pyplot.subplots(figsize=(9, 5), layout="constrained")
    if not frame.is_empty():
        months = [month.strftime("%Y-%m") for month in frame["period"]]
        below = [0.0] * len(months)
        for name in frame.columns[1:]:
            axes.bar(months, frame[name].to_list(), bottom=below, label=name)
            below = [low + high for low, high in zip(below, frame[name])]
        axes.legend()
    axes.set_title("Expenses by month")
    axes.tick_params("x", rotation=45)
    figure.savefig(picture, dpi=120)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with Cashflow.open(arguments[0]) as cf:
        draw(expenses(cf), arguments[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
