//! Groups: objects whose calls are awaited.

use std::fmt::Write as _;

use super::{docs, types};
use crate::model::{Field, Method, Model, Returns};
use crate::text::NOTICE;

pub(super) fn rust(model: &Model) -> String {
    let methods = model.groups.iter().flat_map(|group| &group.object.methods);
    let mut text = format!(
        "//! {NOTICE}\n\nuse cashflow_facade::api::{{self, *}};\n\nuse super::errors::CashflowError;\n\
         {}use crate::running::run;\n\n",
        types::secrets(model, methods)
    );
    for group in &model.groups {
        let name = &group.object.name;
        text.push_str(&docs(model, &group.object.docs));
        let _ = write!(
            text,
            "#[derive(Debug, uniffi::Object)]\npub struct {name}(pub(super) api::{name});\n\n\
             #[uniffi::export]\nimpl {name} {{\n"
        );
        for method in &group.object.methods {
            text.push_str(&docs(model, &method.docs));
            if let Some(defaults) = defaults(model, &method.arguments) {
                let _ = writeln!(text, "#[uniffi::method({defaults})]");
            }
            awaited(model, method, &method.name, &mut text);
        }
        text.push_str("}\n\n");
    }
    text
}

/// A method that runs beside whoever waits for it.
pub(super) fn awaited(model: &Model, method: &Method, name: &str, text: &mut String) {
    let is_secret = matches!(&method.returns, Returns::Value(ty) if types::is_secret(model, ty));
    let _ = write!(
        text,
        "pub async fn {name}(&self, {}) -> Result<{}, CashflowError> {{\nlet inner = self.0.clone();\n\
         run(async move {{ inner.{}({}).await }}).await{}\n}}\n\n",
        parameters(&method.arguments),
        returned(method),
        method.name,
        arguments(model, &method.arguments),
        if is_secret { ".map(Into::into)" } else { "" },
    );
}

/// `default(page), default(version)`: the arguments that may be left out. Each by itself, since UniFFI takes a name without
/// a value only at the end of a list.
pub(super) fn defaults(model: &Model, arguments: &[Field]) -> Option<String> {
    let left_out = arguments.iter().filter(|argument| model.has_default(&argument.ty));
    let defaults: Vec<String> = left_out.map(|argument| format!("default({})", argument.name)).collect();
    (!defaults.is_empty()).then(|| defaults.join(", "))
}

pub(super) fn parameters(arguments: &[Field]) -> String {
    let parameter = |argument: &Field| format!("{}: {}", argument.name, types::rust(&argument.ty));
    arguments.iter().map(parameter).collect::<Vec<_>>().join(", ")
}

pub(super) fn arguments(model: &Model, arguments: &[Field]) -> String {
    let argument = |argument: &Field| match types::is_secret(model, &argument.ty) {
        true => format!("{}.into()", argument.name),
        false => argument.name.clone(),
    };
    arguments.iter().map(argument).collect::<Vec<_>>().join(", ")
}

pub(super) fn returned(method: &Method) -> String {
    match &method.returns {
        Returns::Nothing => "()".to_owned(),
        Returns::Value(ty) => types::rust(ty),
        Returns::Object => "Arc<Self>".to_owned(),
    }
}
