//! The arithmetic of a receipt: what its stated parts add up to.

use rust_decimal::Decimal;

use crate::domain::understanding::kinds::Kind;

/// The amounts by what their rows say they are, with the index of the row where that matters.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// Stated totals, in their order.
    pub stated: Vec<(usize, Decimal)>,
    before: Vec<Decimal>,
    tax: Vec<Decimal>,
    service: Vec<Decimal>,
    rounding: Vec<(usize, Decimal)>,
    discount: Vec<Decimal>,
    paid: Vec<Decimal>,
    change: Vec<Decimal>,
    /// The largest amount of all.
    pub largest: Decimal,
}

impl Sums {
    /// Takes an amount in; `main` ones are the values of their rows.
    pub(super) fn add(&mut self, index: usize, kind: Kind, value: Decimal) {
        match kind {
            Kind::Subtotal | Kind::TotalWithoutTax => self.before.push(value),
            Kind::Tax => self.tax.push(value),
            Kind::Service | Kind::Tip => self.service.push(value),
            Kind::Rounding => self.rounding.push((index, value)),
            Kind::Discount => self.discount.push(value.abs()),
            Kind::Cash | Kind::Card | Kind::Tender => self.paid.push(value.abs()),
            Kind::Change => self.change.push(value.abs()),
            kind if kind.states_total() => self.stated.push((index, value.abs())),
            _ => {}
        }
    }

    /// Something paid less some change is the value.
    pub(super) fn paid_with_change(&self, value: Decimal) -> bool {
        self.paid
            .iter()
            .any(|paid| self.change.iter().any(|change| !change.is_zero() && *paid - *change == value))
    }

    /// It was paid exactly, by card or with no change.
    pub(super) fn paid_exactly(&self, value: Decimal) -> bool {
        let no_change = self.change.iter().all(Decimal::is_zero);
        no_change && self.paid.contains(&value)
    }

    /// Some sum before tax with some of tax, service, discount and rounding gives the value; or two totals by rate do.
    pub(super) fn adds_up_to(&self, value: Decimal) -> bool {
        self.combinations().any(|(start, sum)| sum == value && start != value)
            || self.pairs().any(|sum| sum == value)
    }

    /// The parts give the value but for a cent or two: it, or one of them, may be misread.
    pub(super) fn nearly_adds_up_to(&self, value: Decimal) -> bool {
        let near = |sum: Decimal| (sum - value).abs() <= Decimal::new(2, 2);
        !self.adds_up_to(value) && self.combinations().any(|(start, sum)| near(sum) && start != value)
    }

    /// What the parts give: candidates for a stated total with a misread digit.
    pub(super) fn computed(&self, items: Option<Decimal>) -> Vec<Decimal> {
        let mut values: Vec<Decimal> = Vec::new();
        for paid in &self.paid {
            values.extend(self.change.iter().map(|change| *paid - *change));
        }
        values.extend(self.combinations().map(|(_, sum)| sum));
        values.extend(items);
        values.extend(self.pairs());
        values.retain(|value| value.is_sign_positive() && !value.is_zero());
        values.iter_mut().for_each(|value| *value = value.normalize());
        values.sort();
        values.dedup();
        values
    }

    /// Two stated totals together: totals by rate.
    fn pairs(&self) -> impl Iterator<Item = Decimal> + '_ {
        self.stated.iter().enumerate().flat_map(|(i, a)| {
            self.stated[i + 1..].iter().filter(move |b| b.1 != a.1).map(move |b| a.1 + b.1)
        })
    }

    /// A starting sum and what it becomes with at most one tax, service, discount and rounding each.
    fn combinations(&self) -> impl Iterator<Item = (Decimal, Decimal)> {
        let optional = |list: &[Decimal]| {
            let mut all = vec![Decimal::ZERO];
            all.extend(list.iter().take(4).filter(|v| !v.is_zero()));
            all
        };
        let rounding: Vec<Decimal> = self.rounding.iter().map(|r| r.1).collect();
        let mut starts: Vec<Decimal> = self
            .before
            .iter()
            .copied()
            .chain(self.stated.iter().map(|s| s.1))
            .filter(|v| !v.is_zero())
            .collect();
        starts.sort();
        starts.dedup();
        starts.truncate(8);
        let mut all = Vec::new();
        for start in starts {
            for tax in optional(&self.tax) {
                for service in optional(&self.service) {
                    for discount in optional(&self.discount) {
                        for rounding in optional(&rounding) {
                            let sum = start + tax + service - discount + rounding;
                            if sum != start {
                                all.push((start, sum));
                            }
                        }
                    }
                }
            }
        }
        all.into_iter()
    }

    /// A rounding row below it leads to another stated total.
    pub(super) fn is_rounded_later(&self, value: Decimal, index: usize) -> bool {
        self.rounding.iter().filter(|(at, r)| *at > index && !r.is_zero()).any(|(at, r)| {
            self.stated.iter().any(|(i, s)| i > at && (*s == value + r || (*s - value).abs() == r.abs()))
        })
    }

    /// It is what a stated sum becomes by a rounding row.
    pub(super) fn is_rounded_result(&self, value: Decimal) -> bool {
        self.rounding.iter().filter(|(_, r)| !r.is_zero()).any(|(at, r)| {
            self.stated.iter().any(|(i, s)| *s == value && i > at)
                && (self.stated.iter().any(|(i, s)| i < at && s + r == value)
                    || self.before.iter().any(|b| b + r == value))
        })
    }

    /// A tax row holds the tax that is in the value at a usual rate.
    pub(super) fn tax_fits(&self, value: Decimal) -> bool {
        const RATES: [i64; 9] = [4, 5, 6, 7, 8, 10, 19, 20, 21];
        self.tax.iter().filter(|tax| !tax.is_zero()).any(|tax| {
            RATES.iter().any(|&rate| {
                let expected = value * Decimal::from(rate) / Decimal::from(100 + rate);
                (expected - tax.abs()).abs() <= Decimal::new(2, 2)
            })
        })
    }
}
