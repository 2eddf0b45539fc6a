//! Types as Python's annotations say them.

use crate::model::Type;

/// What a value has that comes out.
pub(super) fn output(ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::I64 | Type::U32 => "int".to_owned(),
        Type::String => "str".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Amount => "Decimal".to_owned(),
        Type::Day => "date".to_owned(),
        Type::Timestamp => "datetime".to_owned(),
        Type::Id => "UUID".to_owned(),
        Type::Option(inner) => format!("{} | None", output(inner)),
        Type::List(inner) => format!("tuple[{}, ...]", output(inner)),
        Type::Record(name) | Type::Enum(name) | Type::Port(name) => name.clone(),
    }
}

/// What is accepted.
pub(super) fn input(ty: &Type) -> String {
    match ty {
        Type::Bytes => "bytes | bytearray | memoryview".to_owned(),
        Type::Amount => "Decimal | str | int".to_owned(),
        Type::Option(inner) => format!("{} | None", input(inner)),
        Type::List(inner) => format!("Iterable[{}]", input(inner)),
        other => output(other),
    }
}
