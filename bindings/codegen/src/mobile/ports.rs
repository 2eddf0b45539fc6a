//! Ports that are implemented in Kotlin or Swift, behind those of the facade.

use std::fmt::Write as _;

use super::groups::{arguments, parameters, returned};
use super::{docs, types};
use crate::model::{Field, Method, Model, Returns};
use crate::text::NOTICE;

pub(super) fn rust(model: &Model) -> String {
    let mut text = format!(
        "//! {NOTICE}\n\nuse std::fmt;\nuse std::sync::Arc;\n\nuse async_trait::async_trait;\n\
         use cashflow_facade::api::{{self, *}};\n\nuse super::errors::CashflowError;\n{}\n",
        types::secrets(model, model.ports.iter().flat_map(|port| &port.methods))
    );
    for port in &model.ports {
        let name = &port.name;
        text.push_str(&docs(model, &port.docs));
        let _ =
            write!(text, "#[uniffi::export(foreign)]\n#[async_trait]\npub trait {name}: Send + Sync {{\n");
        for method in &port.methods {
            text.push_str(&docs(model, &method.docs));
            let _ = write!(
                text,
                "async fn {}(&self, {}) -> Result<{}, CashflowError>;\n\n",
                method.name,
                parameters(&method.arguments),
                returned(method)
            );
        }
        let _ = write!(
            text,
            "}}\n\n/// The facade's port, served by the host.\npub(crate) struct Host{name}(Arc<dyn {name}>);\n\n\
             impl Host{name} {{\n/// The host's object as the facade takes it.\n\
             pub(crate) fn shared(host: Arc<dyn {name}>) -> Arc<dyn api::{name}> {{ Arc::new(Self(host)) }}\n}}\n\n\
             impl fmt::Debug for Host{name} {{\nfn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\n\
             f.write_str(\"Host{name}\")\n}}\n}}\n\n#[async_trait]\nimpl api::{name} for Host{name} {{\n"
        );
        for method in &port.methods {
            served(model, method, &mut text);
        }
        text.push_str("}\n\n");
    }
    text
}

fn served(model: &Model, method: &Method, text: &mut String) {
    let parameter = |argument: &Field| format!("{}: {}", argument.name, of_facade(model, argument));
    let gives_secret = matches!(&method.returns, Returns::Value(ty) if types::is_secret(model, ty));
    let _ = write!(
        text,
        "async fn {}(&self, {}) -> api::Result<{}> {{\nOk(self.0.{0}({}).await?{})\n}}\n\n",
        method.name,
        method.arguments.iter().map(parameter).collect::<Vec<_>>().join(", "),
        returned(method),
        arguments(model, &method.arguments),
        if gives_secret { ".into()" } else { "" },
    );
}

fn of_facade(model: &Model, argument: &Field) -> String {
    let ty = types::rust(&argument.ty);
    if types::is_secret(model, &argument.ty) { format!("api::{ty}") } else { ty }
}
