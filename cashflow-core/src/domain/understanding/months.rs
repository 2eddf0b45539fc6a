//! The names of the months: Spanish, English, Catalan, Malay, Portuguese, French, Italian, German.

use crate::domain::fold;

/// The names, folded, from January to December; the three-letter English abbreviation first.
const NAMES: [&str; 12] = [
    "jan january enero gener januari janeiro janvier gennaio januar ene",
    "feb february febrero febrer februari fevereiro fevrier februar",
    "mar march marzo marc mac marco mars maerz mrz",
    "apr april abril avril aprile abr avr",
    "may mayo maig mei maio mai maggio",
    "jun june junio juny junho juin juni giugno",
    "jul july julio juliol julai julho juillet juli luglio",
    "aug august agosto agost ogos ago aout",
    "sep september septiembre setiembre setembre septembre setembro settembre set sept",
    "oct october octubre oktober outubro octobre ottobre okt",
    "nov november noviembre novembre novembro",
    "dec december diciembre desembre dezembro decembre dicembre dezember disember dic dis",
];

/// The number of the month with this name or abbreviation.
///
/// A three-letter word that is one letter off a single English abbreviation counts too ("dun" for "Jun"), and one with a letter
/// doubled ("MMay").
pub(super) fn month(word: &str) -> Option<u32> {
    let word = fold(word);
    if word.len() < 3 {
        return None;
    }
    let number = |i: usize| u32::try_from(i + 1).ok();
    if let Some(i) = NAMES.iter().position(|names| names.split(' ').any(|name| name == word)) {
        return number(i);
    }
    let near: Vec<usize> = (0..12)
        .filter(|&i| {
            let short = &NAMES[i][..3];
            one_changed(&word, short)
                || (word.len() == 4 && word.ends_with(short) && word.as_bytes()[0] == word.as_bytes()[1])
        })
        .collect();
    if let [i] = near.as_slice() { number(*i) } else { None }
}

fn one_changed(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_several_languages_and_with_a_slip() {
        for (name, want) in
            [("Enero", 1), ("MARÇ", 3), ("Ogos", 8), ("dezember", 12), ("OCT", 10), ("dun", 6), ("MMay", 5)]
        {
            assert_eq!(month(name), Some(want), "{name}");
        }
        for other in ["ma", "table", "xxx", "jax1"] {
            assert_eq!(month(other), None, "{other}");
        }
    }
}
