//! Dates in lines that a machine read: any order, any separator, month names in several languages.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::understanding::months::month;

/// Which of day and month comes first where both are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The date, in the order asked for.
    pub date: NaiveDate,
    /// The date with day and month the other way round, when that is another valid one.
    pub swapped: Option<NaiveDate>,
    /// As it stands in the text.
    pub raw: String,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Whether the year has four digits.
    pub full_year: bool,
    /// Whether the month is a word.
    pub named_month: bool,
    /// Whether it is eight digits in a row.
    pub compact: bool,
    /// Whether digits had to be guessed from letters.
    pub repaired: bool,
}

/// All dates of a text, from left to right.
pub(super) fn dates(text: &str, order: Order) -> Vec<Found> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match date_at(text, &tokens, i, order) {
            Some((date, next)) => {
                found.push(date);
                i = next;
            }
            None => i += 1,
        }
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Digits,
    Letters,
    Other,
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    sort: Sort,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let sort = |c: char| match c {
        '0'..='9' => Sort::Digits,
        c if c.is_alphabetic() => Sort::Letters,
        _ => Sort::Other,
    };
    let mut tokens: Vec<Token<'_>> = Vec::new();
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if last.sort == sort(c) && last.sort != Sort::Other => {
                last.text = &text[last.start..end];
            }
            _ => tokens.push(Token { text: &text[start..end], start, sort: sort(c) }),
        }
    }
    tokens
}

fn date_at(text: &str, tokens: &[Token<'_>], i: usize, order: Order) -> Option<(Found, usize)> {
    let before = i.checked_sub(1).map(|i| tokens[i]);
    if tokens[i].sort == Sort::Digits
        && before.is_some_and(|b| b.sort == Sort::Letters && b.text.len() <= 2 && !glued_letters_fit(b.text))
    {
        return None;
    }
    three_numbers(text, tokens, i, order)
        .or_else(|| with_month_name(text, tokens, i))
        .or_else(|| eight_digits(text, tokens, i, order))
        .or_else(|| lost_separator(text, tokens, i))
        .or_else(|| month_name_first(text, tokens, i))
}

/// Letters that an engine glues to a date ("n21/04/2018" for a lost blank): a label's end, not a code.
fn glued_letters_fit(letters: &str) -> bool {
    letters.chars().all(char::is_lowercase)
}

fn digits<'a>(tokens: &[Token<'a>], i: usize, lengths: std::ops::RangeInclusive<usize>) -> Option<&'a str> {
    tokens.get(i).filter(|t| t.sort == Sort::Digits && lengths.contains(&t.text.len())).map(|t| t.text)
}

/// The index after a separator of date parts at `i` (a sign, perhaps with blanks around it).
fn separator(tokens: &[Token<'_>], i: usize) -> Option<(char, usize)> {
    let mut j = i;
    let mut sign = None;
    while let Some(token) = tokens.get(j).filter(|t| t.sort == Sort::Other) {
        let c = token.text.chars().next()?;
        match c {
            '/' | '-' | '.' | '·' | '_' | ',' | '\'' | '–' | '\\' if sign.is_none() => sign = Some(c),
            ' ' if j < i + 3 => {}
            _ => break,
        }
        j += 1;
    }
    (j > i).then_some((sign.unwrap_or(' '), j))
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}

fn year_of(text: &str) -> Option<i32> {
    let year = i32::try_from(number(text)).ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 if (1990..=2100).contains(&year) => Some(year),
        _ => None,
    }
}

fn three_numbers(text: &str, tokens: &[Token<'_>], i: usize, order: Order) -> Option<(Found, usize)> {
    let first = digits(tokens, i, 1..=4)?;
    let (sign, j) = separator(tokens, i + 1)?;
    let second = digits(tokens, j, 1..=2)?;
    let (sign2, k) = separator(tokens, j + 1)?;
    // Blanks alone separate only whole dates such as "24 02 2026".
    if sign != sign2
        && (sign == ' ' || sign2 == ' ' || sign == ',' || sign2 == ',')
        && first.len() != 4
        && !same_but_misread(sign, sign2)
    {
        return None;
    }
    let third = digits(tokens, k, 1..=8)?;
    // Four numbers with points between are a version or an address of a network.
    if sign == '.'
        && tokens.get(k + 1).is_some_and(|t| t.text == ".")
        && digits(tokens, k + 2, 1..=9).is_some()
    {
        return None;
    }
    if first.len() == 4 {
        let third = &third[..third.len().min(2)];
        let (year, month, day) = (year_of(first)?, number(second), number(third));
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        let end = tokens[k].start + third.len();
        return Some((found(text, tokens[i].start, end, date, None, true, false), k + 1));
    }
    if first.len() > 2 {
        return None;
    }
    // "03/02/201815:28": the blank between date and time was lost.
    let third = match third.len() {
        1 | 3 => return None,
        4 if year_of(third).is_none() => &third[..2],
        2 | 4 => third,
        5 if !third.starts_with("20") => &third[..2],
        6.. if third.starts_with("20") => &third[..4],
        5 => &third[..4],
        _ => &third[..2],
    };
    if sign == ' ' && (third.len() != 4 || first.len() != 2 || second.len() != 2) {
        return None;
    }
    let year = year_of(third)?;
    let (a, b) = (number(first), number(second));
    let by = |day: u32, month: u32| NaiveDate::from_ymd_opt(year, month, day);
    let (wanted, other) = match order {
        Order::DayFirst => (by(a, b), by(b, a)),
        Order::MonthFirst => (by(b, a), by(a, b)),
    };
    let (date, swapped) = match (wanted, other) {
        (Some(date), other) => (date, other.filter(|o| *o != date)),
        (None, Some(date)) => (date, None),
        (None, None) => return None,
    };
    let end = tokens[k].start + third.len();
    Some((found(text, tokens[i].start, end, date, swapped, third.len() == 4, false), k + 1))
}

/// Points and hyphens are often taken for each other.
fn same_but_misread(a: char, b: char) -> bool {
    let dot = |c: char| matches!(c, '.' | '-' | '·' | ',' | '/' | '_');
    dot(a) && dot(b)
}

/// "24 MAR 18", "02/Jan/2017", "14dun/2017", "20 de marzo de 2018", "09:13 am, 21 March, 2018".
fn with_month_name(text: &str, tokens: &[Token<'_>], i: usize) -> Option<(Found, usize)> {
    let day = digits(tokens, i, 1..=2)?;
    let mut j = skip(tokens, i + 1);
    let mut word = tokens.get(j).filter(|t| t.sort == Sort::Letters)?;
    if matches!(
        word.text.to_ascii_lowercase().as_str(),
        "de" | "d" | "of" | "st" | "nd" | "rd" | "th" | "del"
    ) {
        j = skip(tokens, j + 1);
        word = tokens.get(j).filter(|t| t.sort == Sort::Letters)?;
    }
    let month = month(word.text)?;
    let mut k = skip(tokens, j + 1);
    if tokens.get(k).is_some_and(|t| matches!(t.text.to_ascii_lowercase().as_str(), "de" | "del")) {
        k = skip(tokens, k + 1);
    }
    let year_text = digits(tokens, k, 2..=8)?;
    let year_text = match year_text.len() {
        2 | 4 => year_text,
        6.. if year_text.starts_with("20") => &year_text[..4],
        _ => &year_text[..2],
    };
    let date = NaiveDate::from_ymd_opt(year_of(year_text)?, month, number(day))?;
    let end = tokens[k].start + year_text.len();
    Some((found(text, tokens[i].start, end, date, None, year_text.len() == 4, true), k + 1))
}

/// "March 21, 2018", "MAR 21 2018".
fn month_name_first(text: &str, tokens: &[Token<'_>], i: usize) -> Option<(Found, usize)> {
    let month = month(tokens.get(i).filter(|t| t.sort == Sort::Letters)?.text)?;
    let j = skip(tokens, i + 1);
    let day = digits(tokens, j, 1..=2)?;
    let k = skip(tokens, j + 1);
    if k == j + 1 {
        return None;
    }
    let year = digits(tokens, k, 4..=4)?;
    let date = NaiveDate::from_ymd_opt(year_of(year)?, month, number(day))?;
    let end = tokens[k].start + year.len();
    Some((found(text, tokens[i].start, end, date, None, true, true), k + 1))
}

/// "20180428", "28042018".
fn eight_digits(text: &str, tokens: &[Token<'_>], i: usize, order: Order) -> Option<(Found, usize)> {
    let run = digits(tokens, i, 8..=8)?;
    let alone =
        |t: Option<&Token<'_>>| t.is_none_or(|t| t.sort == Sort::Other && !matches!(t.text, "-" | "." | "#"));
    if !alone(i.checked_sub(1).and_then(|i| tokens.get(i))) || !alone(tokens.get(i + 1)) {
        return None;
    }
    let year_first = || NaiveDate::from_ymd_opt(year_of(&run[..4])?, number(&run[4..6]), number(&run[6..]));
    let year_last = || {
        let (a, b) = (number(&run[..2]), number(&run[2..4]));
        let (day, month) = if order == Order::DayFirst { (a, b) } else { (b, a) };
        NaiveDate::from_ymd_opt(year_of(&run[4..])?, month, day)
    };
    let date = year_first().or_else(year_last)?;
    let start = tokens[i].start;
    let mut found = found(text, start, start + 8, date, None, true, false);
    found.compact = true;
    Some((found, i + 1))
}

/// "2104-2026": the sign between day and month was not read.
fn lost_separator(text: &str, tokens: &[Token<'_>], i: usize) -> Option<(Found, usize)> {
    let run = digits(tokens, i, 4..=4)?;
    let sign = tokens.get(i + 1).filter(|t| matches!(t.text, "-" | "/" | "."))?;
    let year = digits(tokens, i + 2, 4..=4)?;
    let before = i.checked_sub(1).map(|i| tokens[i].text);
    let after = tokens.get(i + 3).map(|t| t.text);
    if before == Some(sign.text) || after == Some(sign.text) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year_of(year)?, number(&run[2..]), number(&run[..2]))?;
    let end = tokens[i + 2].start + year.len();
    let mut found = found(text, tokens[i].start, end, date, None, true, false);
    found.repaired = true;
    Some((found, i + 3))
}

fn skip(tokens: &[Token<'_>], mut i: usize) -> usize {
    let start = i;
    while i < start + 3 && tokens.get(i).is_some_and(|t| matches!(t.text, " " | "-" | "/" | "." | "," | "'"))
    {
        i += 1;
    }
    i
}

fn found(
    text: &str,
    start: usize,
    end: usize,
    date: NaiveDate,
    swapped: Option<NaiveDate>,
    full_year: bool,
    named_month: bool,
) -> Found {
    Found {
        date,
        swapped,
        raw: text[start..end].to_owned(),
        start,
        end,
        full_year,
        named_month,
        compact: false,
        repaired: false,
    }
}

/// Digits that were read as letters in what otherwise looks like a date ("24-02-202b", "2O/03/2018"), set right.
pub(super) fn repair(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut changed = false;
    let repaired: String = chars
        .iter()
        .enumerate()
        .map(|(i, &c)| {
            let digit = match c {
                'O' | 'o' | 'D' | 'Q' => '0',
                'I' | 'l' | 'i' | '|' => '1',
                'Z' => '2',
                'S' => '5',
                'b' | 'G' => '6',
                'B' | 'E' => '8',
                _ => return c,
            };
            let part =
                |c: Option<&char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'));
            let blank = |c: Option<&char>| c.is_none_or(|c| c.is_whitespace());
            let (before, after) = (i.checked_sub(1).and_then(|i| chars.get(i)), chars.get(i + 1));
            if (part(before) && (part(after) || blank(after))) || (blank(before) && part(after)) {
                changed = true;
                digit
            } else {
                c
            }
        })
        .collect();
    changed.then_some(repaired)
}

/// Whether a date can be the day of a purchase, seen from today: not later (a day of grace for time zones), not too old.
pub(super) fn plausible(date: NaiveDate, today: NaiveDate) -> bool {
    let days = (today - date).num_days();
    days >= -1 && date.year() >= 1995 && days < 366 * 25
}

#[cfg(test)]
mod tests;
