//! Enums: texts, with an object of their names.

use std::fmt::Write as _;

use crate::model::Model;
use crate::names::snake;
use crate::text::NOTICE;

pub(super) fn rust(model: &Model) -> String {
    let mut text = format!("//! {NOTICE}\n\nuse crate::conv::enums::enumeration;\n\n");
    for item in &model.enums {
        let _ = writeln!(text, "enumeration! {{ {} {{", item.name);
        for variant in &item.variants {
            let _ = writeln!(text, "    {} {:?}", variant.name, snake(&variant.name));
        }
        text.push_str("} }\n\n");
    }
    text
}

pub(super) fn script(model: &Model) -> String {
    let mut text = format!("// {NOTICE}\n'use strict'\n");
    for item in &model.enums {
        let _ = writeln!(text, "\nexports.{} = Object.freeze({{", item.name);
        for variant in &item.variants {
            let _ = writeln!(text, "  {}: '{}',", variant.name, snake(&variant.name));
        }
        text.push_str("})\n");
    }
    text
}
