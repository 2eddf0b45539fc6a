//! The head of a receipt, in which the merchant stands, and what speaks for a text of it being the name.

use crate::domain::fold::fold;
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::Line;
use crate::domain::understanding::merchant::{Candidate, FEATURES};
use crate::domain::understanding::name_text::{NameText, is_company_number, tells_owner};
use crate::domain::understanding::names::{
    address_words, generic, is_trade, legal_form, only_fillers, only_title_words, title_words, trade_words,
    weak_legal_end,
};
use crate::domain::understanding::rows::around;
use crate::domain::understanding::words::{Notions, words};

/// How many rows from the top may hold the name.
const DEPTH: usize = 14;

/// The rows that may hold the name, and the measures of the receipt that they are compared with.
pub(super) struct Head<'a> {
    lines: &'a [Line],
    /// The rows that take part, in order: those of the head, and any later one with a legal form.
    pub rows: Vec<usize>,
    height: f32,
    tallest: f32,
    centre: f32,
    width: f32,
    first_legal: Option<usize>,
    /// Web and mail addresses without their signs.
    web: Vec<String>,
    /// The letters and digits of each row.
    squeezed: Vec<String>,
}

impl<'a> Head<'a> {
    pub(super) fn of(lines: &'a [Line]) -> Self {
        let end = lines
            .iter()
            .position(|line| line.kind == Kind::Heading)
            .unwrap_or(lines.len())
            .clamp(4.min(lines.len()), DEPTH.min(lines.len()));
        let legal = |line: &Line| legal_form(&words(&line.row.folded)).is_some();
        let rows: Vec<usize> =
            (0..lines.len()).filter(|&i| lines[i].letters >= 3 && (i < end || legal(&lines[i]))).collect();
        let mut heights: Vec<f32> = lines.iter().map(|line| line.row.height()).collect();
        heights.sort_by(f32::total_cmp);
        let left = lines.iter().map(|l| l.row.left()).fold(f32::INFINITY, f32::min);
        let right = lines.iter().map(|l| l.row.right()).fold(f32::NEG_INFINITY, f32::max);
        let squeezed: Vec<String> = lines.iter().map(|line| squeeze(&line.row.folded)).collect();
        Self {
            first_legal: rows.iter().copied().find(|&i| legal(&lines[i])),
            height: heights.get(heights.len() / 2).copied().unwrap_or(1.0).max(1.0),
            tallest: rows.iter().filter(|&&i| i < end).map(|&i| lines[i].row.height()).fold(1.0, f32::max),
            centre: f32::midpoint(left, right),
            width: (right - left).max(1.0),
            web: lines
                .iter()
                .flat_map(|line| line.row.folded.split_whitespace())
                .filter(|w| is_web(w))
                .map(squeeze)
                .collect(),
            lines,
            rows,
            squeezed,
        }
    }

    /// The row below, if it is near enough to belong to the same name.
    pub(super) fn next_row(&self, index: usize) -> Option<usize> {
        let line = self.lines.get(index + 1)?;
        let gap = (line.row.y() - self.lines[index].row.y()).abs();
        (line.letters >= 2 && gap < 3.5 * self.height.max(line.row.height())).then_some(index + 1)
    }

    /// A candidate made of these rows (and of two parts, when it is made of two), with its features.
    pub(super) fn candidate(
        &self,
        order: usize,
        rows: &[usize],
        text: &NameText,
        parts: Option<(&str, &str)>,
    ) -> Option<Candidate> {
        let (first, last) = (*rows.first()?, *rows.last()?);
        let line = &self.lines[first];
        let name = text.name.as_str();
        let folded = fold(name);
        let own = words(&folded);
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 3 || own.len() > 14 {
            return None;
        }
        let two = parts.map(|(a, b)| TwoRows::of(a, b)).unwrap_or_default();
        let count = |test: fn(char) -> bool| name.chars().filter(|&c| test(c)).count();
        let digits = count(|c| c.is_ascii_digit());
        let odd = count(|c| {
            !c.is_alphanumeric()
                && !matches!(c, ' ' | '.' | ',' | '&' | '\'' | '(' | ')' | '-' | '/' | '’' | '+')
        });
        let notions = rows.iter().fold(Notions::default(), |all, &i| all | self.lines[i].notions);
        let legal = legal_form(&own).is_some();
        let weak = weak_legal_end(&own);
        let trade = trade_words(&own);
        let below = self.lines.get(last + 1);
        let two_below = self.lines.get(last + 2);
        let above = first.checked_sub(1).map(|i| &self.lines[i]);
        let centre = f32::midpoint(line.row.left(), line.row.right());
        let squeezed = squeeze(&folded);
        let main_word = own.iter().copied().find(|word| word.len() >= 4 && !is_trade(word));
        let repeated = squeezed.len() >= 6
            && self
                .squeezed
                .iter()
                .enumerate()
                .any(|(i, other)| !rows.contains(&i) && other.contains(&squeezed));
        let flag = |yes: bool| f32::from(u8::from(yes));
        let features: [f32; FEATURES.len()] = [
            flag(order == 0),
            flag(order == 1),
            flag(order == 2),
            order.min(10) as f32 / 4.0,
            flag(first >= DEPTH),
            flag(legal),
            flag(weak && !legal),
            trade.min(2) as f32,
            flag(!legal && !weak && trade == 0),
            flag(generic(&own)),
            flag(parts.is_some()),
            flag(two.first_legal),
            flag(two.second_filler),
            flag(two.second_generic),
            flag(two.first_generic),
            flag(two.second_own_legal),
            flag(two.first_trade_second_legal),
            flag(two.second_in_brackets),
            flag(two.second_plain),
            flag(parts.is_some() && same_height(line, &self.lines[last])),
            flag(parts.is_none() && !legal && below.is_some_and(|b| generic(&words(&b.row.folded)))),
            flag(self.first_legal.is_some_and(|legal| legal < first)),
            (address_words(&own) + 2 * usize::from(starts_with_house_number(&own))).min(3) as f32,
            title_words(&own).min(3) as f32,
            flag(only_title_words(&own)),
            flag(notions.any(Notions::PHONE)),
            flag(notions.any(Notions::TAX | Notions::DATE | Notions::TIME)),
            digits as f32 / (digits + letters) as f32,
            count(char::is_uppercase) as f32 / letters as f32,
            flag(name.starts_with(char::is_lowercase)),
            flag(name.starts_with('(')),
            (odd.min(4) as f32) / 2.0,
            (line.row.height() / self.height).clamp(0.4, 3.0) - 1.0,
            flag(line.row.height() >= 0.98 * self.tallest),
            ((centre - self.centre).abs() / self.width).min(0.5),
            flag(below.is_some_and(is_number_row)),
            flag(text.number_beside),
            flag(below.is_some_and(is_address)),
            flag(two_below.is_some_and(is_address)),
            rows.iter().map(|&i| self.lines[i].row.confidence()).fold(1.0, f32::min),
            (letters as f32).ln() - 2.0,
            flag(letters < 6),
            own.len() as f32 / 4.0,
            flag(own.len() == 1),
            flag(main_word.is_some_and(|word| self.web.iter().any(|web| web.contains(word)))),
            flag(is_web(&folded) || folded.contains("powered by")),
            flag(repeated),
            flag(notions.any(Notions::STAFF | Notions::STOCK | Notions::MEMBER)),
            flag(above.is_some_and(|a| tells_owner(&a.row.folded)) || tells_owner(&line.row.folded)),
            flag(above.is_some_and(|a| only_title_words(&words(&a.row.folded)))),
            flag(two.first_generic && two.second_plain && same_height(line, &self.lines[last])),
        ];
        Some(Candidate {
            name: name.to_owned(),
            raw: text.raw.clone(),
            place: around(rows.iter().filter_map(|&i| self.lines[i].row.place())),
            features,
            evidence: 0.0,
        })
    }
}

/// How two rows would make one name.
#[derive(Debug, Default)]
struct TwoRows {
    first_legal: bool,
    second_filler: bool,
    second_generic: bool,
    first_generic: bool,
    second_own_legal: bool,
    first_trade_second_legal: bool,
    second_in_brackets: bool,
    second_plain: bool,
}

impl TwoRows {
    fn of(first: &str, second: &str) -> Self {
        let (first_folded, second_folded) = (fold(first), fold(second));
        // "(SEMENYIH) SDN BHD": what stands in brackets is no name of its own.
        let outside = if second_folded.starts_with('(') {
            second_folded.split_once(')').map(|(_, rest)| rest)
        } else {
            None
        };
        let (a, b) =
            (words(&first_folded), words(outside.filter(|rest| !rest.is_empty()).unwrap_or(&second_folded)));
        let second_legal = legal_form(&b).is_some() || only_fillers(&b);
        Self {
            first_legal: legal_form(&a).is_some(),
            second_filler: only_fillers(&b),
            second_generic: generic(&b) && !only_fillers(&b),
            first_generic: generic(&a),
            second_own_legal: second_legal && !generic(&b),
            first_trade_second_legal: second_legal && trade_words(&a) > 0,
            second_plain: !second_legal && trade_words(&b) == 0 && !second.starts_with('('),
            second_in_brackets: second.starts_with('(') && second.ends_with(')'),
        }
    }
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_web(word: &str) -> bool {
    word.contains('@')
        || word.contains("www.")
        || word.contains(".com")
        || word.contains("http")
        || word.ends_with(".es")
        || word.ends_with(".cat")
}

fn same_height(a: &Line, b: &Line) -> bool {
    let ratio = a.row.height() / b.row.height();
    (0.77..1.3).contains(&ratio)
}

/// A row that is hardly more than a company number.
fn is_number_row(line: &Line) -> bool {
    line.letters <= 12 && line.row.text.split_whitespace().any(is_company_number)
}

/// "4 Ropewalk Steps": a small number, then words of no trade or company.
fn starts_with_house_number(words: &[&str]) -> bool {
    let [number, rest @ ..] = words else { return false };
    let is_number = number.len() <= 4 && number.chars().all(|c| c.is_ascii_digit());
    is_number
        && rest.len() >= 2
        && rest[0].len() >= 3
        && rest.iter().all(|word| word.chars().all(char::is_alphabetic))
        && trade_words(rest) == 0
        && legal_form(words).is_none()
        && !weak_legal_end(words)
}

/// A row with a word of an address, or a postcode beside a name.
fn is_address(line: &Line) -> bool {
    let words = words(&line.row.folded);
    let postcode = |word: &str| word.len() == 5 && word.chars().all(|c| c.is_ascii_digit());
    address_words(&words) >= 1
        || starts_with_house_number(&words)
        || (line.letters > 4 && words.iter().any(|word| postcode(word)))
}
