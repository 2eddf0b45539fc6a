//! The recogniser's classes, and which of them may stand on a receipt in a Latin script.

use cashflow_core::{Error, ErrorKind, Result};

use super::look_alikes::twins_of;

/// The key of the recogniser's metadata that lists its characters.
pub(super) const CHARACTERS_KEY: &str = "character";

/// What the recogniser's classes mean. Class 0 is the blank of CTC, then the listed characters, last the space.
#[derive(Debug)]
pub(super) struct Classes {
    /// Listed characters, one a line of the metadata.
    characters: Vec<String>,
    /// The classes that may be read, in their order, the blank first.
    kept: Vec<usize>,
    /// The character of each of `kept`; of the blank an arbitrary one.
    meaning: Vec<char>,
    /// For each of `kept`, those that look alike (as indices of `kept`).
    twins: Vec<Vec<usize>>,
}

impl Classes {
    /// From the recogniser's metadata.
    ///
    /// Error: `ocr_models_unusable` without any.
    pub(super) fn from_metadata(characters: Option<&str>) -> Result<Self> {
        characters.filter(|listed| !listed.is_empty()).map(Self::listed).ok_or_else(|| {
            Error::new(ErrorKind::Unavailable, "ocr_models_unusable", "the recogniser carries no alphabet")
        })
    }

    /// From the list of characters, one a line.
    pub(super) fn listed(characters: &str) -> Self {
        let characters: Vec<String> = characters
            .trim_end_matches('\n')
            .split('\n')
            .map(|c| c.trim_end_matches('\r').to_owned())
            .collect();
        let (mut kept, mut meaning) = (vec![0], vec!['\0']);
        for (i, text) in characters.iter().enumerate() {
            let mut chars = text.chars();
            if let (Some(c), None) = (chars.next(), chars.next())
                && is_latin(c)
            {
                kept.push(i + 1);
                meaning.push(c);
            }
        }
        kept.push(characters.len() + 1);
        meaning.push(' ');
        let twins = meaning
            .iter()
            .map(|&c| twins_of(c).filter_map(|twin| meaning.iter().position(|&m| m == twin)).collect())
            .collect();
        Self { characters, kept, meaning, twins }
    }

    /// How many classes the recogniser has.
    pub(super) fn count(&self) -> usize {
        self.characters.len() + 2
    }

    /// The classes that may be read, in their order, the blank first.
    pub(super) fn kept(&self) -> &[usize] {
        &self.kept
    }

    /// The character of the `i`th of [`kept`](Self::kept).
    pub(super) fn meaning(&self, i: usize) -> char {
        self.meaning[i]
    }

    /// Of the characters that look like the `i`th of [`kept`](Self::kept), the one with the best of the scores of all
    /// classes.
    pub(super) fn twin(&self, i: usize, scores: &[f32]) -> Option<(char, f32)> {
        let twins = self.twins[i].iter().map(|&twin| (self.meaning[twin], scores[self.kept[twin]]));
        twins.max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The list of characters of a recogniser that has the kept classes only.
    pub(super) fn relisted(&self) -> String {
        let listed = &self.meaning[1..self.meaning.len() - 1];
        listed.iter().map(char::to_string).collect::<Vec<_>>().join("\n")
    }
}

/// Latin letters with their accents, digits, punctuation and currency signs; not the full-width or ideographic forms.
fn is_latin(c: char) -> bool {
    matches!(c,
        '\u{20}'..='\u{7e}' | '\u{a1}'..='\u{17f}' | '\u{192}' | '\u{218}'..='\u{21b}' | '\u{1e9e}'
        | '\u{2010}'..='\u{2026}' | '\u{2030}' | '\u{2039}' | '\u{203a}' | '\u{20a0}'..='\u{20bf}'
        | '\u{2116}' | '\u{2122}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spanish_letters_and_currency_signs_are_kept_and_ideographs_are_not() {
        let classes = Classes::listed("a\n中\nñ\nÑ\n€\n$\n£\n９\né");
        let kept: String = (1..classes.kept().len()).map(|i| classes.meaning(i)).collect();
        assert_eq!(kept, "añÑ€$£é ");
        assert_eq!(classes.kept(), [0, 1, 3, 4, 5, 6, 7, 9, 10]);
        assert_eq!(classes.count(), 11);
        assert_eq!(classes.relisted(), "a\nñ\nÑ\n€\n$\n£\né");
    }

    #[test]
    fn a_recogniser_without_alphabet_is_refused() {
        assert_eq!(
            Classes::from_metadata(None).expect_err("nothing to read with").code(),
            "ocr_models_unusable"
        );
    }
}
