//! Characters that look alike, such as `I` and `l`: where the recogniser wavers, the neighbours decide.

use super::recognise::Glyph;

/// Characters that print alike in many fonts.
const GROUPS: [&str; 6] = ["Il1", "O0o", "S5s", "B8", "Z2z", "G6"];
/// A twin counts when the recogniser gave it at least this score.
const WAVERING: f32 = 0.02;

/// The other characters of the group of `character`.
pub(super) fn twins_of(character: char) -> impl Iterator<Item = char> {
    let group = GROUPS.iter().find(|group| group.contains(character)).copied().unwrap_or_default();
    group.chars().filter(move |&other| other != character)
}

/// What kind of character stands somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Lower,
    Upper,
    Digit,
}

fn kind(character: char) -> Option<Kind> {
    match character {
        c if c.is_numeric() => Some(Kind::Digit),
        c if c.is_lowercase() => Some(Kind::Lower),
        c if c.is_uppercase() => Some(Kind::Upper),
        _ => None,
    }
}

/// Takes the twin of a character where both its neighbours are of the twin's kind and not of its own.
pub(super) fn settle(glyphs: &mut [Glyph]) {
    for i in 1..glyphs.len().saturating_sub(1) {
        let Some((twin, score)) = glyphs[i].twin else { continue };
        let (before, after) = (kind(glyphs[i - 1].character), kind(glyphs[i + 1].character));
        if score >= WAVERING
            && before.is_some()
            && before == after
            && before == kind(twin)
            && before != kind(glyphs[i].character)
        {
            glyphs[i].character = twin;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str, twin: char, score: f32) -> String {
        let mut glyphs: Vec<Glyph> = text
            .chars()
            .map(|character| {
                let wavers = twins_of(character).any(|other| other == twin);
                Glyph { character, score: 0.6, middle: 0.5, twin: wavers.then_some((twin, score)) }
            })
            .collect();
        settle(&mut glyphs);
        glyphs.iter().map(|g| g.character).collect()
    }

    #[test]
    fn neighbours_of_one_kind_decide() {
        assert_eq!(settled("WorId", 'l', 0.3), "World");
        assert_eq!(settled("TAlLOR", 'I', 0.3), "TAILOR");
        assert_eq!(settled("2O18", '0', 0.3), "2018");
        assert_eq!(settled("C0MPANY", 'O', 0.3), "COMPANY");
    }

    #[test]
    fn where_the_recogniser_is_sure_or_the_neighbours_differ_nothing_changes() {
        assert_eq!(settled("WorId", 'l', 0.001), "WorId");
        assert_eq!(settled("A1b", 'l', 0.3), "A1b");
        assert_eq!(settled("I", 'l', 0.3), "I");
        assert_eq!(settled("x I x", 'l', 0.3), "x I x");
    }
}
