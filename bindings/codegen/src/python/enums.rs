//! Enums: real ones in Python, and how they are told apart in Rust.

use std::fmt::Write as _;

use crate::model::Model;
use crate::names::{shout, snake};
use crate::text::{NOTICE, comment};

pub(super) fn python(model: &Model) -> String {
    let mut text = format!(
        "# {NOTICE}\n\"\"\"The enums. A member is also the text of its value.\"\"\"\n\nimport enum\n"
    );
    for item in &model.enums {
        let name = &item.name;
        let _ =
            write!(text, "\n\nclass {name}(str, enum.Enum):\n    \"\"\"{}\"\"\"\n\n", indented(&item.docs));
        for variant in &item.variants {
            let value = snake(&variant.name);
            let _ = writeln!(text, "    {} = \"{value}\"", shout(&variant.name));
            if !variant.docs.is_empty() {
                let _ = writeln!(text, "    \"\"\"{}\"\"\"", indented(&variant.docs));
            }
        }
        text.push_str("\n    def __str__(self) -> str:\n        return str(self.value)\n");
    }
    text
}

fn indented(docs: &str) -> String {
    docs.replace('\n', "\n    ")
}

pub(super) fn rust(model: &Model) -> String {
    let mut text = format!("//! {NOTICE}\n\nuse crate::conv::enumeration;\n\n");
    for item in &model.enums {
        text.push_str(&comment(&format!("`{}`", item.name), "//"));
        let _ = writeln!(text, "enumeration! {{ {} {{", item.name);
        for variant in &item.variants {
            let _ = writeln!(text, "{} {:?} {:?},", variant.name, shout(&variant.name), snake(&variant.name));
        }
        text.push_str("} }\n\n");
    }
    text
}
