//! Income or expense, on the wire.

use cashflow_core::domain::MovementKind;
use cashflow_core::{Error, Result};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

/// Reads it; the Spanish words are accepted too, and case does not count.
pub(super) fn parse(text: &str) -> Result<MovementKind> {
    match text.to_lowercase().as_str() {
        "income" | "ingreso" => Ok(MovementKind::Income),
        "expense" | "gasto" => Ok(MovementKind::Expense),
        _ => Err(Error::invalid("type", "must be income or expense (or Ingreso or Gasto)")),
    }
}

/// How it is answered.
pub(super) fn answered() -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["income", "expense"])).build()
}

/// How it is accepted.
pub(super) fn accepted() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(["income", "expense", "Ingreso", "Gasto"]))
        .build()
}
