//! The key under which spellings of one merchant meet.

use crate::domain::fold;
use crate::domain::understanding::tidy_name;

/// Legal forms and what stands before them, as folded words. The longest that fits is taken off the end.
const FORMS: &[&[&str]] = &[
    &["sociedad", "limitada"],
    &["sociedad", "anonima"],
    &["s", "a", "u"],
    &["s", "l", "u"],
    &["s", "l", "l"],
    &["s", "c", "p"],
    &["s", "p", "a"],
    &["s", "r", "l"],
    &["sdn", "bhd"],
    &["pte", "ltd"],
    &["pty", "ltd"],
    &["s", "a"],
    &["s", "l"],
    &["s", "b"],
    &["c", "b"],
];

/// The same for forms of one word.
const SINGLE_FORMS: &[&str] = &[
    "sdn", "bhd", "sdnbhd", "berhad", "sb", "sa", "sl", "sau", "slu", "sll", "scp", "scl", "ltd", "limited",
    "plc", "inc", "llc", "llp", "gmbh", "ag", "ohg", "bv", "nv", "srl", "spa", "sarl", "sas", "lda", "ltda",
    "co", "company", "corp", "cia",
];

/// Letters and digits only, without case, accents, legal form and branch number, for comparing names across receipts: "CAFÉ
/// SOL, S.L." and "Cafe Sol" have one key. Letters that an engine takes for digits inside words (`0`, `1`) count as the letters.
///
/// A name that is nothing but a legal form keeps it: the key is empty only when the name has no letter and no digit.
///
/// ```
/// use cashflow_core::domain::merchant_key;
///
/// assert_eq!(merchant_key("Papelería Sol, S.L."), merchant_key("PAPELERIA SOL"));
/// ```
pub fn merchant_key(name: &str) -> String {
    let tidy = may_be_misread(name).then(|| tidy_name(name));
    let folded = fold(tidy.as_deref().unwrap_or(name));
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let kept = without_ending(&words);
    let mut key = String::with_capacity(folded.len());
    // An apostrophe is no border for a person ("KING'S", "KINGS"), and neither is any other sign in a key.
    kept.iter().for_each(|word| key.push_str(word));
    key
}

/// Whether there is something that a slip of an engine could have made.
fn may_be_misread(name: &str) -> bool {
    name.bytes().any(|b| matches!(b, b'0' | b'1' | b'|' | b'['))
        || name.as_bytes().windows(2).any(|w| w[0].is_ascii_lowercase() && w[1] == b'I')
}

/// The words without legal forms, branch numbers of three digits or more, and the country in the middle of a form ("(M) Sdn Bhd").
fn without_ending<'a, 'b>(all: &'b [&'a str]) -> &'b [&'a str] {
    let mut words = all;
    let named = |words: &[&str]| {
        words.iter().any(|word| word.chars().count() > 1 && word.chars().any(char::is_alphabetic))
    };
    loop {
        let Some(last) = words.last() else { return all };
        let form = FORMS.iter().find(|form| words.ends_with(form)).map_or(0, |form| form.len());
        let single = SINGLE_FORMS.contains(last);
        let branch = last.len() >= 3 && last.bytes().all(|b| b.is_ascii_digit());
        // "(M)" and "(MALAYSIA)" only where a legal form followed.
        let country =
            words.len() < all.len() && matches!(*last, "m" | "malaysia" | "kl" | "sp" | "espana" | "iberica");
        let dropped = if form > 0 { form } else { usize::from(single || branch || country) };
        let rest = &words[..words.len() - dropped];
        if dropped == 0 || !named(rest) {
            return words;
        }
        words = rest;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for same in [
            ["CAFÉ SOL, S.L.", "Cafe Sol"],
            ["GREEN LEAF SDN. BHD.", "Green Leaf S/B"],
            ["LEAF BOOK CO. (M) SDN BHD", "Leaf Book"],
            ["LEAF SUPERMERCATS 508", "Leaf Supermercats S.A.U."],
            ["KING'S BAKERY", "KINGS BAKERY"],
            ["F00D STORE", "FOOD STORE"],
            ["Taste Of The WorId", "TASTE OF THE WORLD"],
            ["Blatt GmbH", "BLATT"],
        ] {
            assert_eq!(merchant_key(same[0]), merchant_key(same[1]), "{same:?}");
        }
    }

    #[test]
    fn other_names_keep_their_own_keys() {
        assert_eq!(merchant_key("7 Eleven"), "7eleven");
        assert_eq!(merchant_key("S.A."), "sa");
        assert_eq!(merchant_key("Motel 66"), "motel66");
        assert_ne!(merchant_key("Lidl"), merchant_key("Aldi"));
        assert_ne!(merchant_key("Casa Co"), merchant_key("Cosa Co"));
        assert_eq!(merchant_key(" - "), "");
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key_and_empty_only_without_letters_and_digits(name in "\\PC{0,40}") {
            let key = merchant_key(&name);
            prop_assert!(key.chars().all(char::is_alphanumeric));
            prop_assert_eq!(key.is_empty(), !fold(&name).contains(char::is_alphanumeric));
        }
    }
}
