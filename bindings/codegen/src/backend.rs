//! What a language is to the generator: one module, one line in [`all`].

use anyhow::Result;

use crate::mobile::Mobile;
use crate::model::{Method, Model, Object};
use crate::node::Node;
use crate::python::Python;

/// A file that the generator writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where, below `bindings/`.
    pub path: String,
    /// All of it.
    pub content: String,
}

/// A language.
pub trait Backend {
    /// Its name, as the head of a column of the parity table.
    fn language(&self) -> &'static str;

    /// The files of its package. Rust is formatted afterwards.
    fn files(&self, model: &Model) -> Result<Vec<File>>;

    /// How a method is written there, such as `movements.recordAll`. No accessor: of the root.
    fn method_name(&self, accessor: Option<&str>, method: &Method) -> String;

    /// How an object's class is called there.
    fn class_name(&self, object: &Object) -> String {
        object.name.clone()
    }
}

/// All languages, in the order of the columns.
pub fn all() -> Vec<Box<dyn Backend>> {
    vec![Box::new(Python), Box::new(Node), Box::new(Mobile)]
}
