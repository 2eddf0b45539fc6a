//! What the Swift tests need to replay the scenarios of all languages: Swift cannot call a method by its name. The Kotlin
//! tests find everything by reflection.

use std::fmt::Write as _;

use super::enums::KINDS;
use super::name_of;
use crate::model::{Field, Method, Model, Record, Returns, Type};
use crate::names::{camel, snake};
use crate::text::NOTICE;

pub(super) fn swift(model: &Model) -> String {
    let mut text = format!("// {NOTICE}\nimport Foundation\n\n@testable import Cashflow\n");
    for item in model.enums.iter().filter(|item| item.name != KINDS) {
        let _ = write!(
            text,
            "\nextension {0}: Plain {{\n    static func from(_ value: Json?) throws -> {0} {{\n        switch value {{\n",
            item.name
        );
        for variant in &item.variants {
            let name = snake(&variant.name);
            let _ = writeln!(text, "        case .text(\"{name}\"): return .{}", camel(&name));
        }
        text.push_str("        default: throw NotPlain(value)\n        }\n    }\n\n    var plain: Json {\n        switch self {\n");
        for variant in &item.variants {
            let name = snake(&variant.name);
            let _ = writeln!(text, "        case .{}: return .text(\"{name}\")", camel(&name));
        }
        text.push_str("        }\n    }\n}\n");
    }
    for record in &model.records {
        self::record(record, &mut text);
    }
    text.push_str(
        "\n/// Calls a method of the facade by its name there.\n\
         func replay(_ method: String, on root: Cashflow, _ input: Json) async throws -> Outcome {\n    switch method {\n",
    );
    for (accessor, method) in model.methods().filter(|(_, method)| !method.is_static) {
        call(accessor, method, &mut text);
    }
    text + "    default: throw NotPlain(.text(method))\n    }\n}\n"
}

fn record(record: &Record, text: &mut String) {
    let names = record.fields.iter().map(|field| format!("{:?}", field.name)).collect::<Vec<_>>().join(", ");
    let fields = record.fields.iter().map(given).collect::<Vec<_>>().join(",\n            ");
    let _ = write!(
        text,
        "\nextension {0}: Plain {{\n    static func from(_ value: Json?) throws -> {0} {{\n        \
         let value = try Json.object(value, of: [{names}])\n        return {0}(\n            {fields})\n    }}\n\n    \
         var plain: Json {{\n        .object([\n",
        record.name
    );
    for field in &record.fields {
        let _ = writeln!(text, "            {:?}: {}.plain,", field.name, camel(&field.name));
    }
    text.push_str("        ])\n    }\n}\n");
}

/// `label: value`
fn given(field: &Field) -> String {
    format!("{}: try value.part({:?})", camel(&field.name), field.name)
}

fn call(accessor: Option<&str>, method: &Method, text: &mut String) {
    let (name, target, called) = match accessor {
        Some(group) => {
            (format!("{group}.{}", method.name), format!("root.{}()", camel(group)), &*method.name)
        }
        None => (method.name.clone(), "root".to_owned(), name_of(method)),
    };
    let names: Vec<String> = method.arguments.iter().map(|argument| format!("{:?}", argument.name)).collect();
    let given = method.arguments.iter().map(given).collect::<Vec<_>>().join(", ");
    let start = match (method.fails, method.is_async) {
        (true, true) => "try await ",
        (true, false) => "try ",
        // What is given may be no value of the type.
        _ if !method.arguments.is_empty() => "try ",
        _ => "",
    };
    let call = format!("{start}{target}.{}({given})", camel(called));
    let _ = writeln!(text, "    case \"{name}\":");
    let value = if names.is_empty() { "_" } else { "let value" };
    let _ = writeln!(text, "        {value} = try Json.object(input, of: [{}])", names.join(", "));
    let _ = match &method.returns {
        Returns::Nothing => writeln!(text, "        {call}\n        return .value(.null)"),
        Returns::Object => writeln!(text, "        return .handle({call})"),
        Returns::Value(Type::Port(_)) => Ok(()),
        Returns::Value(_) => {
            writeln!(text, "        let result = {call}\n        return .value(result.plain)")
        }
    };
}
