//! The recogniser's classes, and which of them may stand on a receipt in a Latin script.

use cashflow_core::{Error, ErrorKind, Result};

/// The classes of the recogniser that are allowed, in their order; class 0 is the blank of CTC.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// Class number and character.
    allowed: Vec<(usize, char)>,
    /// How many classes the recogniser has.
    classes: usize,
}

impl Alphabet {
    /// From the recogniser's metadata: one character a line; a last class, not listed, is the space.
    pub(super) fn from_metadata(characters: Option<&str>) -> Result<Self> {
        let characters = characters.ok_or_else(|| {
            Error::new(ErrorKind::Unavailable, "ocr_models_unusable", "the recogniser carries no alphabet")
        })?;
        let listed: Vec<&str> = characters.trim_end_matches('\n').split('\n').collect();
        let mut allowed: Vec<(usize, char)> = listed
            .iter()
            .enumerate()
            .filter_map(|(i, text)| {
                let mut chars = text.trim_end_matches('\r').chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) if is_latin(c) => Some((i + 1, c)),
                    _ => None,
                }
            })
            .collect();
        allowed.push((listed.len() + 1, ' '));
        Ok(Self { allowed, classes: listed.len() + 2 })
    }

    pub(super) fn allowed(&self) -> &[(usize, char)] {
        &self.allowed
    }

    pub(super) fn classes(&self) -> usize {
        self.classes
    }
}

/// Latin letters with their accents, digits, punctuation and currency signs; not the full-width or ideographic forms.
fn is_latin(c: char) -> bool {
    matches!(c,
        '\u{20}'..='\u{7e}' | '\u{a1}'..='\u{17f}' | '\u{192}' | '\u{218}'..='\u{21b}' | '\u{1e9e}'
        | '\u{2010}'..='\u{2026}' | '\u{2030}' | '\u{2039}' | '\u{203a}' | '\u{20a0}'..='\u{20bf}' | '\u{2116}' | '\u{2122}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spanish_letters_and_currency_signs_are_allowed_and_ideographs_are_not() {
        let alphabet = Alphabet::from_metadata(Some("a\n中\nñ\nÑ\n€\n$\n£\n９\né")).expect("an alphabet");
        let allowed: String = alphabet.allowed().iter().map(|(_, c)| *c).collect();
        assert_eq!(allowed, "añÑ€$£é ");
        assert_eq!(alphabet.allowed().last(), Some(&(10, ' ')));
        assert_eq!(alphabet.classes(), 11);
    }

    #[test]
    fn a_recogniser_without_alphabet_is_refused() {
        assert_eq!(Alphabet::from_metadata(None).expect_err("nothing to read with").code(), "ocr_models_unusable");
    }
}
