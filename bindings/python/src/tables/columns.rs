//! Columns of the vocabulary's types.

use std::fmt::Write as _;
use std::sync::Arc;

use arrow_array::builder::{
    Date32Builder, Decimal128Builder, Int64Builder, StringBuilder, StringDictionaryBuilder,
    TimestampMicrosecondBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use cashflow_facade::api::{Amount, ApiError, Day, ErrorKind, Id, Result, Timestamp};
use chrono::NaiveDate;

/// Digits of an amount: 64-bit minor units, in units of a currency.
const PRECISION: u8 = 24;
/// Digits after the point: no currency has more.
const SCALE: i8 = 4;

/// Texts of which many are the same; each is kept once.
#[derive(Default)]
pub(super) struct Words(StringDictionaryBuilder<Int32Type>);

/// Ids of which many are the same.
#[derive(Default)]
pub(super) struct Ids(Words, String);

/// Exact amounts.
pub(super) struct Amounts(Decimal128Builder);

/// Calendar dates.
#[derive(Default)]
pub(super) struct Days(Date32Builder);

/// Instants in UTC.
pub(super) struct Timestamps(TimestampMicrosecondBuilder);

impl Words {
    pub(super) fn push(&mut self, word: Option<&str>) {
        self.0.append_option(word);
    }

    pub(super) fn finish(mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

impl Ids {
    pub(super) fn push(&mut self, id: Option<Id>) {
        let Some(id) = id else { return self.0.push(None) };
        self.1.clear();
        let _ = write!(self.1, "{id}");
        self.0.push(Some(&self.1));
    }

    pub(super) fn finish(self) -> ArrayRef {
        self.0.finish()
    }
}

impl Default for Amounts {
    fn default() -> Self {
        Self(Decimal128Builder::new().with_data_type(DataType::Decimal128(PRECISION, SCALE)))
    }
}

impl Amounts {
    /// Errors: more decimals than any currency has.
    pub(super) fn push(&mut self, amount: Amount) -> Result<()> {
        let shift = u32::try_from(SCALE).unwrap_or_default().checked_sub(amount.scale());
        let value = shift.and_then(|shift| amount.mantissa().checked_mul(10_i128.pow(shift)));
        let odd = || ApiError::new(ErrorKind::Internal, "table_not_made", "an amount has too many decimals");
        self.0.append_value(value.ok_or_else(odd)?);
        Ok(())
    }

    pub(super) fn finish(mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

impl Days {
    pub(super) fn push(&mut self, day: Option<Day>) {
        let since = |day: Day| day.signed_duration_since(NaiveDate::default()).num_days();
        self.0.append_option(day.and_then(|day| i32::try_from(since(day)).ok()));
    }

    pub(super) fn finish(mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

impl Default for Timestamps {
    fn default() -> Self {
        Self(TimestampMicrosecondBuilder::new().with_timezone("UTC"))
    }
}

impl Timestamps {
    pub(super) fn push(&mut self, at: Timestamp) {
        self.0.append_value(at.timestamp_micros());
    }

    pub(super) fn finish(mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// Texts of which few are the same.
pub(super) fn texts(mut builder: StringBuilder) -> ArrayRef {
    Arc::new(builder.finish())
}

/// Whole numbers.
pub(super) fn numbers(mut builder: Int64Builder) -> ArrayRef {
    Arc::new(builder.finish())
}

/// The columns put together.
pub(super) fn batch(columns: Vec<(&str, ArrayRef)>) -> Result<RecordBatch> {
    let field = |(name, column): &(&str, ArrayRef)| Field::new(*name, column.data_type().clone(), true);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    RecordBatch::try_new(Arc::new(schema), columns).map_err(super::broken)
}
