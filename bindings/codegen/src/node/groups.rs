//! The native classes: the root and the groups.

use std::fmt::Write as _;

use super::is_property;
use crate::model::{Field, Group, Method, Model, Object, Returns};
use crate::names::camel;
use crate::text::{NOTICE, comment};

pub(super) fn rust(model: &Model) -> String {
    let mut text = format!(
        "//! {NOTICE}\n\nuse cashflow_facade::api;\nuse napi::Env;\n\
         use napi::bindgen_prelude::{{PromiseRaw, Unknown}};\nuse napi_derive::napi;\n\n\
         use crate::calls::{{Aborted, give, run}};\nuse crate::conv::{{argument, optional_argument}};\n\
         use crate::errors::raise;\nuse crate::raw::Value;\n\n"
    );
    class(&model.root, &mut text);
    for method in &model.root.methods {
        // Opening takes the configuration and a reader: `opening.rs` has it.
        if !method.is_static {
            text.push_str(&comment(&method.docs, "///"));
            if method.is_async {
                asynchronous(model, method, &mut text);
            } else {
                immediate(model, method, &mut text);
            }
        }
    }
    for Group { accessor, accessor_docs, object } in &model.groups {
        text.push_str(&comment(accessor_docs, "///"));
        let _ = write!(
            text,
            "#[napi(js_name = {:?})]\npub fn {accessor}(&self) -> {1} {{ {1}(self.0.{accessor}()) }}\n\n",
            camel(accessor),
            object.name
        );
    }
    text.push_str("}\n\n");
    for group in &model.groups {
        class(&group.object, &mut text);
        for method in &group.object.methods {
            text.push_str(&comment(&method.docs, "///"));
            asynchronous(model, method, &mut text);
        }
        text.push_str("}\n\n");
    }
    text
}

fn class(object: &Object, text: &mut String) {
    let name = &object.name;
    text.push_str(&comment(&object.docs, "///"));
    let _ = write!(
        text,
        "#[napi]\npub struct {name}(pub(crate) api::{name});\n\n#[napi]\n\
         #[allow(clippy::missing_errors_doc, reason = \"only scripts call them\")]\nimpl {name} {{\n"
    );
}

fn asynchronous(model: &Model, method: &Method, text: &mut String) {
    let name = &method.name;
    let _ = write!(
        text,
        "#[napi(js_name = {:?})]\npub fn {name}<'env>(&self, env: &'env Env, {}abort: Aborted<'_>) -> \
         napi::Result<PromiseRaw<'env, Value>> {{\n",
        camel(name),
        parameters(&method.arguments),
    );
    converted(model, &method.arguments, text);
    let _ = write!(
        text,
        "let object = self.0.clone();\n\
         run(env, abort, async move {{ object.{name}({}).await }})\n}}\n\n",
        names(&method.arguments)
    );
}

/// What needs no waiting.
fn immediate(model: &Model, method: &Method, text: &mut String) {
    let name = &method.name;
    let call = format!("self.0.{name}({})", names(&method.arguments));
    if is_property(method) {
        let _ = write!(
            text,
            "#[napi(js_name = {:?})]\npub fn {name}(&self, env: &Env) -> napi::Result<Value> \
             {{ give(env, {call}) }}\n\n",
            camel(name),
        );
        return;
    }
    let class = match &method.returns {
        Returns::Object => "Self",
        _ => "()",
    };
    let _ = write!(
        text,
        "#[napi(js_name = {:?})]\npub fn {name}(&self, {}) -> napi::Result<{class}> {{\n",
        camel(name),
        parameters(&method.arguments),
    );
    converted(model, &method.arguments, text);
    let given = if method.fails { format!("{call}.map_err(raise)?") } else { call };
    let _ = write!(text, "Ok({class}({given}))\n}}\n\n");
}

fn parameters(arguments: &[Field]) -> String {
    arguments.iter().map(|argument| format!("{}: Unknown<'_>, ", argument.name)).collect()
}

fn names(arguments: &[Field]) -> String {
    arguments.iter().map(|argument| argument.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn converted(model: &Model, arguments: &[Field], text: &mut String) {
    for argument in arguments {
        let convert = if model.has_default(&argument.ty) { "optional_argument" } else { "argument" };
        let _ = writeln!(text, "let {0} = {convert}({1:?}, {0})?;", argument.name, camel(&argument.name));
    }
}
