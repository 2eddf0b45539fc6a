//! Doc comments as plain text.

use syn::{Attribute, Expr, Lit, Meta};

/// The documentation of an item: its lines, without Rust's links and without its examples.
pub(super) fn of(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    let mut is_code = false;
    for attribute in attributes {
        let Meta::NameValue(pair) = &attribute.meta else { continue };
        let Expr::Lit(literal) = &pair.value else { continue };
        let (true, Lit::Str(text)) = (pair.path.is_ident("doc"), &literal.lit) else { continue };
        let text = text.value();
        let line = text.strip_prefix(' ').unwrap_or(&text).trim_end();
        if line.starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            lines.push(without_links(line));
        }
    }
    lines.join("\n").trim().to_owned()
}

/// ``[`record`](Self::record)`` → `` `record` ``
fn without_links(line: &str) -> String {
    let mut rest = line;
    let mut text = String::new();
    while let Some(open) = rest.find("[`") {
        let Some(close) = rest[open..].find("`]").map(|at| open + at) else { break };
        text.push_str(&rest[..open]);
        text.push_str(&rest[open + 1..=close]);
        rest = &rest[close + 2..];
        if let Some(target) = rest.strip_prefix('(').and_then(|target| target.find(')')) {
            rest = &rest[target + 2..];
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn links_become_their_text() {
        assert_eq!(without_links("As for [`record`](Self::record), or [`Id`]."), "As for `record`, or `Id`.");
        assert_eq!(without_links("a [list] (of two)"), "a [list] (of two)");
    }
}
