//! From the source of the facade to the model.

mod docs;
mod items;
mod methods;
mod types;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use syn::{Fields, ImplItem, Item, Visibility};

use crate::model::{Group, Model, Object, Returns, Type};
use items::Declared;

/// The object that everything starts from.
const ROOT: &str = "Cashflow";

/// Reads all files of a folder. Errors: something that the vocabulary has no word for, with its place.
pub fn folder(folder: &Path) -> Result<Model> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push((path.display().to_string(), fs::read_to_string(&path)?));
        }
    }
    sources.sort();
    self::sources(&sources)
}

/// Reads sources, each with the name of its file.
pub fn sources(sources: &[(String, String)]) -> Result<Model> {
    let mut files = Vec::new();
    for (name, text) in sources {
        files.push(syn::parse_file(text).with_context(|| format!("{name} is not Rust"))?);
    }
    let items = || files.iter().flat_map(|file| &file.items);
    let declared = Declared::collect(items());

    let mut model = Model::default();
    let mut objects = Vec::new();
    for item in items() {
        match item {
            Item::Struct(item) if is_public(&item.vis) => match &item.fields {
                _ if item.ident == "ApiError" => {}
                Fields::Named(fields) if fields.named.iter().all(|field| is_public(&field.vis)) => {
                    model.records.push(items::record(item, fields, &declared)?);
                }
                Fields::Named(_) => {
                    let docs = docs::of(&item.attrs);
                    objects.push(Object { name: item.ident.to_string(), docs, methods: Vec::new() });
                }
                _ => bail!("{}: a struct of the facade has named fields", item.ident),
            },
            Item::Enum(item) if is_public(&item.vis) => model.enums.push(items::enumeration(item)?),
            Item::Trait(item) if is_public(&item.vis) => model.ports.push(items::port(item, &declared)?),
            _ => {}
        }
    }

    let mut accessors = Vec::new();
    for item in items() {
        let Item::Impl(item) = item else { continue };
        let Some(name) = types::bare_name(&item.self_ty).filter(|_| item.trait_.is_none()) else { continue };
        let Some(object) = objects.iter_mut().find(|object| object.name == name) else { continue };
        for member in &item.items {
            let ImplItem::Fn(function) = member else { continue };
            if !is_public(&function.vis) {
                continue;
            }
            match methods::group_of(function, &declared) {
                Some(group) if object.name == ROOT => {
                    accessors.push((function.sig.ident.to_string(), docs::of(&function.attrs), group));
                }
                _ => object.methods.push(methods::method(&object.name, function, &declared)?),
            }
        }
    }

    for (accessor, accessor_docs, name) in accessors {
        let found = objects.iter().position(|object| object.name == name);
        let at = found.with_context(|| format!("{ROOT}::{accessor}: gives {name}, which is no group"))?;
        model.groups.push(Group { accessor, accessor_docs, object: objects.remove(at) });
    }
    let root = objects.iter().position(|object| object.name == ROOT);
    model.root = objects.remove(root.with_context(|| format!("no {ROOT} is declared"))?);
    if let Some(object) = objects.first() {
        bail!("{}: no method of {ROOT} gives it", object.name);
    }
    model.enums.sort_by(|a, b| a.name.cmp(&b.name));
    model.records.sort_by(|a, b| a.name.cmp(&b.name));
    check(&model)?;
    Ok(model)
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Names that are words of a language, which would have to be written otherwise there.
const RESERVED: &[&str] = &[
    "and",
    "as",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "continue",
    "def",
    "default",
    "del",
    "do",
    "else",
    "enum",
    "except",
    "extension",
    "false",
    "finally",
    "for",
    "from",
    "fun",
    "func",
    "function",
    "global",
    "guard",
    "if",
    "import",
    "in",
    "init",
    "inout",
    "interface",
    "internal",
    "is",
    "lambda",
    "let",
    "new",
    "none",
    "nonlocal",
    "not",
    "null",
    "object",
    "operator",
    "or",
    "package",
    "pass",
    "private",
    "protected",
    "protocol",
    "public",
    "raise",
    "return",
    "self",
    "static",
    "struct",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typealias",
    "typeof",
    "val",
    "var",
    "void",
    "when",
    "where",
    "while",
    "with",
    "yield",
];

/// What no single declaration can say: pages are asked for last, and ports do not return objects.
fn check(model: &Model) -> Result<()> {
    for record in &model.records {
        for field in &record.fields {
            reserved(&format!("{}.{}", record.name, field.name), &field.name)?;
        }
    }
    for (group, method) in model.methods() {
        let place = format!("{}.{}", group.unwrap_or(ROOT), method.name);
        for argument in &method.arguments {
            reserved(&format!("{place}, argument {}", argument.name), &argument.name)?;
        }
        let pages = method.arguments.iter().filter(|argument| is_page(&argument.ty)).count();
        if pages > 0 && model.page_of(method).is_none() {
            bail!(
                "{place}: a method with a PageRequest has it last and gives a record with `items` and `next`"
            );
        }
        if method.returns == Returns::Object && group.is_some() {
            bail!("{place}: only methods of {ROOT} give an object");
        }
    }
    Ok(())
}

fn reserved(place: &str, name: &str) -> Result<()> {
    if RESERVED.contains(&name) {
        bail!("{place}: the name is a word of one of the languages, choose another");
    }
    Ok(())
}

fn is_page(ty: &Type) -> bool {
    matches!(ty, Type::Record(name) if name == "PageRequest")
}

#[cfg(test)]
mod tests;
