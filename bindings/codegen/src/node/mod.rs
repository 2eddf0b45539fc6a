//! The Node.js package: `bindings/node`.

mod classes;
mod docs;
mod enums;
mod groups;
mod package;
mod records;
mod stubs;
mod types;

use anyhow::Result;

use crate::backend::{Backend, File};
use crate::model::{Method, Model, Returns};
use crate::names::camel;

/// The back end.
#[derive(Debug, Clone, Copy)]
pub struct Node;

/// The record that opening takes: its first field by its place, the others as options.
const CONFIG: &str = "Config";
/// The field of it in whose place a host may give an object of its own.
const READER: &str = "reader";
/// Fields of it that may be `file:` URLs.
const PATHS: &[&str] = &["database", "storage", "models"];

impl Backend for Node {
    fn language(&self) -> &'static str {
        "Node.js"
    }

    fn files(&self, model: &Model) -> Result<Vec<File>> {
        let file = |path: &str, content: String| File { path: format!("node/{path}"), content };
        Ok(vec![
            file("src/generated/mod.rs", package::rust()),
            file("src/generated/enums.rs", enums::rust(model)),
            file("src/generated/records.rs", records::rust(model)),
            file("src/generated/groups.rs", groups::rust(model)),
            file("lib/generated/enums.cjs", enums::script(model)),
            file("lib/generated/classes.cjs", classes::script(model)),
            file("lib/generated/api.d.cts", stubs::stubs(model)),
            file("lib/index.cjs", package::common(model)),
            file("lib/index.mjs", package::module(model)),
        ])
    }

    fn method_name(&self, accessor: Option<&str>, method: &Method) -> String {
        match accessor {
            Some(group) => format!("{}.{}", camel(group), camel(&method.name)),
            None => camel(&method.name),
        }
    }
}

/// What takes nothing, cannot fail and gives a value at once is an attribute.
fn is_property(method: &Method) -> bool {
    let gives_value = matches!(method.returns, Returns::Value(_));
    !method.is_async && !method.is_static && method.arguments.is_empty() && !method.fails && gives_value
}

/// `list` → `iter`, `list_archived` → `iterArchived`
fn iterator(list: &str) -> String {
    camel(&format!("iter{}", list.strip_prefix("list").unwrap_or(list)))
}
