//! Dates in lines that a machine read: any order, any separator, month names in several languages.

use chrono::{Datelike as _, NaiveDate};

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
                last.text = &text[last.start..end]
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

fn skip(tokens: &[Token<'_>], mut i: usize) -> usize {
    let start = i;
    while i < start + 3 && tokens.get(i).is_some_and(|t| matches!(t.text, " " | "-" | "/" | "." | "," | "'"))
    {
        i += 1;
    }
    i
}

#[allow(clippy::too_many_arguments)]
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

/// The month by its name or the usual abbreviation: Spanish, English, Catalan, Malay, Portuguese, French, Italian, German.
fn month(word: &str) -> Option<u32> {
    const NAMES: [(&str, u32); 60] = [
        ("january", 1),
        ("enero", 1),
        ("gener", 1),
        ("januari", 1),
        ("janeiro", 1),
        ("janvier", 1),
        ("gennaio", 1),
        ("januar", 1),
        ("ene", 1),
        ("february", 2),
        ("febrero", 2),
        ("febrer", 2),
        ("februari", 2),
        ("fevereiro", 2),
        ("fevrier", 2),
        ("februar", 2),
        ("march", 3),
        ("marzo", 3),
        ("marc", 3),
        ("mac", 3),
        ("marco", 3),
        ("mars", 3),
        ("maerz", 3),
        ("mrz", 3),
        ("april", 4),
        ("abril", 4),
        ("avril", 4),
        ("aprile", 4),
        ("abr", 4),
        ("avr", 4),
        ("mayo", 5),
        ("maig", 5),
        ("mei", 5),
        ("maio", 5),
        ("mai", 5),
        ("may", 5),
        ("maggio", 5),
        ("june", 6),
        ("junio", 6),
        ("juny", 6),
        ("junho", 6),
        ("juin", 6),
        ("juni", 6),
        ("giugno", 6),
        ("july", 7),
        ("julio", 7),
        ("juliol", 7),
        ("julai", 7),
        ("julho", 7),
        ("juillet", 7),
        ("luglio", 7),
        ("august", 8),
        ("agosto", 8),
        ("agost", 8),
        ("ogos", 8),
        ("ago", 8),
        ("aout", 8),
        ("dezember", 12),
        ("dic", 12),
        ("dis", 12),
    ];
    const LATE: [(&str, u32); 22] = [
        ("september", 9),
        ("septiembre", 9),
        ("setiembre", 9),
        ("setembre", 9),
        ("septembre", 9),
        ("setembro", 9),
        ("set", 9),
        ("sept", 9),
        ("october", 10),
        ("octubre", 10),
        ("oktober", 10),
        ("outubro", 10),
        ("octobre", 10),
        ("ottobre", 10),
        ("okt", 10),
        ("november", 11),
        ("noviembre", 11),
        ("novembre", 11),
        ("novembro", 11),
        ("december", 12),
        ("diciembre", 12),
        ("desembre", 12),
    ];
    const SHORT: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = crate::domain::fold(word);
    if word.len() < 3 {
        return None;
    }
    if let Some(i) = SHORT.iter().position(|short| *short == word) {
        return u32::try_from(i + 1).ok();
    }
    let exact = NAMES.iter().chain(&LATE).find(|(name, _)| *name == word).map(|(_, month)| *month);
    // "dun" for "Jun", "0ct": one letter off among the three-letter names, if only one is that near.
    exact.or_else(|| {
        let near: Vec<usize> =
            (0..12).filter(|&i| word.len() == 3 && one_letter_off(&word, SHORT[i])).collect();
        match near.as_slice() {
            [i] => u32::try_from(i + 1).ok(),
            _ => None,
        }
    })
}

fn one_letter_off(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count() == 1
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn first(text: &str) -> Option<String> {
        dates(text, Order::DayFirst).first().map(|found| found.date.to_string())
    }

    #[test]
    fn all_usual_ways_are_read() {
        for (text, want) in [
            ("Date: 25/12/2018 8:13:39 PM", "2018-12-25"),
            ("12-03-18", "2018-03-12"),
            ("23.03.26 20:47:43", "2026-03-23"),
            ("24 02 2026 15:47", "2026-02-24"),
            ("28 Mar 18 18:32:36", "2018-03-28"),
            ("02/Jan/2017", "2017-01-02"),
            ("14dun/2017", "2017-06-14"),
            ("10 OCT 2017 TUE", "2017-10-10"),
            ("20 de marzo de 2018", "2018-03-20"),
            ("3 d'octubre de 2020", "2020-10-03"),
            ("09:13 am, 21 March, 2018", "2018-03-21"),
            ("March 21, 2018", "2018-03-21"),
            ("05-Jan-2017", "2017-01-05"),
            ("12 Ogos 2018", "2018-08-12"),
            ("20180428/191204", "2018-04-28"),
            ("2018-01-0522:55:25", "2018-01-05"),
            ("03/02/201815:28", "2018-02-03"),
            ("01/03/1819:14", "2018-03-01"),
            ("5/3/2018 22:52:33", "2018-03-05"),
            ("14-01-2018（Sun）16:02", "2018-01-14"),
            ("03/25/2018", "2018-03-25"),
        ] {
            assert_eq!(first(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "1.20.30.4x",
            "10:20:37",
            "12,34,567.80",
            "NO.2/33/4",
            "31/02/2018",
            "03-7845 8155",
            "0508202603232047",
            "5.90 3 17.70",
            "45/13/2018",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn the_other_way_round_is_told_when_it_is_possible() {
        let found = &dates("03/04/2018", Order::DayFirst)[0];
        assert_eq!(found.date.to_string(), "2018-04-03");
        assert_eq!(found.swapped.map(|d| d.to_string()).as_deref(), Some("2018-03-04"));
        assert_eq!(dates("25/04/2018", Order::MonthFirst)[0].date.to_string(), "2018-04-25");
        assert_eq!(dates("03/04/2018", Order::MonthFirst)[0].date.to_string(), "2018-03-04");
    }

    #[test]
    fn letters_in_place_of_digits_are_set_right() {
        assert_eq!(repair("24-02-202b 15:48").as_deref(), Some("24-02-2026 15:48"));
        assert_eq!(repair("plain text"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_searched_without_panic(text in "\\PC{0,60}") {
            let _ = dates(&text, Order::DayFirst);
            let _ = repair(&text);
        }

        #[test]
        fn digits_and_signs_are_searched_without_panic(text in "[0-9/.\\- :,a-zé]{0,30}") {
            let _ = dates(&text, Order::MonthFirst);
        }

        #[test]
        fn written_dates_are_read_back(
            day in 1_u32..=28, month in 1_u32..=12, year in 2000_i32..2099,
            sign in prop::sample::select(vec!["/", "-", "."]),
        ) {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            for text in [
                format!("{day:02}{sign}{month:02}{sign}{year}"),
                format!("x {day}{sign}{month}{sign}{:02} 10:22", year % 100),
                format!("{year}{sign}{month:02}{sign}{day:02}"),
                format!("{}", date.format("%d %b %Y")),
                format!("{}", date.format("%Y%m%d")),
            ] {
                let found = dates(&text, Order::DayFirst);
                prop_assert_eq!(found.first().map(|f| f.date), Some(date), "{}", text);
            }
        }
    }
}
