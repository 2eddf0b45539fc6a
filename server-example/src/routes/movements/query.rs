//! Which movements a list shows.

use cashflow_core::domain::{
    AccountName, CategoryFilter, Currency, Cursor, MovementFilter, PageLimit, PageRequest, Tag,
};
use cashflow_core::{Error, Result};
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::ApiError;
use crate::http::check::{Check, date, id};
use crate::routes::kind;

/// The most characters of a text that is searched for.
const MAX_TEXT: usize = 200;

/// All that is given must hold.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct MovementQuery {
    /// On this date or later.
    #[param(value_type = Option<chrono::NaiveDate>)]
    from: Option<String>,
    /// On this date or earlier.
    #[param(value_type = Option<chrono::NaiveDate>)]
    to: Option<String>,
    /// In this category or one below it; `none` for those without one.
    #[serde(alias = "categoryId")]
    #[param(example = "none")]
    category_id: Option<String>,
    /// Of income or of expense only.
    #[serde(alias = "type")]
    #[param(schema_with = kind::accepted, required = false)]
    kind: Option<String>,
    /// With this text in description or payee; case and accents do not count.
    #[param(max_length = 200)]
    q: Option<String>,
    /// With this tag.
    #[param(min_length = 1, max_length = 40)]
    tag: Option<String>,
    /// With this priority.
    #[serde(alias = "priorityId")]
    #[param(value_type = Option<Uuid>)]
    priority_id: Option<String>,
    /// This much or more, in units of each movement's currency.
    #[param(pattern = r"^[0-9]{1,15}(\.[0-9]{1,4})?$")]
    min: Option<String>,
    /// This much or less, in units of each movement's currency.
    #[param(pattern = r"^[0-9]{1,15}(\.[0-9]{1,4})?$")]
    max: Option<String>,
    /// In this currency (ISO 4217).
    #[param(pattern = "^[A-Za-z]{3}$")]
    currency: Option<String>,
    /// Of this account.
    #[param(min_length = 1, max_length = 60)]
    account: Option<String>,
    /// Confirmed from this receipt.
    #[serde(alias = "receiptId")]
    #[param(value_type = Option<Uuid>)]
    receipt_id: Option<String>,
    /// The most items of a page, 1 to 500. Default: 50.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500)]
    limit: Option<String>,
    /// `next_cursor` or `previous_cursor` of a page of this list.
    #[param(pattern = "^[A-Za-z0-9_-]{55}$")]
    cursor: Option<String>,
}

impl MovementQuery {
    /// Parses it. `open` gives the cursor of a text.
    pub(super) fn parse(
        self,
        open: impl Fn(&str) -> Result<Cursor>,
    ) -> Result<(MovementFilter, PageRequest), ApiError> {
        let mut check = Check::default();
        let filter = MovementFilter {
            from: check.optional("from", self.from, |text| date(&text)),
            to: check.optional("to", self.to, |text| date(&text)),
            category: check.optional("category_id", self.category_id, |text| match text.as_str() {
                "none" => Ok(CategoryFilter::None),
                text => id(text).map(CategoryFilter::Within),
            }),
            kind: check.optional("kind", self.kind, |text| kind::parse(&text)),
            min: check.optional("min", self.min, |text| decimal(&text)),
            max: check.optional("max", self.max, |text| decimal(&text)),
            currency: check.optional("currency", self.currency, |text| Currency::from_code(&text)),
            text: check.optional("q", self.q, |text| searched(&text)),
            tag: check.optional("tag", self.tag, |text| Tag::new(&text)),
            priority: check.optional("priority_id", self.priority_id, |text| id(&text)),
            receipt: check.optional("receipt_id", self.receipt_id, |text| id(&text)),
            account: check.optional("account", self.account, |text| AccountName::new(&text)),
        };
        let limit = check.optional("limit", self.limit, |text| limit(&text)).unwrap_or_default();
        let cursor = check.optional("cursor", self.cursor, |text| open(&text));
        check.done(Some((filter, PageRequest { limit, cursor })))
    }
}

/// A limit of a page.
fn limit(text: &str) -> Result<PageLimit> {
    PageLimit::new(text.parse().unwrap_or(0))
}

/// A plain decimal number.
fn decimal(text: &str) -> Result<Decimal> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    let parsed = plain.then(|| Decimal::from_str_exact(text).ok()).flatten();
    parsed.ok_or_else(|| Error::invalid("amount", "not a decimal number such as 12.50"))
}

/// A text to look for; an empty one looks for nothing in particular.
fn searched(text: &str) -> Result<String> {
    if text.chars().count() > MAX_TEXT {
        return Err(Error::invalid("q", format!("at most {MAX_TEXT} characters are allowed")));
    }
    if text.chars().any(char::is_control) {
        return Err(Error::invalid("q", "holds a control character"));
    }
    Ok(text.trim().to_owned())
}
