//! The merchant: rows of the head, alone or two together, and rows that name a company anywhere.

use crate::domain::Place;
use crate::domain::fold::fold;
use crate::domain::understanding::lines::{Kind, Line};
use crate::domain::understanding::model::{Linear, best};
use crate::domain::understanding::names::{
    address_words, is_company_number, legal_form, legal_form_inside, name_words, only_legal_words,
    only_title_words, title_words, trade_words,
};
use crate::domain::understanding::rows::around;
use crate::domain::understanding::spelling::tidy_name;
use crate::domain::understanding::weights;
use crate::domain::understanding::words::Notions;

/// A text that may be the merchant's name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The name, cleaned.
    pub name: String,
    /// The rows as read.
    pub raw: String,
    pub place: Option<Place>,
    pub features: [f32; FEATURES.len()],
}

/// What the choice looks at.
pub(super) const FEATURES: [&str; 40] = [
    "first_row",
    "second_row",
    "third_row",
    "row",
    "beyond_head",
    "legal_end",
    "trade",
    "no_trade_no_legal",
    "two_rows",
    "two_rows_legal_second",
    "two_rows_both_legal",
    "cut_by_legal_row_below",
    "legal_row_above",
    "address",
    "title",
    "only_title",
    "phone",
    "tax_or_date",
    "digits",
    "upper",
    "lower_start",
    "height",
    "tallest",
    "off_centre",
    "number_below",
    "number_beside",
    "address_below",
    "confidence",
    "letters",
    "short",
    "words",
    "web_address",
    "repeated",
    "staff_or_stock",
    "single_word",
    "owner_word_above",
    "parens_second",
    "two_rows_same_height",
    "title_above",
    "address_two_below",
];

/// How many rows from the top may hold the name.
const HEAD: usize = 14;

/// The candidates of a receipt.
pub(super) fn candidates(lines: &[Line]) -> Vec<Candidate> {
    let head = Head::of(lines);
    let mut all = Vec::new();
    for (order, &index) in head.rows.iter().enumerate() {
        for variant in variants(&lines[index]) {
            if let Some(candidate) =
                head.candidate(order, &[index], &variant.name, variant.number_beside, None)
            {
                all.push(candidate);
            }
        }
        if let Some(next) = head.next_row(index) {
            let (first, second) = (plain(&lines[index]), plain(&lines[next]));
            if let (Some(first), Some(second)) = (first, second) {
                let name = format!("{} {}", first.name, second.name);
                if let Some(candidate) = head.candidate(
                    order,
                    &[index, next],
                    &name,
                    second.number_beside,
                    Some((&first.name, &second.name)),
                ) {
                    all.push(candidate);
                }
            }
        }
    }
    all
}

/// The best candidate and the probability that it is right.
pub(super) fn choose(candidates: &[Candidate]) -> Option<(&Candidate, f32)> {
    let model = Linear { weights: &weights::MERCHANT };
    let (index, probability) = best(candidates.iter().map(|c| model.score(&c.features)))?;
    Some((&candidates[index], probability))
}

struct Variant {
    name: String,
    number_beside: bool,
}

/// What of a row may be a name: the row, and its longest run when it has several.
fn variants(line: &Line) -> Vec<Variant> {
    let mut all: Vec<Variant> = plain(line).into_iter().collect();
    if line.row.cells.len() > 1 {
        for cell in &line.row.cells {
            if let Some(variant) = cut(&cell.text) {
                if !all.iter().any(|v| v.name == variant.name) {
                    all.push(variant);
                }
            }
        }
    }
    all
}

fn plain(line: &Line) -> Option<Variant> {
    cut(&line.row.text)
}

/// The name part of a text: company numbers and what follows them cut off, noise at both ends too.
fn cut(text: &str) -> Option<Variant> {
    let text = text.replace(['（', '［'], "(").replace(['）', '］'], ")");
    let mut kept: Vec<&str> = Vec::new();
    let mut number_beside = false;
    for token in text.split_whitespace() {
        let lower = fold(token);
        let starts_label = matches!(
            lower.trim_matches(|c: char| !c.is_alphanumeric()),
            "tel"
                | "gst"
                | "cif"
                | "nif"
                | "reg"
                | "brn"
                | "fax"
                | "dni"
                | "roc"
                | "gstid"
                | "vat"
                | "c.i.f"
                | "n.i.f"
        ) || lower.starts_with("tel:")
            || lower.starts_with("gst:")
            || lower.starts_with("(co.")
            || lower.starts_with("(cif")
            || lower.starts_with("(gst");
        if is_company_number(token) || starts_label {
            if kept.iter().any(|t| t.chars().filter(|c| c.is_alphabetic()).count() >= 3) {
                number_beside = true;
                break;
            }
            if is_company_number(token) {
                number_beside = true;
                continue;
            }
        }
        // "CAPITAL (M) SDN BHD(482123-U)": the number glued to the name.
        if let Some(open) = token.find('(').filter(|&at| at > 0 && is_company_number(&token[at..])) {
            kept.push(&token[..open]);
            number_beside = true;
            break;
        }
        kept.push(token);
    }
    // Noise at the ends: signs without letters or digits, a closing bracket without an opening one.
    let noise = |t: &&str| {
        let letters = t.chars().filter(|c| c.is_alphanumeric()).count();
        letters == 0 && !matches!(*t, "&" | "+")
            || (t.chars().count() <= 2 && t.ends_with(')') && !t.starts_with('('))
    };
    while kept.last().is_some_and(|t| noise(t) || matches!(*t, "&" | "-")) {
        kept.pop();
    }
    while kept.first().is_some_and(|t| noise(t)) {
        kept.remove(0);
    }
    let joined = kept.join(" ");
    let name = after_legal_form(&joined)
        .trim_matches(|c: char| {
            matches!(c, '*' | '-' | ':' | '~' | '=' | '<' | '>' | '_' | '"' | '|' | ',' | ' ')
        })
        .to_owned();
    let name = tidy_name(&name);
    (name.chars().filter(|c| c.is_alphabetic()).count() >= 2).then_some(Variant { name, number_beside })
}

/// Without what follows a legal form and is no name: "… SDN BHD <4", "… SDN. BHD. P)".
fn after_legal_form(name: &str) -> &str {
    let folded = fold(name);
    let words = name_words(&folded);
    let Some(after) = legal_form_inside(&words).filter(|&after| after < words.len()) else { return name };
    let rest: usize = words[after..].iter().map(|w| w.chars().filter(|c| c.is_alphabetic()).count()).sum();
    if rest > 3 {
        return name;
    }
    // Cut behind the last letter of the form.
    let mut seen = 0;
    let mut inside = false;
    for (at, c) in name.char_indices() {
        let word = c.is_alphanumeric();
        if word && !inside {
            seen += 1;
            if seen > after {
                return name[..at]
                    .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')')
                    .trim_end();
            }
        }
        inside = word;
    }
    name
}

struct Head<'a> {
    lines: &'a [Line],
    /// The rows that take part, in order.
    rows: Vec<usize>,
    height: f32,
    tallest: f32,
    centre: f32,
    width: f32,
    first_legal: Option<usize>,
    web: Vec<String>,
}

impl<'a> Head<'a> {
    fn of(lines: &'a [Line]) -> Self {
        let end = lines
            .iter()
            .position(|line| matches!(line.kind, Kind::Heading))
            .unwrap_or(lines.len())
            .clamp(4.min(lines.len()), HEAD.min(lines.len()));
        let legal = |line: &Line| {
            let words = name_words(&line.row.folded);
            legal_form_inside(&words).is_some()
        };
        let rows: Vec<usize> =
            (0..lines.len()).filter(|&i| lines[i].letters >= 3 && (i < end || legal(&lines[i]))).collect();
        let mut heights: Vec<f32> = lines.iter().map(|line| line.row.height()).collect();
        heights.sort_by(f32::total_cmp);
        let left = lines.iter().map(|l| l.row.left()).fold(f32::INFINITY, f32::min);
        let right = lines.iter().map(|l| l.row.right()).fold(f32::NEG_INFINITY, f32::max);
        let web = lines
            .iter()
            .flat_map(|line| line.row.folded.split_whitespace())
            .filter(|word| {
                word.contains('@')
                    || word.starts_with("www.")
                    || word.contains(".com")
                    || word.contains(".es")
                    || word.starts_with("http")
            })
            .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
            .collect();
        Self {
            lines,
            first_legal: rows.iter().copied().find(|&i| legal(&lines[i])),
            height: heights.get(heights.len() / 2).copied().unwrap_or(1.0).max(1.0),
            tallest: rows.iter().filter(|&&i| i < end).map(|&i| lines[i].row.height()).fold(1.0, f32::max),
            centre: f32::midpoint(left, right),
            width: (right - left).max(1.0),
            rows,
            web,
        }
    }

    fn next_row(&self, index: usize) -> Option<usize> {
        let next = index + 1;
        let line = self.lines.get(next)?;
        let gap = (line.row.y() - self.lines[index].row.y()).abs();
        (line.letters >= 2 && gap < 3.5 * self.height.max(line.row.height())).then_some(next)
    }

    fn candidate(
        &self,
        order: usize,
        rows: &[usize],
        name: &str,
        number_beside: bool,
        parts: Option<(&str, &str)>,
    ) -> Option<Candidate> {
        let (first, last) = (*rows.first()?, *rows.last()?);
        let line = &self.lines[first];
        let folded = fold(name);
        let words = name_words(&folded);
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 3 || words.len() > 14 {
            return None;
        }
        let digits = name.chars().filter(char::is_ascii_digit).count();
        let upper = name.chars().filter(|c| c.is_uppercase()).count();
        let notions = rows.iter().fold(Notions::default(), |all, &i| all | self.lines[i].notions);
        let second = parts.map(|p| fold(p.1));
        let second_words = second.as_deref().map(name_words);
        let first_words_folded = parts.map(|p| fold(p.0));
        let first_legal = first_words_folded.as_deref().is_some_and(|f| {
            legal_form_inside(&name_words(f)).is_some() || legal_form(&name_words(f)).is_some()
        });
        let second_legal =
            second_words.as_deref().is_some_and(|w| legal_form_inside(w).is_some() || only_legal_words(w));
        let legal = legal_form(&words).is_some() || legal_form_inside(&words).is_some();
        let trade = trade_words(&words);
        let below = self.lines.get(last + 1);
        let two_below = self.lines.get(last + 2);
        let is_number_row =
            |line: &Line| line.row.text.split_whitespace().any(is_company_number) && line.letters <= 12;
        let is_address = |line: &Line| {
            let words = name_words(&line.row.folded);
            address_words(&words) >= 1
                || (words.iter().any(|w| w.len() == 5 && w.chars().all(|c| c.is_ascii_digit()))
                    && line.letters > 4)
        };
        let centre = f32::midpoint(line.row.left(), line.row.right());
        let squeezed: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        let main_word = words
            .iter()
            .copied()
            .filter(|w| w.len() >= 4 && !crate::domain::understanding::names::is_trade(w))
            .next();
        let web = main_word.is_some_and(|word| self.web.iter().any(|web| web.contains(word)));
        let repeated = squeezed.len() >= 6
            && self.lines.iter().enumerate().any(|(i, other)| {
                !rows.contains(&i) && {
                    let text: String = other.row.folded.chars().filter(|c| c.is_alphanumeric()).collect();
                    text.contains(&squeezed)
                }
            });
        let heights_alike = parts.is_some() && {
            let (a, b) = (line.row.height(), self.lines[last].row.height());
            (a / b).max(b / a) < 1.3
        };
        let above = first.checked_sub(1).map(|i| &self.lines[i]);
        let flag = |yes: bool| f32::from(u8::from(yes));
        let features = [
            flag(order == 0),
            flag(order == 1),
            flag(order == 2),
            order.min(10) as f32 / 4.0,
            flag(first >= HEAD),
            flag(legal),
            trade.min(3) as f32,
            flag(!legal && trade == 0),
            flag(parts.is_some()),
            flag(parts.is_some() && second_legal && !first_legal),
            flag(parts.is_some() && second_legal && first_legal),
            flag(
                parts.is_none()
                    && !legal
                    && below.is_some_and(|b| {
                        let w = name_words(&b.row.folded);
                        only_legal_words(&w) || legal_form_inside(&w).is_some()
                    }),
            ),
            flag(self.first_legal.is_some_and(|legal| legal < first)),
            address_words(&words).min(3) as f32,
            title_words(&words).min(3) as f32,
            flag(only_title_words(&words)),
            flag(notions.any(Notions::PHONE)),
            flag(notions.any(Notions::TAX | Notions::DATE | Notions::TIME)),
            digits as f32 / (digits + letters).max(1) as f32,
            upper as f32 / letters as f32,
            flag(name.chars().next().is_some_and(char::is_lowercase)),
            (line.row.height() / self.height).clamp(0.4, 3.0) - 1.0,
            flag(line.row.height() >= 0.98 * self.tallest),
            ((centre - self.centre).abs() / self.width).min(0.5),
            flag(below.is_some_and(|b| is_number_row(b))),
            flag(number_beside),
            flag(below.is_some_and(|b| is_address(b))),
            rows.iter().map(|&i| self.lines[i].row.confidence()).fold(1.0, f32::min),
            (letters as f32).ln() - 2.0,
            flag(letters < 6),
            words.len() as f32 / 4.0,
            flag(web),
            flag(repeated),
            flag(notions.any(Notions::STAFF | Notions::STOCK | Notions::MEMBER)),
            flag(words.len() == 1),
            flag(above.is_some_and(|a| {
                a.row.folded.contains("owned by")
                    || a.row.folded.contains("operated by")
                    || a.row.folded.contains("dimiliki")
            })),
            flag(parts.is_some_and(|p| p.1.starts_with('(') && p.1.ends_with(')'))),
            flag(heights_alike),
            flag(above.is_some_and(|a| only_title_words(&name_words(&a.row.folded)))),
            flag(two_below.is_some_and(|b| is_address(b))),
        ];
        Some(Candidate {
            name: name.to_owned(),
            raw: rows.iter().map(|&i| self.lines[i].row.text.as_str()).collect::<Vec<_>>().join(" / "),
            place: around(rows.iter().filter_map(|&i| self.lines[i].row.place())),
            features,
        })
    }
}
