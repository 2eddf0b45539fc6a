//! Records: plain objects, converted field by field.

use std::fmt::Write as _;

use super::types::Directions;
use crate::model::Model;
use crate::names::camel;
use crate::text::NOTICE;

pub(super) fn rust(model: &Model) -> String {
    let directions = Directions::of(model);
    let mut text = format!("//! {NOTICE}\n\nuse crate::conv::records::{{input, output}};\n\n");
    for record in &model.records {
        let name = &record.name;
        if directions.given.contains(name) {
            let _ = writeln!(text, "input! {{ {name} {{");
            for field in &record.fields {
                let how = if model.has_default(&field.ty) { "may" } else { "must" };
                let _ = writeln!(text, "    {} c{:?} {how}", field.name, camel(&field.name));
            }
            text.push_str("} }\n\n");
        }
        if directions.got.contains(name) {
            let _ = writeln!(text, "output! {{ {name} {{");
            for field in &record.fields {
                let _ = writeln!(text, "    {} c{:?}", field.name, camel(&field.name));
            }
            text.push_str("} }\n\n");
        }
    }
    text
}
