//! The name part of a row: without company numbers, labels and noise around it.

use crate::domain::fold::fold;
use crate::domain::understanding::names::legal_form;
use crate::domain::understanding::spelling::tidy_name;
use crate::domain::understanding::words::words;

/// A text that may be a name.
#[derive(Debug, Clone)]
pub(super) struct NameText {
    /// Cleaned and with look-alike letters set right.
    pub name: String,
    /// The same as it was read.
    pub raw: String,
    /// Whether a company number stood beside it.
    pub number_beside: bool,
}

/// Words that start something else than a name, folded, without signs at their ends.
const LABELS: &[&str] = &[
    "tel", "gst", "cif", "nif", "reg", "brn", "fax", "dni", "roc", "gstid", "vat", "c.i.f", "n.i.f", "ssm",
    "tin", "uen", "abn",
];

/// What comes before the owner's name.
const OWNER: &[&str] =
    &["owned by", "operated by", "managed by", "dimiliki oleh", "dimiliki", "owned and operated by"];

/// Whether a text says that an owner's name follows.
pub(super) fn tells_owner(folded: &str) -> bool {
    OWNER.iter().any(|phrase| folded.contains(phrase))
}

/// The name in a text, if there can be one.
pub(super) fn name_in(text: &str) -> Option<NameText> {
    let text = text.replace(['（', '［'], "(").replace(['）', '］'], ")");
    let text = without_owner_label(&text);
    let mut kept: Vec<&str> = Vec::new();
    let mut number_beside = false;
    let tokens: Vec<&str> = text.split_whitespace().collect();
    for (i, &token) in tokens.iter().enumerate() {
        let named = kept.iter().any(|t| letters(t) >= 2);
        if is_company_number(token) {
            number_beside = true;
            if named {
                break;
            }
            continue;
        }
        if starts_label(token, tokens.get(i + 1).copied()) {
            if !named {
                return None;
            }
            break;
        }
        // "CAPITAL (M) SDN BHD(123456-U)": the number glued to the name.
        if let Some(open) = token.find('(').filter(|&at| at > 0 && is_company_number(&token[at..])) {
            kept.push(&token[..open]);
            number_beside = true;
            break;
        }
        kept.push(token);
    }
    while kept
        .last()
        .is_some_and(|t| is_noise(t) || matches!(*t, "&" | "-" | "+" | "NO" | "NO." | "No" | "No."))
    {
        kept.pop();
    }
    while kept.first().is_some_and(|t| is_noise(t)) {
        kept.remove(0);
    }
    let joined = kept.join(" ");
    let raw = after_legal_form(&joined).trim_matches(|c: char| {
        matches!(
            c,
            '*' | '-'
                | ':'
                | '~'
                | '='
                | '<'
                | '>'
                | '_'
                | '"'
                | '|'
                | ','
                | ' '
                | ';'
                | '\''
                | '`'
                | '«'
                | '»'
        )
    });
    (letters(raw) >= 2).then(|| NameText { name: tidy_name(raw), raw: raw.to_owned(), number_beside })
}

/// A company number: four digits or more with a few letters around ("123456-W", "AB0123456-V", "(1234K)", "B-12345674").
pub(super) fn is_company_number(token: &str) -> bool {
    let core = token.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = core.chars().filter(char::is_ascii_digit).count();
    let signs = core.chars().filter(|c| !c.is_alphanumeric()).count();
    let plain = core.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '–'));
    digits >= 4 && letters(core) <= 3 && signs <= 2 && plain
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

fn starts_label(token: &str, next: Option<&str>) -> bool {
    let lower = fold(token);
    let core = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let next = next.map(fold).unwrap_or_default();
    let number_follows = ["no", "reg", "num", "id"]
        .iter()
        .any(|word| next.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(word));
    LABELS.contains(&core)
        || ["tel:", "gst:", "(cif", "(gst", "(co.no", "(co.", "companyno", "company-no"]
            .iter()
            .any(|start| lower.starts_with(start))
        || (matches!(core, "company" | "co" | "comparny" | "business" | "registration" | "tax")
            && number_follows)
}

/// Signs without letters or digits, or the closing bracket of something lost.
fn is_noise(token: &str) -> bool {
    let signs_only = !token.chars().any(char::is_alphanumeric) && !matches!(token, "&" | "+");
    signs_only || (token.chars().count() <= 2 && token.ends_with(')') && !token.starts_with('('))
}

fn without_owner_label(text: &str) -> &str {
    let folded = fold(text);
    if folded.len() != text.len() {
        return text;
    }
    let end = OWNER.iter().filter(|phrase| folded.starts_with(**phrase)).map(|phrase| phrase.len()).max();
    end.and_then(|end| text.get(end..)).map_or(text, |rest| rest.trim_start_matches([':', ' ', '-']))
}

/// Without what follows a legal form and is no name: "… SDN BHD <4", "… SDN. BHD. P)".
fn after_legal_form(name: &str) -> &str {
    let folded = fold(name);
    let all = words(&folded);
    let Some(after) = legal_form(&all).filter(|&after| after < all.len()) else { return name };
    if all[after..].iter().map(|word| letters(word)).sum::<usize>() > 3 {
        return name;
    }
    let mut seen = 0;
    let mut inside = false;
    for (at, c) in name.char_indices() {
        let word = c.is_alphanumeric();
        if word && !inside {
            seen += 1;
            if seen > after {
                return name[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end();
            }
        }
        inside = word;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<String> {
        name_in(text).map(|found| found.name)
    }

    #[test]
    fn numbers_labels_and_noise_around_a_name_are_dropped() {
        for (text, want) in [
            ("PAPELERIA SOL S.L. - 7648 (CIF B-12345674)", "PAPELERIA SOL S.L."),
            ("GREEN LEAF SDN BHD (123456-M)", "GREEN LEAF SDN BHD"),
            ("GREEN LEAF SDN BHD(123456-M)", "GREEN LEAF SDN BHD"),
            ("GREEN LEAF SDN. BHD. P)", "GREEN LEAF SDN. BHD."),
            ("SUN CASH & CARRY <<", "SUN CASH & CARRY"),
            ("GREEN LEAF SON BHD", "GREEN LEAF SDN BHD"),
            ("#000002 LEAF (M) Sdn Bhd", "LEAF (M) Sdn Bhd"),
            ("LEAF BAKERY S/B 123456-U (KSB)", "LEAF BAKERY S/B"),
            ("Dimiliki: leaf cafe sdn bhd 1234567-W", "leaf cafe sdn bhd"),
            ("LEAF TRADING Company Reg. No.:", "LEAF TRADING"),
            ("Supermercado Leaf 508", "Supermercado Leaf 508"),
        ] {
            assert_eq!(name(text).as_deref(), Some(want), "{text}");
        }
        assert_eq!(name("Company Reg. No.: 001234567X"), None);
        assert_eq!(name("(123456-X)"), None);
        assert_eq!(name("---"), None);
    }
}
