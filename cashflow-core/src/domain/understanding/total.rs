//! The total: every amount on the receipt is a candidate; labels, arithmetic and place decide.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::domain::Place;
use crate::domain::understanding::columns::Column;
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::{Line, Placed};
use crate::domain::understanding::model::{Linear, best, calm};
use crate::domain::understanding::numbers::Form;
use crate::domain::understanding::sums::Sums;
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
    /// What the provider's own fields add to the score.
    pub evidence: f32,
}

/// What the choice looks at.
pub(super) const FEATURES: [&str; 45] = [
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
    "cash_exact",
    "parts_add_up",
    "parts_nearly_add_up",
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
    "main_value",
    "tax_fits",
    "after_items",
    "only_in_table",
    "on_its_own",
    "out_of_column",
    "empty_label_near",
    "computed",
    "stated_negative",
    "payable_below",
];

/// An amount at a place.
struct Spot<'a> {
    index: usize,
    line: &'a Line,
    number: &'a Placed,
    value: Decimal,
    /// Whether it is the value of its row (or of its label, on a row with several).
    main: bool,
    /// The kind by the row itself, or by the label of the row above when the row has none.
    kind: Kind,
    label_above: bool,
    out_of_column: bool,
}

/// The candidates of a receipt; each amount once, however often it is printed.
pub(super) fn candidates(lines: &[Line], items: &[Decimal]) -> Vec<Candidate> {
    let spots = spots(lines);
    let mut sums = Sums::default();
    for spot in &spots {
        sums.largest = sums.largest.max(spot.value);
        if spot.main {
            sums.add(spot.index, spot.kind, spot.value);
        }
    }
    let sums = sums;
    let items_sum: Decimal = items.iter().copied().sum();
    let view = View {
        lines,
        spots: &spots,
        sums: &sums,
        letter_height: median(spots.iter().map(|s| s.line.row.height()).collect()),
        items_sum: (!items.is_empty()).then_some(items_sum),
        first_item: spots.iter().find(|s| s.kind == Kind::Other).map_or(0, |s| s.index),
    };
    let mut seen = HashSet::new();
    let mut all: Vec<Candidate> = spots
        .iter()
        .map(|spot| spot.value.abs().normalize())
        .filter(|value| !value.is_zero() && seen.insert(*value))
        .map(|value| view.candidate(value))
        .collect();
    // A digit misread or read in front of a stated total shows when the parts give another sum, one digit off.
    let doubtful = |spot: &&Spot<'_>| {
        spot.kind.states_total()
            && spot.main
            && spots.iter().filter(|other| other.value.abs() == spot.value.abs()).count() == 1
            && !sums.adds_up_to(spot.value.abs())
            && view.items_sum != Some(spot.value.abs())
    };
    for stated in spots.iter().filter(doubtful) {
        for value in sums.computed(view.items_sum) {
            if one_digit_off(stated.value.abs(), value) && seen.insert(value) {
                all.push(view.computed(value, stated));
            }
        }
    }
    all
}

/// The best candidate and the probability that it is right.
pub(super) fn choose(candidates: &[Candidate]) -> Option<(&Candidate, f32)> {
    let model = Linear { weights: &weights::TOTAL };
    let (index, probability) = best(candidates.iter().map(|c| model.score(&c.features) + c.evidence))?;
    let chosen = &candidates[index];
    // A receipt that states one sum before and another after rounding leaves open which one its total is called.
    let on = |name: &str| FEATURES.iter().position(|f| *f == name).is_some_and(|i| chosen.features[i] > 0.0);
    let ceiling = if on("is_rounded_result") || on("rounded_later") || on("computed") { 0.89 } else { 0.995 };
    Some((chosen, calm(probability, 0.9).min(ceiling)))
}

struct View<'a> {
    lines: &'a [Line],
    spots: &'a [Spot<'a>],
    sums: &'a Sums,
    letter_height: f32,
    items_sum: Option<Decimal>,
    first_item: usize,
}

impl View<'_> {
    fn candidate(&self, value: Decimal) -> Candidate {
        let here: Vec<&Spot<'_>> = self.spots.iter().filter(|s| s.value.abs() == value).collect();
        let best = here
            .iter()
            .max_by_key(|s| (rank(s.kind), s.main, s.index))
            .expect("the value comes from one of them");
        let any = |kind: Kind| flag(here.iter().any(|s| s.kind == kind && s.main));
        let all = |test: fn(&Spot<'_>) -> bool| flag(here.iter().all(|s| test(s)));
        let rows: HashSet<usize> = here.iter().map(|s| s.index).collect();
        let total_rows: HashSet<usize> =
            here.iter().filter(|s| s.kind.states_total() && s.main).map(|s| s.index).collect();
        let sums = self.sums;
        let largest_stated = sums.stated.iter().map(|s| s.1).max().unwrap_or_default();
        let features = [
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
            flag(
                here.iter()
                    .any(|s| matches!(s.kind, Kind::Discount | Kind::Saved | Kind::Rounding | Kind::Points)),
            ),
            any(Kind::TaxTable),
            all(|s| s.kind == Kind::Other),
            flag(here.iter().any(|s| s.label_above && s.kind.states_total())),
            (rows.len().min(5) as f32).ln(),
            total_rows.len().min(3) as f32,
            flag(sums.paid_with_change(value)),
            flag(sums.paid_exactly(value)),
            flag(sums.adds_up_to(value)),
            flag(sums.nearly_adds_up_to(value)),
            flag(self.items_sum.is_some_and(|sum| (sum - value).abs() <= Decimal::new(2, 2))),
            flag(value == largest_stated),
            flag(sums.largest == value),
            flag(sums.stated.last().is_some_and(|s| s.1 == value)),
            flag(sums.stated.first().is_some_and(|s| s.1 == value)),
            flag(total_rows.iter().any(|&i| sums.is_rounded_later(value, i))),
            flag(sums.is_rounded_result(value)),
            flag(largest_stated > value * Decimal::new(25, 1)),
            (best.line.row.height() / self.letter_height.max(1.0)).clamp(0.5, 3.0) - 1.0,
            best.index as f32 / self.lines.len().max(1) as f32,
            flag(here.iter().any(|s| s.number.number.marked)),
            all(|s| s.number.number.form == Form::Whole),
            flag(here.iter().any(|s| s.main)),
            flag(sums.tax_fits(value)),
            flag(best.index > self.first_item),
            all(|s| s.kind == Kind::TaxTable),
            flag(best.line.letters == 0 && best.line.numbers.len() == 1),
            all(|s| s.out_of_column),
            flag(here.iter().any(|s| self.empty_label_near(s))),
            0.0,
            flag(here.iter().any(|s| s.kind.states_total() && s.value.is_sign_negative())),
            flag(here.iter().any(|s| s.kind.states_total()) && self.payable_below(&here)),
        ];
        Candidate {
            value,
            raw: best.number.raw.clone(),
            place: best.line.place_of(best.number),
            features,
            evidence: 0.0,
        }
    }

    /// A value that no place shows as it is: it has the place and the label of the one that it corrects.
    fn computed(&self, value: Decimal, stated: &Spot<'_>) -> Candidate {
        let mut candidate = self.candidate(stated.value.abs());
        candidate.value = value;
        let arithmetic =
            |name: &str| FEATURES.iter().position(|f| *f == name).expect("a feature of the list");
        candidate.features[arithmetic("computed")] = 1.0;
        for (name, on) in [
            ("cash_minus_change", self.sums.paid_with_change(value)),
            ("cash_exact", self.sums.paid_exactly(value)),
            ("parts_add_up", self.sums.adds_up_to(value)),
            ("parts_nearly_add_up", false),
            ("items_add_up", self.items_sum.is_some_and(|sum| sum == value)),
            ("tax_fits", self.sums.tax_fits(value)),
        ] {
            candidate.features[arithmetic(name)] = flag(on);
        }
        candidate
    }

    /// A later row says what is to pay, with another value or with one that was not read.
    fn payable_below(&self, here: &[&Spot<'_>]) -> bool {
        let last = here.iter().filter(|s| s.kind.states_total()).map(|s| s.index).max().unwrap_or_default();
        self.lines[last + 1..].iter().any(|line| {
            matches!(line.kind, Kind::Payable | Kind::Rounded)
                && line.letters <= 24
                && (line.numbers.is_empty() || line.amount().is_some_and(|v| !v.is_zero()))
        })
    }

    /// A label of the total without a value of its own right above, or one row further.
    fn empty_label_near(&self, spot: &Spot<'_>) -> bool {
        (1..=2).filter_map(|back| spot.index.checked_sub(back)).any(|i| {
            let above = &self.lines[i];
            above.kind.states_total() && above.numbers.is_empty() && above.letters <= 24
        })
    }
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

/// Whether two amounts differ by one digit: another one, or one more in front.
fn one_digit_off(read: Decimal, meant: Decimal) -> bool {
    let digits = |v: Decimal| {
        let mut v = v;
        v.rescale(2);
        v.mantissa().unsigned_abs().to_string()
    };
    // The last digits differ after a rounding too, which is no misreading; of few digits one is soon another.
    if (read - meant).abs() < Decimal::new(1, 1) || read < Decimal::TEN {
        return false;
    }
    let (read, meant) = (digits(read), digits(meant));
    if read.len() == meant.len() {
        return read.bytes().zip(meant.bytes()).filter(|(a, b)| a != b).count() == 1;
    }
    read.len() == meant.len() + 1 && read.ends_with(&meant)
        || meant.len() == read.len() + 1 && meant.ends_with(&read)
}

fn spots(lines: &[Line]) -> Vec<Spot<'_>> {
    let column = Column::of(lines);
    let cents: HashSet<Decimal> =
        lines.iter().flat_map(Line::amounts).map(|n| n.number.value.abs().normalize()).collect();
    let mut spots = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let above = index.checked_sub(1).map(|i| &lines[i]).filter(|above| {
            line.letters <= 3
                && line.kind == Kind::Other
                && above.amounts().next().is_none()
                && above.kind != Kind::Heading
        });
        let amounts: Vec<&Placed> = line.amounts().collect();
        let in_column = |n: &Placed| column.is_none_or(|column| column.distance(line, n) < 3.0);
        for (i, number) in amounts.iter().enumerate() {
            let kind = above.map_or(number.kind, |above| above.kind);
            // The value of a label: the last amount before the next label, in the column of values if one of them is.
            let group = |n: &&Placed| n.kind == number.kind;
            let last = amounts[i + 1..].iter().filter(|n| group(n)).count() == 0;
            let better = amounts.iter().enumerate().any(|(j, n)| j != i && group(n) && in_column(n));
            let main = if in_column(number) {
                last || !amounts[i + 1..].iter().any(|n| group(n) && in_column(n))
            } else {
                last && !better
            };
            spots.push(Spot {
                index,
                line,
                number,
                value: number.number.value,
                main,
                kind,
                label_above: above.is_some(),
                out_of_column: !in_column(number),
            });
        }
        // A label of a total with a value without decimals: "TOTAL RM 100", or "TOTAL 1000" where 10.00 stands elsewhere.
        let kind = above.map_or(line.kind, |above| above.kind);
        let whole = |n: &&Placed| n.number.form == Form::Whole && n.raw.len() <= 7;
        let labelled = amounts.is_empty() && kind.states_total();
        if let Some(number) = line.numbers.iter().rfind(whole).filter(|_| labelled) {
            let hundredth = (number.number.value / Decimal::ONE_HUNDRED).normalize();
            let value = if cents.contains(&hundredth) { hundredth } else { number.number.value };
            spots.push(Spot {
                index,
                line,
                number,
                value,
                main: true,
                kind,
                label_above: above.is_some(),
                out_of_column: false,
            });
        }
    }
    spots
}
