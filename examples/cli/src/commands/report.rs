//! `cashflow report`: where the money goes.

use anyhow::Context as _;
use cashflow_core::domain::{DateRange, Period};
use cashflow_core::{Cashflow, Comparison, Summary, SummaryLine, SummaryRequest};

use crate::args::{Every, Report};
use crate::out;
use crate::show::{self, Names};

pub(crate) async fn run(cashflow: &Cashflow, report: &Report, json: bool) -> anyhow::Result<()> {
    let mut request = SummaryRequest::new(range(cashflow, report).await?);
    request.group = report.by.grouping();
    request.period = report.period.map(Every::period);
    if report.compare {
        request.compare = Comparison::PreviousPeriod;
    }
    let summary = cashflow.reports().summary(&request).await?;
    if json {
        return out::json(&summary);
    }
    out::line(table(&summary, &Names::load(cashflow).await?))
}

async fn range(cashflow: &Cashflow, report: &Report) -> anyhow::Result<DateRange> {
    if let Some((from, to)) = report.from.zip(report.to) {
        return Ok(DateRange::new(from, to)?);
    }
    let date = match &report.month {
        Some(month) => {
            format!("{month}-01").parse().with_context(|| format!("month: {month:?} is not YYYY-MM"))?
        }
        None => cashflow.profile().today().await?,
    };
    Ok(DateRange::of(Period::Month, date)?)
}

fn table(summary: &Summary, names: &Names) -> String {
    let compared = summary.compared_with.is_some();
    let mut heading = vec!["period", "", "income", "expense", "net", "movements"];
    if compared {
        heading.push("net before");
    }
    let mut table = show::table(&heading, &[2, 3, 4, 5, 6]);
    let mut add = |line: &SummaryLine, label: String| {
        let sums = &line.sums;
        let period = line.period.map(|date| date.to_string()).unwrap_or_default();
        let mut row = vec![
            period,
            label,
            sums.income.to_string(),
            sums.expense.to_string(),
            sums.net.to_string(),
            sums.count.to_string(),
        ];
        row.extend(line.previous.filter(|_| compared).map(|before| before.net.to_string()));
        table.add_row(row);
    };
    for line in &summary.lines {
        add(line, names.group(line.key.as_ref()));
    }
    for line in &summary.totals {
        add(line, "TOTAL".to_owned());
    }
    let range = format!("{} to {}", summary.range.from(), summary.range.to());
    let before = summary.compared_with.map(|range| format!(", before: {} to {}", range.from(), range.to()));
    format!("{range}{}\n{}", before.unwrap_or_default(), table.trim_fmt())
}
