//! Documentation in the words of JavaScript.

use std::collections::BTreeSet;

use crate::model::Model;
use crate::names::camel;
use crate::text::renamed;

/// The names of the model that JavaScript writes in another manner.
pub(super) struct Docs(BTreeSet<String>);

impl Docs {
    pub(super) fn new(model: &Model) -> Self {
        let fields = model.records.iter().flat_map(|record| &record.fields).map(|field| &field.name);
        let methods = model.methods().map(|(_, method)| &method.name);
        let arguments = model.methods().flat_map(|(_, method)| &method.arguments).map(|field| &field.name);
        Self(fields.chain(methods).chain(arguments).cloned().collect())
    }

    /// A comment before a declaration, indented.
    pub(super) fn comment(&self, docs: &str, indent: usize) -> String {
        let space = " ".repeat(indent);
        let docs = renamed(docs, |word| {
            let known = word.split('.').all(|part| self.0.contains(part)) && word.contains('_');
            known.then(|| camel(word))
        });
        // What would end the comment.
        let docs = docs.replace("*/", "*\\/");
        match docs.lines().collect::<Vec<_>>()[..] {
            [] => String::new(),
            [line] => format!("{space}/** {line} */\n"),
            ref lines => {
                let line = |line: &&str| format!("{space} * {line}").trim_end().to_owned() + "\n";
                format!("{space}/**\n{}{space} */\n", lines.iter().map(line).collect::<String>())
            }
        }
    }
}
