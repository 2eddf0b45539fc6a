//! Text without case and accents, for searching and comparing.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents: compatibility decomposition (NFKD) with the marks dropped, and the few Latin letters
/// that Unicode does not decompose (`ø`, `ł`, `đ`, `ß`, `æ`, `œ`, `ı`) written as the plain ones.
///
/// Two texts that a person would call the same word fold to the same text. Folding twice changes nothing.
///
/// ```
/// use cashflow_core::domain::fold;
///
/// assert_eq!(fold("CAFÉ Núñez Straße"), "cafe nunez strasse");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|&c| !is_combining_mark(c)) {
        for lower in c.to_lowercase() {
            match plain(lower) {
                Some(letters) => folded.push_str(letters),
                None if is_combining_mark(lower) => {}
                None => folded.push(lower),
            }
        }
    }
    folded
}

fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_and_case_are_dropped() {
        assert_eq!(fold("Àéîõü ÑANDÚ Çà"), "aeiou nandu ca");
        assert_eq!(fold("ﬁn ① ＡＢＣ"), "fin 1 abc");
        assert_eq!(fold("PLAIN ascii 12"), "plain ascii 12");
        assert_eq!(fold("İstanbul ISPARTA ılık"), "istanbul isparta ilik");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}
