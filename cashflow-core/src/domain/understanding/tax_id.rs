//! The merchant's tax number: after its label (NIF, CIF, VAT, GST …) or by its own form.

use crate::domain::understanding::lines::Line;
use crate::domain::understanding::typed::Evidence;
use crate::domain::{Place, TypedField};

/// A tax number as printed without blanks, with its place.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub value: String,
    pub raw: String,
    pub place: Option<Place>,
    pub probability: f32,
}

/// Labels, strongest first.
const LABELS: &[&str] = &[
    "nif/cif",
    "cif/nif",
    "c.i.f",
    "n.i.f",
    "cif",
    "eif",
    "nif",
    "gst reg no",
    "gst reg",
    "gst id no",
    "gst id",
    "gst no",
    "gst number",
    "gst ref no",
    "gstid",
    "gsiid",
    "gst regno",
    "gst",
    "gsid",
    "sst reg",
    "sst id",
    "sst no",
    "tax reg id",
    "tax reg",
    "tax id",
    "vat no",
    "vat reg",
    "vat number",
    "vat id",
    "vat",
    "ust-id",
    "ust-idnr",
    "p.iva",
    "p. iva",
    "partita iva",
    "siret",
    "tva",
    "rfc",
    "cuit",
    "rut",
    "ruc",
    "cnpj",
    "abn",
    "gstin",
    "nit",
    "brn",
];

/// The most likely one: that of the rows, surer when the provider typed the same; else the typed one.
pub(super) fn choose(lines: &[Line], evidence: &Evidence<'_>) -> Option<Number> {
    let typed: Vec<Number> = evidence.tax_ids().filter_map(typed).collect();
    let Some(mut found) = of_rows(lines) else {
        return typed.into_iter().max_by(|a, b| a.probability.total_cmp(&b.probability));
    };
    if typed.iter().any(|typed| typed.value == found.value) {
        found.probability = found.probability.max(0.96);
    }
    Some(found)
}

fn typed(field: &TypedField) -> Option<Number> {
    let value = compact(&field.value.text);
    let digits = value.chars().filter(char::is_ascii_digit).count();
    (digits >= 6 && value.len() <= 20).then(|| Number {
        value,
        raw: field.value.text.clone(),
        place: field.value.place,
        probability: 0.9 * field.value.confidence.as_f32(),
    })
}

fn of_rows(lines: &[Line]) -> Option<Number> {
    let labelled = lines.iter().find_map(|line| {
        let (label, rest) =
            LABELS.iter().find_map(|label| after_label(&line.row.folded, label).map(|at| (*label, at)))?;
        let tail = tail_of(&line.row.text, &line.row.folded, rest)?;
        let value = id_in(tail)?;
        let sure = if spanish(&value) || label.starts_with("gst") && value.len() == 12 { 0.96 } else { 0.85 };
        Some(Number { raw: tail.trim().to_owned(), value, place: line.row.place(), probability: sure })
    });
    labelled.or_else(|| {
        lines.iter().take(12).find_map(|line| {
            line.row.text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':')).find_map(
                |token| {
                    let value = compact(token);
                    spanish(&value).then(|| Number {
                        value,
                        raw: token.to_owned(),
                        place: line.row.place(),
                        probability: 0.9,
                    })
                },
            )
        })
    })
}

/// Where the text goes on after a label that stands on its own.
fn after_label(folded: &str, label: &str) -> Option<usize> {
    let at = folded.find(label)?;
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let end = at + label.len();
    (free(folded[..at].chars().next_back())
        && folded[end..].chars().next().is_none_or(|c| !c.is_alphabetic()))
    .then_some(end)
}

/// The end of the text as read that belongs to a place in its folded form.
fn tail_of<'a>(text: &'a str, folded: &str, at: usize) -> Option<&'a str> {
    let skip = folded[..at].chars().count();
    // Folding may change lengths: then the folded text is searched from its end.
    if text.chars().count() == folded.chars().count() {
        let byte = text.char_indices().nth(skip).map_or(text.len(), |(i, _)| i);
        return text.get(byte..);
    }
    None
}

/// The first thing that can be a tax number in what follows a label.
fn id_in(tail: &str) -> Option<String> {
    let tail = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = tail.to_lowercase();
    let skip = ["no.", "no", "num", "number", "id", "reg", "nº", "n°", "#"]
        .iter()
        .find(|w| lower.starts_with(**w))
        .map_or(0, |w| w.len());
    let tail = tail[skip..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut value = String::new();
    for token in tail.split_whitespace() {
        let end = token.find([')', ',', ';', '(']).unwrap_or(token.len());
        let part = compact(&token[..end]);
        let digits = part.chars().filter(char::is_ascii_digit).count();
        if digits * 2 < part.chars().count() && value.is_empty() && digits < 3 {
            return None;
        }
        // Single digits set apart ("0 0 0 1 6 4") belong together; the next word does not.
        if !value.is_empty()
            && (digits == 0
                || part.len() > 4
                || value.len() + part.len() > 15
                || (value.len() >= 9 && part.len() > 1))
        {
            break;
        }
        value.push_str(&part);
        if end < token.len() {
            break;
        }
    }
    let digits = value.chars().filter(char::is_ascii_digit).count();
    (digits >= 6 && (8..=18).contains(&value.len())).then_some(value)
}

fn compact(token: &str) -> String {
    token
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect::<String>()
        .trim_matches('-')
        .to_ascii_uppercase()
}

/// The form of a Spanish NIF: a letter and eight digits (the last may be a letter), or eight digits and a letter.
fn spanish(value: &str) -> bool {
    let plain: Vec<char> = value.chars().filter(|c| *c != '-').collect();
    if plain.len() != 9 {
        return false;
    }
    let middle = plain[1..8].iter().all(char::is_ascii_digit);
    let company = "ABCDEFGHJNPQRSUVW".contains(plain[0])
        && (plain[8].is_ascii_digit() || "ABCDEFGHIJ".contains(plain[8]));
    let person = (plain[0].is_ascii_digit() || "XYZ".contains(plain[0])) && plain[8].is_ascii_alphabetic();
    middle && (company || person)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_after_their_label() {
        assert_eq!(id_in(": 000987654321").as_deref(), Some("000987654321"));
        assert_eq!(id_in(": B12345674 HUERTA").as_deref(), Some("B12345674"));
        assert_eq!(id_in(":0 0 0 1 2 3 4 5 6 7 8 9").as_deref(), Some("000123456789"));
        assert_eq!(id_in(" @6% 1.20"), None);
        assert_eq!(id_in(" SUMMARY"), None);
    }

    #[test]
    fn the_spanish_form_is_known() {
        for yes in ["B-12345674", "B12345674", "12345678Z", "X1234567L", "B-1234567J"] {
            assert!(spanish(yes), "{yes}");
        }
        for no in ["B1234567", "I12345674", "123456789", "B123O5674"] {
            assert!(!spanish(no), "{no}");
        }
    }
}
