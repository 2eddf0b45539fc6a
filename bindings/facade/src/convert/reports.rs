//! Reports.

use cashflow_core::domain::{self, AccountName, DateRange, GroupKey};

use super::movements::currency;
use super::{list, optional, range};
use crate::api::{BalanceLine, Money, Result, Summary, SummaryLine, SummaryRequest, Sums, TotalsDrift};

pub(crate) fn request(request: SummaryRequest) -> Result<cashflow_core::SummaryRequest> {
    let mut converted = cashflow_core::SummaryRequest::new(range(request.date_from, request.date_to)?);
    converted.period = request.period.map(Into::into);
    converted.group = request.group.map(Into::into);
    converted.compare = request.compare.map(Into::into).unwrap_or_default();
    converted.only = domain::TotalsFilter {
        kind: request.kind.map(Into::into),
        category: request.category_id.map(Into::into),
        priority: request.priority_id.map(Into::into),
        currency: request.currency.as_deref().map(currency).transpose()?,
        account: optional("account", request.account, |name| AccountName::new(&name))?,
    };
    Ok(converted)
}

impl From<cashflow_core::Summary> for Summary {
    fn from(summary: cashflow_core::Summary) -> Self {
        Self {
            date_from: summary.range.from(),
            date_to: summary.range.to(),
            compared_from: summary.compared_with.map(DateRange::from),
            compared_to: summary.compared_with.map(DateRange::to),
            lines: list(summary.lines),
            totals: list(summary.totals),
        }
    }
}

impl From<cashflow_core::SummaryLine> for SummaryLine {
    fn from(line: cashflow_core::SummaryLine) -> Self {
        let (mut category_id, mut priority_id, mut label) = (None, None, None);
        match line.key {
            Some(GroupKey::Category(id)) => category_id = id.map(domain::CategoryId::as_uuid),
            Some(GroupKey::Priority(id)) => priority_id = id.map(domain::PriorityId::as_uuid),
            Some(GroupKey::Payee(text) | GroupKey::Tag(text) | GroupKey::Account(text)) => label = text,
            // No key, or one that only a newer core has.
            _ => {}
        }
        Self {
            period: line.period,
            category_id,
            priority_id,
            label,
            currency: line.sums.income.currency().code().to_owned(),
            sums: line.sums.into(),
            previous: line.previous.map(Into::into),
        }
    }
}

impl From<cashflow_core::Sums> for Sums {
    fn from(sums: cashflow_core::Sums) -> Self {
        Self {
            income: sums.income.amount(),
            expense: sums.expense.amount(),
            net: sums.net.amount(),
            count: sums.count,
        }
    }
}

impl From<cashflow_core::BalanceLine> for BalanceLine {
    fn from(line: cashflow_core::BalanceLine) -> Self {
        Self {
            period: line.period,
            currency: line.opening.currency().code().to_owned(),
            opening: line.opening.amount(),
            sums: line.sums.into(),
            closing: line.closing.amount(),
        }
    }
}

impl From<domain::Money> for Money {
    fn from(money: domain::Money) -> Self {
        Self { amount: money.amount(), currency: money.currency().code().to_owned() }
    }
}

impl From<domain::TotalsDrift> for TotalsDrift {
    fn from(drift: domain::TotalsDrift) -> Self {
        let amount = |minor| domain::Money::from_minor(minor, drift.key.currency).amount();
        Self {
            month: drift.key.month,
            kind: drift.key.kind.into(),
            category_id: drift.key.category.map(domain::CategoryId::as_uuid),
            priority_id: drift.key.priority.map(domain::PriorityId::as_uuid),
            currency: drift.key.currency.code().to_owned(),
            kept: amount(drift.kept.minor),
            kept_count: drift.kept.count,
            actual: amount(drift.actual.minor),
            actual_count: drift.actual.count,
        }
    }
}
