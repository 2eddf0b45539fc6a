//! The total: every amount on the receipt is a candidate; labels, arithmetic and place decide.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::domain::Place;
use crate::domain::understanding::lines::{Kind, Line, Placed};
use crate::domain::understanding::model::{Linear, best};
use crate::domain::understanding::numbers::Form;
use crate::domain::understanding::weights;

/// An amount that may be the total, with what speaks for and against it.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The amount.
    pub value: Decimal,
    /// As it was read, at its best place.
    pub raw: String,
    /// The best place.
    pub place: Option<Place>,
    /// The features, in the order of [`FEATURES`].
    pub features: [f32; FEATURES.len()],
}

/// What the choice looks at.
pub(super) const FEATURES: [&str; 38] = [
    "payable",
    "rounded",
    "total",
    "total_with_tax",
    "total_without_tax",
    "subtotal",
    "count",
    "cash",
    "card",
    "tender",
    "amount",
    "change",
    "tax",
    "discount",
    "tax_table",
    "unlabelled_only",
    "label_above",
    "rows",
    "total_rows",
    "cash_minus_change",
    "parts_add_up",
    "items_add_up",
    "largest_stated",
    "largest",
    "last_stated",
    "first_stated",
    "rounded_later",
    "is_rounded_result",
    "small_beside_stated",
    "letter_height",
    "depth",
    "currency",
    "no_decimals",
    "rightmost",
    "tax_fits",
    "after_items",
    "only_in_table",
    "on_its_own",
];

struct Spot<'a> {
    index: usize,
    line: &'a Line,
    number: &'a Placed,
    rightmost: bool,
    /// The kind by the row itself, or by the label of the row above when the row has none.
    kind: Kind,
    label_above: bool,
}

/// The candidates of a receipt; each amount once, however often it is printed.
pub(super) fn candidates(lines: &[Line], items: &[Decimal]) -> Vec<Candidate> {
    let spots = spots(lines);
    let sums = Sums::of(&spots);
    let mut seen = HashSet::new();
    let heights = median(spots.iter().map(|s| s.line.row.height()).collect());
    let items_sum: Decimal = items.iter().copied().sum();
    let depth_of = |index: usize| index as f32 / lines.len().max(1) as f32;
    let first_item = spots.iter().find(|s| s.kind == Kind::Other).map_or(0, |s| s.index);
    spots
        .iter()
        .map(|spot| spot.number.number.value.abs().normalize())
        .filter(|value| !value.is_zero() && seen.insert(*value))
        .map(|value| {
            let here: Vec<&Spot<'_>> =
                spots.iter().filter(|s| s.number.number.value.abs() == value).collect();
            let main = here
                .iter()
                .max_by_key(|s| (rank(s.kind), s.rightmost, s.index))
                .expect("the value comes from one of them");
            let any = |kind: Kind| flag(here.iter().any(|s| s.kind == kind && s.rightmost));
            let rows: HashSet<usize> = here.iter().map(|s| s.index).collect();
            let total_rows =
                here.iter().filter(|s| s.kind.states_total()).map(|s| s.index).collect::<HashSet<_>>();
            let largest_stated = sums.stated.iter().max().copied().unwrap_or_default();
            let all = |test: fn(&Spot<'_>) -> bool| flag(here.iter().all(|s| test(s)));
            let features =
                [
                    any(Kind::Payable),
                    any(Kind::Rounded),
                    any(Kind::Total),
                    any(Kind::TotalWithTax),
                    any(Kind::TotalWithoutTax),
                    any(Kind::Subtotal),
                    any(Kind::Count),
                    any(Kind::Cash),
                    any(Kind::Card),
                    any(Kind::Tender),
                    any(Kind::Amount),
                    any(Kind::Change),
                    any(Kind::Tax),
                    flag(here.iter().any(|s| {
                        matches!(s.kind, Kind::Discount | Kind::Saved | Kind::Rounding | Kind::Points)
                    })),
                    any(Kind::TaxTable),
                    all(|s| s.kind == Kind::Other),
                    flag(here.iter().any(|s| s.label_above && s.kind.states_total())),
                    (rows.len().min(5) as f32).ln(),
                    total_rows.len().min(3) as f32,
                    flag(sums.paid.iter().any(|paid| {
                        sums.change.iter().any(|change| *paid - *change == value && !change.is_zero())
                    })),
                    flag(sums.add_up_to(value)),
                    flag(!items.is_empty() && (items_sum - value).abs() <= Decimal::new(2, 2)),
                    flag(value == largest_stated),
                    flag(sums.largest == value),
                    flag(sums.last_stated == Some(value)),
                    flag(sums.first_stated == Some(value)),
                    flag(total_rows.iter().any(|&i| sums.is_rounded_later(value, i))),
                    flag(sums.is_rounded_result(value)),
                    flag(largest_stated > value * Decimal::new(25, 1)),
                    (main.line.row.height() / heights.max(1.0)).clamp(0.5, 3.0) - 1.0,
                    depth_of(main.index),
                    flag(here.iter().any(|s| s.number.number.marked)),
                    all(|s| s.number.number.form == Form::Whole),
                    flag(here.iter().any(|s| s.rightmost)),
                    flag(sums.tax_fits(value)),
                    flag(main.index > first_item),
                    all(|s| s.kind == Kind::TaxTable),
                    flag(main.line.letters == 0 && main.line.numbers.len() == 1),
                ];
            Candidate {
                value,
                raw: main.number.raw.clone(),
                place: main.line.place_of(main.number),
                features,
            }
        })
        .collect()
}

/// The best candidate and the probability that it is right.
pub(super) fn choose(candidates: &[Candidate]) -> Option<(&Candidate, f32)> {
    let model = Linear { weights: &weights::TOTAL };
    let (index, probability) = best(candidates.iter().map(|c| model.score(&c.features)))?;
    Some((&candidates[index], probability))
}

fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(1.0)
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Rounded => 6,
        Kind::Payable => 5,
        Kind::Total | Kind::TotalWithTax => 4,
        Kind::Subtotal | Kind::TotalWithoutTax => 3,
        Kind::Card | Kind::Cash | Kind::Tender | Kind::Amount => 2,
        Kind::TaxTable => 0,
        _ => 1,
    }
}

fn spots(lines: &[Line]) -> Vec<Spot<'_>> {
    let mut spots = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let above = index.checked_sub(1).map(|i| &lines[i]).filter(|above| {
            line.letters <= 3
                && line.kind == Kind::Other
                && above.amounts().next().is_none()
                && above.kind != Kind::Heading
        });
        let kind = above.map_or(line.kind, |above| above.kind);
        let amounts: Vec<&Placed> = line.amounts().collect();
        for (i, number) in amounts.iter().enumerate() {
            spots.push(Spot {
                index,
                line,
                number,
                rightmost: i + 1 == amounts.len(),
                kind,
                label_above: above.is_some(),
            });
        }
        // A label of a total with a value without decimals: "TOTAL RM 100", "Total 327".
        if amounts.is_empty() && kind.states_total() {
            if let Some(number) =
                line.numbers.iter().rfind(|n| n.number.form == Form::Whole && n.raw.len() <= 7)
            {
                spots.push(Spot { index, line, number, rightmost: true, kind, label_above: above.is_some() });
            }
        }
    }
    spots
}

/// The amounts by what their rows say they are.
#[derive(Default)]
struct Sums {
    stated: Vec<Decimal>,
    stated_at: Vec<(usize, Decimal)>,
    before: Vec<Decimal>,
    tax: Vec<Decimal>,
    service: Vec<Decimal>,
    rounding: Vec<(usize, Decimal)>,
    discount: Vec<Decimal>,
    paid: Vec<Decimal>,
    change: Vec<Decimal>,
    largest: Decimal,
    last_stated: Option<Decimal>,
    first_stated: Option<Decimal>,
}

impl Sums {
    fn of(spots: &[Spot<'_>]) -> Self {
        let mut sums = Self::default();
        for spot in spots {
            let value = spot.number.number.value;
            sums.largest = sums.largest.max(value);
            if !spot.rightmost {
                continue;
            }
            match spot.kind {
                Kind::Subtotal | Kind::TotalWithoutTax => sums.before.push(value),
                Kind::Tax => sums.tax.push(value),
                Kind::Service | Kind::Tip => sums.service.push(value),
                Kind::Rounding => sums.rounding.push((spot.index, value)),
                Kind::Discount => sums.discount.push(value.abs()),
                Kind::Cash | Kind::Card | Kind::Tender => sums.paid.push(value.abs()),
                Kind::Change => sums.change.push(value.abs()),
                kind if kind.states_total() => {
                    sums.stated.push(value.abs());
                    sums.stated_at.push((spot.index, value.abs()));
                    sums.first_stated = sums.first_stated.or(Some(value.abs()));
                    sums.last_stated = Some(value.abs());
                }
                _ => {}
            }
        }
        sums
    }

    /// Some sum before tax with some of tax, service, discount and rounding gives the value.
    fn add_up_to(&self, value: Decimal) -> bool {
        let extra = |list: &[Decimal]| {
            let mut all = vec![Decimal::ZERO];
            all.extend(list.iter().take(4).filter(|v| !v.is_zero()));
            all
        };
        let rounding: Vec<Decimal> = self.rounding.iter().map(|r| r.1).collect();
        let starts: Vec<Decimal> =
            self.before.iter().chain(&self.stated).copied().filter(|v| !v.is_zero()).collect();
        for start in starts {
            for tax in extra(&self.tax) {
                for service in extra(&self.service) {
                    for discount in extra(&self.discount) {
                        let sum = start + tax + service - discount;
                        let changed = sum != start;
                        if changed && (sum - value).abs() <= Decimal::new(1, 2) {
                            return true;
                        }
                        if rounding.iter().any(|r| !r.is_zero() && sum + r == value)
                            && (changed || start != value)
                        {
                            return true;
                        }
                    }
                }
            }
        }
        false
    }

    /// A rounding row below it leads to another stated total.
    fn is_rounded_later(&self, value: Decimal, index: usize) -> bool {
        self.rounding.iter().filter(|(at, r)| *at > index && !r.is_zero()).any(|(at, r)| {
            self.stated_at.iter().any(|(i, s)| i > at && (*s == value + r || (*s - value).abs() == r.abs()))
        })
    }

    fn is_rounded_result(&self, value: Decimal) -> bool {
        self.rounding.iter().filter(|(_, r)| !r.is_zero()).any(|(at, r)| {
            self.stated_at.iter().any(|(i, s)| *s == value && i > at)
                && (self.stated_at.iter().any(|(i, s)| i < at && s + r == value)
                    || self.before.iter().any(|b| b + r == value))
        })
    }

    /// A tax row that is 4 to 25 percent of the value's net part, at a usual rate.
    fn tax_fits(&self, value: Decimal) -> bool {
        const RATES: [i64; 9] = [4, 5, 6, 8, 10, 19, 20, 21, 7];
        self.tax.iter().filter(|t| !t.is_zero()).any(|tax| {
            RATES.iter().any(|&rate| {
                let expected = value * Decimal::from(rate) / Decimal::from(100 + rate);
                (expected - tax.abs()).abs() <= Decimal::new(2, 2)
            })
        })
    }
}
