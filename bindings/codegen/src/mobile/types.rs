//! Types as Rust, Kotlin and Swift say them.

use std::collections::BTreeSet;

use crate::model::{Method, Model, Returns, Type};

pub(super) fn rust(ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::U32 => "u32".to_owned(),
        Type::String => "String".to_owned(),
        Type::Bytes => "Vec<u8>".to_owned(),
        Type::Amount => "Amount".to_owned(),
        Type::Day => "Day".to_owned(),
        Type::Timestamp => "Timestamp".to_owned(),
        Type::Id => "Id".to_owned(),
        Type::Option(inner) => format!("Option<{}>", rust(inner)),
        Type::List(inner) => format!("Vec<{}>", rust(inner)),
        Type::Record(name) | Type::Enum(name) => name.clone(),
        Type::Port(name) => format!("Arc<dyn {name}>"),
    }
}

pub(super) fn kotlin(ty: &Type) -> String {
    match ty {
        Type::Bool => "Boolean".to_owned(),
        Type::I64 => "Long".to_owned(),
        Type::U32 => "UInt".to_owned(),
        Type::Bytes => "ByteArray".to_owned(),
        Type::Option(inner) => format!("{}?", kotlin(inner)),
        Type::List(inner) => format!("List<{}>", kotlin(inner)),
        Type::Port(name) => name.clone(),
        // The others are called alike: those of the vocabulary are aliases that UniFFI writes.
        other => rust(other),
    }
}

pub(super) fn swift(ty: &Type) -> String {
    match ty {
        Type::Bool => "Bool".to_owned(),
        Type::I64 => "Int64".to_owned(),
        Type::U32 => "UInt32".to_owned(),
        Type::Bytes => "Data".to_owned(),
        Type::Option(inner) => format!("{}?", swift(inner)),
        Type::List(inner) => format!("[{}]", swift(inner)),
        Type::Port(name) => name.clone(),
        other => rust(other),
    }
}

/// The value of an argument that is left out; none for one that has to be said. The same in Kotlin and Swift but for
/// the word for nothing and for an empty list.
pub(super) fn left_out(model: &Model, ty: &Type, nothing: &str, empty: &str) -> Option<String> {
    model.has_default(ty).then(|| match ty {
        Type::Option(_) => nothing.to_owned(),
        Type::List(_) => empty.to_owned(),
        Type::Bool => "false".to_owned(),
        other => format!("{}()", rust(other)),
    })
}

/// Whether it is a record with a class of its own here, since the facade's would show what is secret.
pub(super) fn is_secret(model: &Model, ty: &Type) -> bool {
    matches!(ty, Type::Record(name) if model.record(name).is_secret)
}

/// What brings the secret records that methods speak of into scope.
pub(super) fn secrets<'a>(model: &Model, methods: impl Iterator<Item = &'a Method>) -> String {
    let mut names = BTreeSet::new();
    for method in methods {
        let returned = match &method.returns {
            Returns::Value(ty) => Some(ty),
            _ => None,
        };
        let types = method.arguments.iter().map(|argument| &argument.ty).chain(returned);
        names.extend(types.filter(|ty| is_secret(model, ty)).map(rust));
    }
    let names: Vec<String> = names.into_iter().collect();
    if names.is_empty() { String::new() } else { format!("use super::records::{{{}}};\n", names.join(", ")) }
}
