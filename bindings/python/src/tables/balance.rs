//! The lines of the running balance.

use arrow_array::RecordBatch;
use arrow_array::builder::Int64Builder;
use cashflow_facade::api::{BalanceLine, Result};

use super::Tabular;
use super::columns::{Amounts, Days, Words, batch, numbers};

impl Tabular for Vec<BalanceLine> {
    fn table(self) -> Result<RecordBatch> {
        let (mut period, mut currency, mut count) = (Days::default(), Words::default(), Int64Builder::new());
        let (mut opening, mut closing) = (Amounts::default(), Amounts::default());
        let (mut income, mut expense) = (Amounts::default(), Amounts::default());
        for line in self {
            period.push(Some(line.period));
            currency.push(Some(&line.currency));
            opening.push(line.opening)?;
            income.push(line.sums.income)?;
            expense.push(line.sums.expense)?;
            closing.push(line.closing)?;
            count.append_value(line.sums.count);
        }
        batch(vec![
            ("period", period.finish()),
            ("currency", currency.finish()),
            ("opening", opening.finish()),
            ("income", income.finish()),
            ("expense", expense.finish()),
            ("closing", closing.finish()),
            ("count", numbers(count)),
        ])
    }
}
