//! Types of Rust and the words of the vocabulary.

use anyhow::{Context as _, Result, bail};
use syn::{GenericArgument, PathArguments, Type as Rust, TypeParamBound};

use super::items::Declared;
use crate::model::Type;

/// The words, for the message about what is none.
const WORDS: &str = "bool, i64, u32, String, Bytes, Amount, Day, Timestamp, Id, Option, Vec, or a record or enum of the facade";

/// The word for a type. Errors: there is none; `place` says where it stands.
pub(super) fn vocabulary(ty: &Rust, declared: &Declared, place: &str) -> Result<Type> {
    let text = text(ty);
    let unknown = || format!("{place}: the vocabulary has no word for `{text}`: it has {WORDS}");
    let Rust::Path(path) = ty else { bail!(unknown()) };
    let segment = path.path.segments.last().with_context(unknown)?;
    let name = segment.ident.to_string();
    let inner =
        || vocabulary(argument(&segment.arguments).with_context(unknown)?, declared, place).map(Box::new);
    Ok(match name.as_str() {
        "bool" => Type::Bool,
        "i64" => Type::I64,
        "u32" => Type::U32,
        "String" => Type::String,
        "Bytes" => Type::Bytes,
        "Amount" => Type::Amount,
        "Day" => Type::Day,
        "Timestamp" => Type::Timestamp,
        "Id" => Type::Id,
        "Option" => Type::Option(inner()?),
        "Vec" => Type::List(inner()?),
        "Arc" => Type::Port(port(&segment.arguments, declared).with_context(unknown)?),
        name if declared.records.contains(name) => Type::Record(name.to_owned()),
        name if declared.enums.contains(name) => Type::Enum(name.to_owned()),
        _ => bail!(unknown()),
    })
}

/// The name of a type without arguments.
pub(super) fn bare_name(ty: &Rust) -> Option<String> {
    match ty {
        Rust::Path(path) => path.path.get_ident().map(ToString::to_string),
        _ => None,
    }
}

/// The type between the angle brackets of `name`, if it is that type.
pub(super) fn inside<'a>(ty: &'a Rust, name: &str) -> Option<&'a Rust> {
    let Rust::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == name)?;
    argument(&segment.arguments)
}

/// As it stands in the source, near enough for a message.
pub(super) fn text(ty: &Rust) -> String {
    match ty {
        Rust::Path(path) => {
            let segment = path.path.segments.last();
            let name = segment.map(|segment| segment.ident.to_string()).unwrap_or_default();
            match segment.and_then(|segment| argument(&segment.arguments)) {
                Some(inner) => format!("{name}<{}>", text(inner)),
                None => name,
            }
        }
        Rust::Reference(reference) => format!("&{}", text(&reference.elem)),
        Rust::Tuple(tuple) => format!("({})", tuple.elems.iter().map(text).collect::<Vec<_>>().join(", ")),
        Rust::Slice(slice) => format!("[{}]", text(&slice.elem)),
        Rust::Array(array) => format!("[{}; …]", text(&array.elem)),
        Rust::TraitObject(_) => "dyn …".to_owned(),
        _ => "a type without a name".to_owned(),
    }
}

fn argument(arguments: &PathArguments) -> Option<&Rust> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

fn port(arguments: &PathArguments, declared: &Declared) -> Option<String> {
    let Rust::TraitObject(object) = argument(arguments)? else { return None };
    let TypeParamBound::Trait(bound) = object.bounds.first()? else { return None };
    let name = bound.path.get_ident()?.to_string();
    declared.ports.contains(&name).then_some(name)
}
