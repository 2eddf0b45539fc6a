//! Names in the manner of each language.

/// `record_all` → `recordAll`
pub fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &capital(word))
}

/// `ParentCategory` → `parent_category`
pub fn snake(pascal: &str) -> String {
    let mut name = String::new();
    for (at, letter) in pascal.char_indices() {
        if letter.is_uppercase() && at > 0 {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// `ParentCategory` → `PARENT_CATEGORY`
pub fn shout(pascal: &str) -> String {
    snake(pascal).to_uppercase()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_their_manner() {
        assert_eq!(camel("record_all"), "recordAll");
        assert_eq!(snake("ParentCategory"), "parent_category");
        assert_eq!(shout("NotAReceipt"), "NOT_A_RECEIPT");
    }
}
