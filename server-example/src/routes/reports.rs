//! Reports: exact sums, for each currency apart.

use cashflow_core::domain::{
    AccountName, Currency, DateRange, GroupKey, Grouping, Money, Period, TotalsFilter,
};
use cashflow_core::{
    BalanceLine, Cashflow, Comparison, Error, Result, Summary, SummaryLine, SummaryRequest, Sums,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::views::Items;
use super::{Answer, kind};
use crate::app::App;
use crate::http::ApiError;
use crate::http::check::{Check, date, id};
use crate::http::extract::{Authenticated, IfNoneMatch, Query};
use crate::http::reply;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(summary)).routes(routes!(balance))
}

/// What is summed up.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct SummaryQuery {
    /// The first date. Default: the first of the month of `to`, or of today.
    #[param(value_type = Option<NaiveDate>)]
    from: Option<String>,
    /// The last date. Default: the last of the month of today, or of `from` if that is later.
    #[param(value_type = Option<NaiveDate>)]
    to: Option<String>,
    /// One of `day`, `week`, `month`, `quarter`, `year`; or one of `category`, `parent_category`, `priority`, `payee`,
    /// `tag`, `account`; or one of each, separated by a comma.
    #[param(example = "month,category")]
    group_by: Option<String>,
    /// `previous` compares with the range before: as many months for whole months, else as many days.
    #[param(pattern = "^(none|previous)$")]
    compare: Option<String>,
    /// Income or expense only.
    #[serde(alias = "type")]
    #[param(schema_with = kind::accepted, required = false)]
    kind: Option<String>,
    /// One category with the ones below it.
    #[serde(alias = "categoryId")]
    #[param(value_type = Option<Uuid>)]
    category_id: Option<String>,
    /// One priority.
    #[serde(alias = "priorityId")]
    #[param(value_type = Option<Uuid>)]
    priority_id: Option<String>,
    /// One currency (ISO 4217).
    #[param(pattern = "^[A-Za-z]{3}$")]
    currency: Option<String>,
    /// One account.
    #[param(min_length = 1, max_length = 60)]
    account: Option<String>,
}

/// What the balance is followed through.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct BalanceQuery {
    /// The first date. Default: the first of the month of `to`, or of today.
    #[param(value_type = Option<NaiveDate>)]
    from: Option<String>,
    /// The last date. Default: the last of the month of today, or of `from` if that is later.
    #[param(value_type = Option<NaiveDate>)]
    to: Option<String>,
    /// `day`, `week`, `month` (the default), `quarter` or `year`.
    #[param(pattern = "^(day|week|month|quarter|year)$")]
    period: Option<String>,
}

/// The sums of a range.
#[derive(Serialize, ToSchema)]
struct SummaryView {
    /// The first date.
    from: NaiveDate,
    /// The last date.
    to: NaiveDate,
    /// The dates that it is compared with.
    compared_with: Option<RangeView>,
    /// A line for each period, value and currency that has movements; empty without `group_by`.
    lines: Vec<LineView>,
    /// The whole, a line for each currency.
    totals: Vec<LineView>,
}

/// Dates from the first to the last, both included.
#[derive(Serialize, ToSchema)]
struct RangeView {
    /// The first.
    from: NaiveDate,
    /// The last.
    to: NaiveDate,
}

/// A line of sums.
#[derive(Serialize, ToSchema)]
struct LineView {
    /// The first day of the period, which may lie before the range; only when grouped by period.
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<NaiveDate>,
    /// What else it is grouped by.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<GroupView>,
    /// ISO 4217.
    #[schema(value_type = String, example = "EUR")]
    currency: Currency,
    /// The sums.
    #[serde(flatten)]
    sums: SumsView,
    /// The same line of the range before.
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<SumsView>,
}

/// A value of what the lines are grouped by.
#[derive(Serialize, ToSchema)]
struct GroupView {
    /// `category`, `priority`, `payee`, `tag` or `account`.
    #[schema(value_type = String)]
    by: &'static str,
    /// The id of a category or priority, else the text; `null` stands for the movements that have none.
    value: Option<String>,
}

/// Sums, all decimal strings but the count.
#[derive(Serialize, ToSchema)]
struct SumsView {
    /// Money in.
    #[schema(example = "1500.00")]
    income: String,
    /// Money out, as a positive sum.
    #[schema(example = "960.10")]
    expense: String,
    /// Income less expense.
    #[schema(example = "539.90")]
    net: String,
    /// How many movements.
    count: i64,
}

/// The balance through a period.
#[derive(Serialize, ToSchema)]
struct BalanceView {
    /// The first day of the period, which may lie before the range.
    period: NaiveDate,
    /// ISO 4217.
    #[schema(value_type = String, example = "EUR")]
    currency: Currency,
    /// The balance before the period.
    opening: String,
    /// What happened in it.
    #[serde(flatten)]
    sums: SumsView,
    /// The balance after it.
    closing: String,
}

/// Totals
///
/// Exact, and never added over currencies.
#[utoipa::path(
    get, path = "/reports/summary", operation_id = "summary", tag = "reports", security(("bearer" = [])),
    params(SummaryQuery),
    responses((status = 200, body = SummaryView), (status = 304, description = "Not modified"))
)]
async fn summary(
    Authenticated(cashflow): Authenticated,
    Query(query): Query<SummaryQuery>,
    known: IfNoneMatch,
) -> Answer {
    let mut check = Check::default();
    let from = check.optional("from", query.from, |text| date(&text));
    let to = check.optional("to", query.to, |text| date(&text));
    let (period, group) =
        check.optional("group_by", query.group_by, |text| groups(&text)).unwrap_or((None, None));
    let compare = check.optional("compare", query.compare, |text| comparison(&text)).unwrap_or_default();
    let only = TotalsFilter {
        kind: check.optional("kind", query.kind, |text| kind::parse(&text)),
        category: check.optional("category_id", query.category_id, |text| id(&text)),
        priority: check.optional("priority_id", query.priority_id, |text| id(&text)),
        currency: check.optional("currency", query.currency, |text| Currency::from_code(&text)),
        account: check.optional("account", query.account, |text| AccountName::new(&text)),
    };
    let only = check.done(Some(only))?;
    let range = range(&cashflow, from, to).await?;
    let request = SummaryRequest { range, period, group, only, compare };
    let summary = cashflow.reports().summary(&request).await?;
    let grouped = period.is_some() || group.is_some();
    Ok(reply::listed(&known, &SummaryView::new(summary, grouped)))
}

/// Running balance
///
/// Each period opens with everything before it.
#[utoipa::path(
    get, path = "/reports/balance", operation_id = "balance", tag = "reports", security(("bearer" = [])),
    params(BalanceQuery),
    responses((status = 200, body = Items<BalanceView>), (status = 304, description = "Not modified"))
)]
async fn balance(
    Authenticated(cashflow): Authenticated,
    Query(query): Query<BalanceQuery>,
    known: IfNoneMatch,
) -> Answer {
    let mut check = Check::default();
    let from = check.optional("from", query.from, |text| date(&text));
    let to = check.optional("to", query.to, |text| date(&text));
    let period = check.optional("period", query.period, |text| {
        period(&text).ok_or_else(|| Error::invalid("period", "must be day, week, month, quarter or year"))
    });
    let period = check.done(Some(period))?.unwrap_or(Period::Month);
    let range = range(&cashflow, from, to).await?;
    let lines = cashflow.reports().running_balance(range, period).await?;
    let items = lines.into_iter().map(BalanceView::from).collect();
    Ok(reply::listed(&known, &Items { items }))
}

/// The dates that were asked for, completed by the month that it is for the user.
async fn range(
    cashflow: &Cashflow,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<DateRange, ApiError> {
    let (from, to) = match (from, to) {
        (Some(from), Some(to)) => (from, to),
        (None, Some(to)) => (Period::Month.start_of(to), to),
        (from, None) => {
            let today = cashflow.profile().today().await?;
            let from = from.unwrap_or_else(|| Period::Month.start_of(today));
            (from, Period::Month.end_of(today.max(from)))
        }
    };
    Ok(DateRange::new(from, to)?)
}

fn period(text: &str) -> Option<Period> {
    Some(match text {
        "day" => Period::Day,
        "week" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        _ => return None,
    })
}

fn grouping(text: &str) -> Option<Grouping> {
    Some(match text {
        "category" => Grouping::Category,
        "parent_category" => Grouping::ParentCategory,
        "priority" => Grouping::Priority,
        "payee" => Grouping::Payee,
        "tag" => Grouping::Tag,
        "account" => Grouping::Account,
        _ => return None,
    })
}

fn groups(text: &str) -> Result<(Option<Period>, Option<Grouping>)> {
    let (mut cut, mut group) = (None, None);
    for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let twice = match (period(word), grouping(word)) {
            (Some(period), _) => cut.replace(period).is_some(),
            (_, Some(grouping)) => group.replace(grouping).is_some(),
            (None, None) => {
                let known = "day, week, month, quarter, year, category, parent_category, priority, payee, tag, account";
                return Err(Error::invalid("group_by", format!("must be one or two of {known}")));
            }
        };
        if twice {
            return Err(Error::invalid("group_by", "takes one period and one value at most"));
        }
    }
    Ok((cut, group))
}

fn comparison(text: &str) -> Result<Comparison> {
    match text {
        "none" => Ok(Comparison::None),
        "previous" => Ok(Comparison::PreviousPeriod),
        _ => Err(Error::invalid("compare", "must be none or previous")),
    }
}

impl SummaryView {
    fn new(summary: Summary, grouped: bool) -> Self {
        let lines = if grouped { summary.lines } else { Vec::new() };
        Self {
            from: summary.range.from(),
            to: summary.range.to(),
            compared_with: summary
                .compared_with
                .map(|range| RangeView { from: range.from(), to: range.to() }),
            lines: lines.into_iter().map(LineView::from).collect(),
            totals: summary.totals.into_iter().map(LineView::from).collect(),
        }
    }
}

impl From<SummaryLine> for LineView {
    fn from(line: SummaryLine) -> Self {
        Self {
            period: line.period,
            group: line.key.map(GroupView::from),
            currency: line.sums.net.currency(),
            sums: line.sums.into(),
            previous: line.previous.map(SumsView::from),
        }
    }
}

impl From<GroupKey> for GroupView {
    fn from(key: GroupKey) -> Self {
        let (by, value) = match key {
            GroupKey::Category(id) => ("category", id.map(|id| id.to_string())),
            GroupKey::Priority(id) => ("priority", id.map(|id| id.to_string())),
            GroupKey::Payee(name) => ("payee", name),
            GroupKey::Tag(name) => ("tag", name),
            GroupKey::Account(name) => ("account", name),
            _ => ("other", None),
        };
        Self { by, value }
    }
}

impl From<Sums> for SumsView {
    fn from(sums: Sums) -> Self {
        let [income, expense, net] = [sums.income, sums.expense, sums.net].map(text);
        Self { income, expense, net, count: sums.count }
    }
}

impl From<BalanceLine> for BalanceView {
    fn from(line: BalanceLine) -> Self {
        Self {
            period: line.period,
            currency: line.closing.currency(),
            opening: text(line.opening),
            sums: line.sums.into(),
            closing: text(line.closing),
        }
    }
}

fn text(money: Money) -> String {
    money.amount().to_string()
}
