//! Types as TypeScript says them, and which records go in which direction.

use std::collections::BTreeSet;

use super::{CONFIG, READER};
use crate::model::{Model, Returns, Type};

/// The names of the records that scripts give, and of those that they get.
pub(super) struct Directions {
    pub(super) given: BTreeSet<String>,
    pub(super) got: BTreeSet<String>,
}

impl Directions {
    pub(super) fn of(model: &Model) -> Self {
        let mut directions = Self { given: BTreeSet::new(), got: BTreeSet::new() };
        let ports = model.ports.iter().flat_map(|port| &port.methods);
        for (method, is_port) in
            model.methods().map(|(_, method)| (method, false)).chain(ports.map(|method| (method, true)))
        {
            let Self { given, got } = &mut directions;
            // What a port is asked with is got, what it answers is given.
            let (arguments, returned) = if is_port { (got, given) } else { (given, got) };
            method.arguments.iter().for_each(|argument| reach(model, &argument.ty, arguments));
            if let Returns::Value(ty) = &method.returns {
                reach(model, ty, returned);
            }
        }
        directions
    }
}

fn reach(model: &Model, ty: &Type, records: &mut BTreeSet<String>) {
    match ty {
        Type::Option(inner) | Type::List(inner) => reach(model, inner, records),
        // Each once, also one that holds itself.
        Type::Record(name) if records.insert(name.clone()) => {
            model.record(name).fields.iter().for_each(|field| reach(model, &field.ty, records));
        }
        _ => {}
    }
}

/// What a value is that comes out.
pub(super) fn output(ty: &Type) -> String {
    match ty {
        Type::Bool => "boolean".to_owned(),
        Type::I64 | Type::U32 => "number".to_owned(),
        Type::String => "string".to_owned(),
        Type::Bytes => "Buffer".to_owned(),
        Type::Amount => "Amount".to_owned(),
        Type::Day => "Day".to_owned(),
        Type::Timestamp => "Date".to_owned(),
        Type::Id => "Id".to_owned(),
        Type::Option(inner) => format!("{} | null", output(inner)),
        Type::List(inner) => match output(inner) {
            item if item.contains(' ') => format!("({item})[]"),
            item => format!("{item}[]"),
        },
        Type::Record(name) | Type::Enum(name) | Type::Port(name) => name.clone(),
    }
}

/// What is accepted.
pub(super) fn input(ty: &Type) -> String {
    match ty {
        Type::I64 => "number | bigint".to_owned(),
        Type::Bytes => "Uint8Array | ArrayBuffer".to_owned(),
        Type::Amount => "Amount | bigint".to_owned(),
        Type::Option(inner) => format!("{} | null", input(inner)),
        Type::List(inner) => match input(inner) {
            item if item.contains(' ') => format!("readonly ({item})[]"),
            item => format!("readonly {item}[]"),
        },
        other => output(other),
    }
}

/// What a field of a record that scripts give accepts.
pub(super) fn field(record: &str, name: &str, ty: &Type, paths: &[&str]) -> String {
    match (record, name) {
        (CONFIG, READER) => "Engine | ReceiptReader | null".to_owned(),
        (CONFIG, name) if paths.contains(&name) => match ty {
            Type::Option(_) => "string | URL | null".to_owned(),
            _ => "string | URL".to_owned(),
        },
        _ => input(ty),
    }
}
