//! The lines of a summary.

use arrow_array::RecordBatch;
use arrow_array::builder::Int64Builder;
use cashflow_facade::api::{Result, Summary};

use super::Tabular;
use super::columns::{Amounts, Days, Ids, Words, batch, numbers};

impl Tabular for Summary {
    fn table(self) -> Result<RecordBatch> {
        let (mut period, mut count) = (Days::default(), Int64Builder::new());
        let (mut category, mut priority) = (Ids::default(), Ids::default());
        let (mut label, mut currency) = (Words::default(), Words::default());
        let (mut income, mut expense, mut net) = (Amounts::default(), Amounts::default(), Amounts::default());
        for line in self.lines {
            period.push(line.period);
            category.push(line.category_id);
            priority.push(line.priority_id);
            label.push(line.label.as_deref());
            currency.push(Some(&line.currency));
            income.push(line.sums.income)?;
            expense.push(line.sums.expense)?;
            net.push(line.sums.net)?;
            count.append_value(line.sums.count);
        }
        batch(vec![
            ("period", period.finish()),
            ("category_id", category.finish()),
            ("priority_id", priority.finish()),
            ("label", label.finish()),
            ("currency", currency.finish()),
            ("income", income.finish()),
            ("expense", expense.finish()),
            ("net", net.finish()),
            ("count", numbers(count)),
        ])
    }
}
