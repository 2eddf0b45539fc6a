//! Numbers inside lines that a machine read: lenient where a person's input would be refused.

use rust_decimal::Decimal;

/// A number found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// Its value, with its sign.
    pub value: Decimal,
    /// Where it starts and ends in the text, in bytes (sign and currency excluded).
    pub start: usize,
    /// See `start`.
    pub end: usize,
    /// What its writing says about it.
    pub form: Form,
    /// Whether a currency stands beside it.
    pub marked: bool,
}

/// What the writing of a [`Number`] says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Two decimals: an amount of money in most currencies.
    Cents,
    /// One, three or four decimals: a weight, a litre price.
    Decimals,
    /// No decimals.
    Whole,
    /// A percentage.
    Percent,
}

/// All numbers of a text, from left to right. Dates, times, and digits inside codes are left out.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    if let Some(number) = lost_point(text, &chars) {
        return vec![number];
    }
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !starts(&chars, i) {
            i += 1;
            continue;
        }
        let end = run_end(&chars, i);
        if let Some(number) = read(text, &chars, i, end) {
            found.push(number);
        }
        i = end.max(i + 1);
    }
    found
}

/// "0 00", "RM 13 15 S", "RM5:00": a text that is nothing but an amount whose point was lost or misread.
fn lost_point(text: &str, chars: &[(usize, char)]) -> Option<Number> {
    let start = chars.iter().position(|(_, c)| c.is_ascii_digit())?;
    let whole = chars[start..].iter().take_while(|(_, c)| c.is_ascii_digit()).count();
    let point = start + whole;
    let lead: String = chars[..start].iter().map(|&(_, c)| c.to_ascii_lowercase()).collect();
    let lead = lead.trim_matches(|c: char| matches!(c, ' ' | ':' | '-' | '.' | '('));
    let marked = matches!(lead, "rm" | "€" | "$" | "eur");
    let sign = at(chars, point);
    let fits = (1..=4).contains(&whole)
        && (lead.is_empty() || marked)
        && (sign == ' ' || (marked && matches!(sign, ':' | '·' | ';')))
        && at(chars, point + 1).is_ascii_digit()
        && at(chars, point + 2).is_ascii_digit();
    let rest: String = chars.get(point + 3..)?.iter().map(|&(_, c)| c).collect();
    let tax_code = rest.trim().trim_matches('-');
    if !fits || tax_code.chars().count() > 3 || tax_code.chars().any(|c| !c.is_ascii_uppercase()) {
        return None;
    }
    let digits: String =
        chars[start..point + 3].iter().map(|&(_, c)| if c.is_ascii_digit() { c } else { '.' }).collect();
    let mut value = Decimal::from_str_exact(&digits).ok()?;
    value.set_sign_negative(
        rest.trim_start().starts_with('-') || chars[..start].iter().any(|&(_, c)| c == '-'),
    );
    let byte = |i: usize| chars.get(i).map_or(text.len(), |&(at, _)| at);
    Some(Number { value, start: byte(start), end: byte(point + 3), form: Form::Cents, marked })
}

fn at(chars: &[(usize, char)], i: usize) -> char {
    chars.get(i).map_or(' ', |&(_, c)| c)
}

fn before(chars: &[(usize, char)], i: usize) -> char {
    i.checked_sub(1).map_or(' ', |i| at(chars, i))
}

/// What the engine may write for a digit between digits.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'O' | 'o' | 'C' | 'c' | 'D' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        'S' => Some('5'),
        'B' => Some('8'),
        _ => None,
    }
}

fn separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '·')
}

fn starts(chars: &[(usize, char)], i: usize) -> bool {
    let (c, next) = (at(chars, i), at(chars, i + 1));
    let prior = before(chars, i);
    if c.is_ascii_digit() {
        return true;
    }
    if separator(c) && next.is_ascii_digit() {
        // ".99", but not the end of a sentence glued to a number.
        return !prior.is_alphanumeric();
    }
    // "RMI11.90": a one behind a currency.
    if matches!(c, 'I' | 'l') && next.is_ascii_digit() && matches!(prior, 'M' | 'm' | '€' | '$') {
        return currency_before(chars, i);
    }
    // "RMO.08", "O.50": a letter O as the leading zero.
    matches!(c, 'O' | 'o')
        && separator(next)
        && at(chars, i + 2).is_ascii_digit()
        && at(chars, i + 3).is_ascii_digit()
}

/// One past the end of the run of digits and separators that starts at `i`.
fn run_end(chars: &[(usize, char)], start: usize) -> usize {
    let mut i = start;
    let two_digits = |j: usize| {
        at(chars, j).is_ascii_digit()
            && at(chars, j + 1).is_ascii_digit()
            && !at(chars, j + 2).is_alphanumeric()
            && !(separator(at(chars, j + 2)) && at(chars, j + 3).is_ascii_digit())
    };
    loop {
        let c = at(chars, i);
        if i >= chars.len() {
            return i;
        }
        if c.is_ascii_digit() || (i == start && matches!(c, 'O' | 'o' | 'I' | 'l')) {
            i += 1;
        } else if separator(c) {
            if at(chars, i + 1) == ' ' && two_digits(i + 2) && i > start && !seen_separator(chars, start, i) {
                // "12. 50"
                i += 2;
            } else if digit_follows(chars, i + 1) {
                i += 1;
            } else {
                return i;
            }
        } else if c == ' ' {
            // "12 .50", and thousands by blanks with decimals behind: "1 234,56".
            if matches!(at(chars, i + 1), '.' | ',') && two_digits(i + 2) && !seen_separator(chars, start, i)
            {
                i += 1;
            } else if thousands_group(chars, start, i) {
                i += 4;
            } else {
                return i;
            }
        } else if digit(c).is_some() && i > start {
            // A letter that stands for a digit has digits or separators on both sides, or ends the decimals ("2.3O").
            let prior = before(chars, i);
            let next = at(chars, i + 1);
            let inside = (prior.is_ascii_digit() || separator(prior))
                && (next.is_ascii_digit() || (separator(next) && at(chars, i + 2).is_ascii_digit()));
            let ends = matches!(c, 'O' | 'o' | 'C' | 'c' | 'D')
                && prior.is_ascii_digit()
                && separator(before(chars, i - 1))
                && !next.is_alphanumeric();
            let both = matches!(c, 'O' | 'o') && (separator(prior)) && matches!(next, 'O' | 'o' | '0'..='9');
            if inside || ends || both { i += 1 } else { return i }
        } else {
            return i;
        }
    }
}

fn digit_follows(chars: &[(usize, char)], i: usize) -> bool {
    let c = at(chars, i);
    c.is_ascii_digit()
        || (matches!(c, 'O' | 'o') && digit(at(chars, i + 1)).is_some() && !at(chars, i + 2).is_alphabetic())
}

fn seen_separator(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    chars[start..end].iter().any(|&(_, c)| separator(c))
}

/// Whether the blank at `i` separates thousands: one to three digits before it, three after it, then decimals.
fn thousands_group(chars: &[(usize, char)], start: usize, i: usize) -> bool {
    let lead =
        chars[start..i].iter().all(|&(_, c)| c.is_ascii_digit()) && i - start <= 3 && at(chars, start) != '0';
    lead && (1..=3).all(|k| at(chars, i + k).is_ascii_digit())
        && matches!(at(chars, i + 4), '.' | ',')
        && at(chars, i + 5).is_ascii_digit()
        && at(chars, i + 6).is_ascii_digit()
        && !at(chars, i + 7).is_alphanumeric()
}

fn read(text: &str, chars: &[(usize, char)], start: usize, end: usize) -> Option<Number> {
    let prior = before(chars, start);
    let next = at(chars, end);
    let glued = |c: char| matches!(c, ':' | '/' | '：' | '*' | '#' | '@');
    // Times, dates and fractions; a colon or slash before it may end a label ("Total:12.50").
    if glued(next) && at(chars, end + 1).is_ascii_digit() && !matches!(next, '*' | '@') {
        return None;
    }
    if matches!(prior, ':' | '/' | '：') && start >= 2 && at(chars, start - 2).is_ascii_digit() {
        return None;
    }
    if next == '-' && at(chars, end + 1).is_alphanumeric() {
        return None;
    }
    let run = &chars[start..end];
    let groups: Vec<String> = run
        .split(|&(_, c)| separator(c))
        .map(|group| group.iter().filter_map(|&(_, c)| digit(c)).collect())
        .collect();
    let (form, plain) = shape(&groups)?;
    if plain.len() > 13 {
        // Longer ones are codes; the limit also keeps products within the range of a decimal.
        return None;
    }
    let letters_after = next.is_alphabetic() && form == Form::Whole;
    let letters_before = prior.is_alphabetic() && form == Form::Whole;
    let marked = currency_before(chars, start) || currency_after(chars, end);
    if (letters_after || letters_before) && !marked {
        return None;
    }
    let mut value = Decimal::from_str_exact(&plain).ok()?;
    if negative(chars, start, end) {
        value.set_sign_negative(true);
    }
    let mut k = end;
    while at(chars, k) == ' ' && k < chars.len() {
        k += 1;
    }
    let form = if at(chars, k) == '%' { Form::Percent } else { form };
    let byte = |i: usize| chars.get(i).map_or(text.len(), |&(at, _)| at);
    Some(Number { value, start: byte(start), end: byte(end), form, marked })
}

/// From the digit groups between separators: what kind of number, and how it is written plainly.
fn shape(groups: &[String]) -> Option<(Form, String)> {
    let (last, lead) = groups.split_last()?;
    if lead.is_empty() {
        return Some((Form::Whole, last.clone()));
    }
    let grouped = |groups: &[String]| {
        groups.iter().skip(1).all(|g| g.len() == 3)
            && groups.first().is_some_and(|g| g.len() <= 3 || groups.len() == 1)
    };
    if !grouped(lead) {
        return None;
    }
    let whole: String = lead.concat();
    let whole = if whole.is_empty() { "0".to_owned() } else { whole };
    match last.len() {
        2 => Some((Form::Cents, format!("{whole}.{last}"))),
        3 if lead.len() > 1 => Some((Form::Whole, format!("{whole}{last}"))),
        1 | 3 | 4 => Some((Form::Decimals, format!("{whole}.{last}"))),
        _ => None,
    }
}

fn negative(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    let dash = |c: char| matches!(c, '-' | '−' | '–');
    let mut i = start;
    // Step over a currency between the sign and the number.
    while i > 0
        && (at(chars, i - 1).is_alphabetic() || matches!(at(chars, i - 1), ' ' | '$' | '€'))
        && start - i < 4
    {
        i -= 1;
    }
    for at_sign in [start, i] {
        let sign = before(chars, at_sign);
        let prior = at_sign.checked_sub(1).map_or(' ', |s| before(chars, s));
        if dash(sign)
            && (prior == ' ' || prior == ':' || dash(prior))
            && (at_sign == start || !prior.is_alphanumeric())
        {
            return true;
        }
    }
    let next = at(chars, end);
    if dash(next) && !at(chars, end + 1).is_alphanumeric() && !dash(at(chars, end + 1)) {
        return true;
    }
    before(chars, start) == '(' && next == ')'
}

fn currency_before(chars: &[(usize, char)], start: usize) -> bool {
    let mut i = start;
    while i > 0 && matches!(at(chars, i - 1), ' ' | ':' | '-' | '.') && start - i < 3 {
        i -= 1;
    }
    let mut word = String::new();
    while i > 0 && (at(chars, i - 1).is_alphabetic() || at(chars, i - 1) == '$') && word.len() < 8 {
        i -= 1;
        word.insert(0, at(chars, i).to_ascii_lowercase());
    }
    if matches!(before(chars, start), '€' | '$' | '£') {
        return true;
    }
    matches!(
        word.as_str(),
        "rm" | "rn" | "eur" | "euro" | "euros" | "myr" | "usd" | "gbp" | "$" | "us$" | "s$"
    )
}

fn currency_after(chars: &[(usize, char)], end: usize) -> bool {
    let rest: String = chars.iter().skip(end).take(6).map(|&(_, c)| c.to_ascii_lowercase()).collect();
    let rest = rest.trim_start();
    rest.starts_with(['€', '$', '£']) || ["eur", "myr", "usd"].iter().any(|code| rest.starts_with(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cents(text: &str) -> Vec<String> {
        numbers(text).into_iter().filter(|n| n.form == Form::Cents).map(|n| n.value.to_string()).collect()
    }

    #[test]
    fn amounts_are_found_in_what_a_machine_reads() {
        for (text, want) in [
            ("TOTAL 12.50", "12.50"),
            ("12. 50", "12.50"),
            ("12 .50", "12.50"),
            ("RM12,50", "12.50"),
            ("1,234.56 S", "1234.56"),
            ("1.234,56€", "1234.56"),
            ("1 234,56", "1234.56"),
            (",99", "0.99"),
            (".99", "0.99"),
            ("RMO.08", "0.08"),
            ("1O.5O", "10.50"),
            ("2,4l5.00", "2415.00"),
            ("5.90SR", "5.90"),
            ("Total:12.50", "12.50"),
            ("-3.15", "-3.15"),
            ("11.60-", "-11.60"),
            ("(0.01)", "-0.01"),
            ("RM -0.02", "-0.02"),
            ("--0.01", "-0.01"),
            ("106.1C", "106.10"),
            ("RMI11.90", "111.90"),
            ("RM5:00", "5.00"),
            ("13 15", "13.15"),
            ("0 02-", "-0.02"),
        ] {
            assert_eq!(cents(text), [want], "{text}");
        }
        assert_eq!(cents("3 2.00 6.00 SR"), ["2.00", "6.00"]);
        assert_eq!(cents("7.90*3 23.70 Z"), ["7.90", "23.70"]);
    }

    #[test]
    fn dates_times_and_codes_are_no_amounts() {
        for text in [
            "12.03.26",
            "12-03-2018",
            "20:23",
            "23.03.26 20:47:43",
            "900 167 167",
            "http://a.b",
            "B-12345674",
            "GA12345",
        ] {
            assert!(cents(text).is_empty(), "{text}");
        }
        assert!(numbers("10:20:37").is_empty());
        assert!(numbers("GA12345").is_empty());
    }

    #[test]
    fn percentages_weights_and_whole_numbers_are_told_apart() {
        let forms = |text: &str| numbers(text).into_iter().map(|n| n.form).collect::<Vec<_>>();
        assert_eq!(forms("GST @ 6% : 1.20"), [Form::Percent, Form::Cents]);
        assert_eq!(forms("10,00 %"), [Form::Percent]);
        assert_eq!(forms("0,444 kg 2,75 €/kg 1,22"), [Form::Decimals, Form::Cents, Form::Cents]);
        assert_eq!(forms("Qty 2"), [Form::Whole]);
        assert_eq!(forms("1.234.567"), [Form::Whole]);
    }
}
