//! The root: opening, closing, and the way to the groups.

use std::fmt::Write as _;

use super::groups::{arguments, awaited, defaults, parameters, returned};
use super::{docs, name_of, types};
use crate::model::{Field, Method, Model, Returns, Type};
use crate::text::NOTICE;

pub(super) fn rust(model: &Model) -> String {
    let groups: Vec<&str> = model.groups.iter().map(|group| group.object.name.as_str()).collect();
    let ports = model.ports.iter().flat_map(|port| [port.name.clone(), format!("Host{}", port.name)]);
    let mut text = format!(
        "//! {NOTICE}\n\nuse std::sync::Arc;\n\nuse cashflow_facade::api::{{self, *}};\n\n\
         use super::errors::CashflowError;\nuse super::groups::{{{}}};\nuse super::ports::{{{}}};\n\
         {}use crate::running::run;\n\n",
        groups.join(", "),
        ports.collect::<Vec<_>>().join(", "),
        types::secrets(model, model.root.methods.iter()),
    );
    let name = &model.root.name;
    text.push_str(&docs(model, &model.root.docs));
    let _ = write!(
        text,
        "#[derive(Debug, uniffi::Object)]\npub struct {name}(api::{name});\n\n#[uniffi::export]\nimpl {name} {{\n"
    );
    for method in &model.root.methods {
        text.push_str(&docs(model, &method.docs));
        attributes(model, method, &mut text);
        match (method.is_static, method.is_async) {
            (true, _) => constructor(model, method, &mut text),
            (false, true) => awaited(model, method, name_of(method), &mut text),
            (false, false) => immediate(model, method, &mut text),
        }
    }
    for group in &model.groups {
        text.push_str(&docs(model, &group.accessor_docs));
        let (accessor, class) = (&group.accessor, &group.object.name);
        let _ = write!(text, "pub fn {accessor}(&self) -> {class} {{ {class}(self.0.{accessor}()) }}\n\n");
    }
    text + "}\n"
}

fn attributes(model: &Model, method: &Method, text: &mut String) {
    let kind = if method.is_static { "constructor" } else { "method" };
    let _ = match defaults(model, &method.arguments) {
        Some(defaults) => writeln!(text, "#[uniffi::{kind}({defaults})]"),
        None if method.is_static => writeln!(text, "#[uniffi::{kind}]"),
        None => Ok(()),
    };
}

/// Opens it; a port that the host implements goes in behind the facade's.
fn constructor(model: &Model, method: &Method, text: &mut String) {
    let _ = writeln!(
        text,
        "pub async fn {}({}) -> Result<Arc<Self>, CashflowError> {{",
        method.name,
        parameters(&method.arguments)
    );
    for argument in &method.arguments {
        if let Some(port) = optional_port(argument) {
            let _ = writeln!(text, "let {0} = {0}.map(Host{port}::shared);", argument.name);
        }
    }
    let _ = write!(
        text,
        "let opened = run(async move {{ api::{}::{}({}).await }}).await?;\nOk(Arc::new(Self(opened)))\n}}\n\n",
        model.root.name,
        method.name,
        arguments(model, &method.arguments)
    );
}

fn optional_port(argument: &Field) -> Option<&str> {
    let Type::Option(inner) = &argument.ty else { return None };
    let Type::Port(name) = &**inner else { return None };
    Some(name)
}

/// What needs no waiting.
fn immediate(model: &Model, method: &Method, text: &mut String) {
    let call = format!("self.0.{}({})", method.name, arguments(model, &method.arguments));
    let given = match (&method.returns, method.fails) {
        (Returns::Object, true) => format!("Ok(Arc::new(Self({call}?)))"),
        (Returns::Object, false) => format!("Arc::new(Self({call}))"),
        (_, true) => format!("Ok({call}?)"),
        (_, false) => call,
    };
    let returned = match method.fails {
        true => format!("Result<{}, CashflowError>", returned(method)),
        false => returned(method),
    };
    let _ = write!(
        text,
        "pub fn {}(&self, {}) -> {returned} {{ {given} }}\n\n",
        name_of(method),
        parameters(&method.arguments)
    );
}
