//! Letters that engines take for each other, set right inside words where the neighbours show what is meant.

/// A name with `WorId`, `HARDWARE l` and `T0TAL`-like slips set right and blanks made single. Nothing is guessed where
/// both readings are words.
pub(in crate::domain) fn tidy_name(name: &str) -> String {
    let tokens: Vec<&str> = name.split_whitespace().collect();
    let tidy: Vec<String> = tokens
        .iter()
        .enumerate()
        .map(|(i, token)| {
            if tokens.get(i + 1).is_some_and(|next| is_bhd(next)) {
                tidy_sdn(token)
            } else {
                tidy_word(token)
            }
        })
        .collect();
    tidy.join(" ")
}

/// The second half of the Malaysian legal form.
fn is_bhd(token: &str) -> bool {
    token.trim_end_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("bhd")
}

/// "SON BHD", "Sn Bhd", "SUN BHD.": before BHD a word of S and N is SDN.
fn tidy_sdn(token: &str) -> String {
    let core = token.trim_end_matches('.');
    let looks = matches!(core.len(), 2 | 3)
        && core.starts_with(['S', 's', '5'])
        && core.ends_with(['N', 'n', 'H', 'M']);
    if !looks || core.eq_ignore_ascii_case("sdn") {
        return tidy_word(token);
    }
    let form = if core.ends_with(char::is_lowercase) { "Sdn" } else { "SDN" };
    format!("{form}{}", &token[core.len()..])
}

fn tidy_word(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let letters = chars.iter().filter(|c| c.is_alphabetic()).count();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let lower = chars.iter().filter(|c| c.is_lowercase() && **c != 'l').count();
    let upper = chars.iter().filter(|c| c.is_uppercase() && **c != 'I').count();
    chars
        .iter()
        .enumerate()
        .map(|(i, &c)| {
            let before = i.checked_sub(1).map(|i| chars[i]);
            let after = chars.get(i + 1).copied();
            let letter = |c: char| c.is_alphabetic() || c == '0' || c == '\'';
            let inside_letters = before.is_none_or(letter) && after.is_none_or(letter);
            match c {
                // A capital I after a small letter is a small L.
                'I' if before.is_some_and(char::is_lowercase)
                    && after.is_none_or(|a| a.is_lowercase() || !a.is_alphabetic()) =>
                {
                    'l'
                }
                // A small L among capitals is a capital I.
                'l' if lower == 0 && upper >= 2 => 'I',
                '0' if digits <= 2 && letters >= 2 && inside_letters && letters >= digits => {
                    if lower > upper { 'o' } else { 'O' }
                }
                // A bracket without its partner, or a bar, inside capitals.
                '[' | ']' | '|' | '!'
                    if upper >= 2
                        && lower == 0
                        && before.is_some_and(char::is_uppercase)
                        && !(word.contains('[') && word.contains(']')) =>
                {
                    'I'
                }
                // "HAI-0": a nought alone between signs in a word of letters.
                '0' if digits == 1
                    && letters >= 3
                    && before.is_none_or(|b| !b.is_alphanumeric())
                    && after.is_none_or(|a| !a.is_alphanumeric()) =>
                {
                    'O'
                }
                '1' if digits == 1
                    && letters >= 3
                    && inside_letters
                    && before.is_some()
                    && after.is_some() =>
                {
                    if lower > upper {
                        'l'
                    } else {
                        'I'
                    }
                }
                c => c,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_set_right_by_their_neighbours() {
        assert_eq!(tidy_name("Taste Of The WorId  Sdn Bhd"), "Taste Of The World Sdn Bhd");
        assert_eq!(tidy_name("HARDWARE TRADlNG"), "HARDWARE TRADING");
        assert_eq!(tidy_name("F00D STORE"), "FOOD STORE");
        assert_eq!(tidy_name("MENTA[ TAI-0 SON BHD."), "MENTAI TAI-O SDN BHD.");
        assert_eq!(tidy_name("Green Park Sn Bhd"), "Green Park Sdn Bhd");
        assert_eq!(tidy_name("210 FIRST 7 ELEVEN 24H"), "210 FIRST 7 ELEVEN 24H");
    }
}
