//! The model as JSON, for what is replayed in every language: `bindings/parity/model.json`.

use serde_json::{Map, Value, json};

use crate::model::{Field, Method, Model, Returns, Type};
use crate::names::snake;

/// The whole model.
pub fn json(model: &Model) -> String {
    let enums: Map<String, Value> = model
        .enums
        .iter()
        .map(|item| {
            let values: Vec<String> = item.variants.iter().map(|variant| snake(&variant.name)).collect();
            (item.name.clone(), json!(values))
        })
        .collect();
    let records: Map<String, Value> =
        model.records.iter().map(|record| (record.name.clone(), fields(&record.fields))).collect();
    let methods: Map<String, Value> = model
        .methods()
        .map(|(group, method)| {
            let name = group.map_or_else(|| method.name.clone(), |group| format!("{group}.{}", method.name));
            (name, self::method(method))
        })
        .collect();
    let whole = json!({ "enums": enums, "records": records, "methods": methods });
    serde_json::to_string_pretty(&whole).expect("texts and lists become JSON") + "\n"
}

fn method(method: &Method) -> Value {
    let returns = match &method.returns {
        Returns::Nothing => Value::Null,
        Returns::Object => json!("object"),
        Returns::Value(ty) => word(ty).into(),
    };
    json!({ "arguments": fields(&method.arguments), "returns": returns, "awaited": method.is_async })
}

/// In their order, since some languages have no names of arguments.
fn fields(fields: &[Field]) -> Value {
    fields.iter().map(|field| json!({ "name": field.name, "type": word(&field.ty) })).collect()
}

/// `amount`, `list record Movement`, `option enum MovementKind`
fn word(ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::U32 => "u32".to_owned(),
        Type::String => "string".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Amount => "amount".to_owned(),
        Type::Day => "day".to_owned(),
        Type::Timestamp => "timestamp".to_owned(),
        Type::Id => "id".to_owned(),
        Type::Option(inner) => format!("option {}", word(inner)),
        Type::List(inner) => format!("list {}", word(inner)),
        Type::Record(name) => format!("record {name}"),
        Type::Enum(name) => format!("enum {name}"),
        Type::Port(name) => format!("port {name}"),
    }
}
