//! Comments in generated files.

/// The first line of every generated file, after the mark of a comment.
pub const NOTICE: &str = "Written by `cargo codegen` from the facade: change that instead.";

/// Documentation as comment lines, each behind `mark`.
pub fn comment(docs: &str, mark: &str) -> String {
    let line = |line: &str| format!("{mark} {line}").trim_end().to_owned() + "\n";
    docs.lines().map(line).collect()
}

/// Documentation whose words in backquotes are names of the model, in another language's manner.
pub fn renamed(docs: &str, rename: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = docs.split('`');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        text.push('`');
        let is_code = at % 2 == 0;
        match rename(part).filter(|_| is_code) {
            Some(name) => text.push_str(&name),
            None => text.push_str(part),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_keep_empty_lines_bare() {
        assert_eq!(comment("One.\n\nTwo.", "///"), "/// One.\n///\n/// Two.\n");
    }

    #[test]
    fn only_words_in_backquotes_are_renamed() {
        let shout = |word: &str| (word == "user_id").then(|| "userId".to_owned());
        assert_eq!(
            renamed("The user_id is `user_id`, not `id`.", shout),
            "The user_id is `userId`, not `id`."
        );
    }
}
