//! The classes that scripts use: around the native ones, with promises that fail with errors of the package.

use std::fmt::Write as _;

use super::{CONFIG, PATHS, is_property, iterator};
use crate::model::{Field, Method, Model, Returns, Type};
use crate::names::camel;
use crate::text::NOTICE;

pub(super) fn script(model: &Model) -> String {
    let mut text = format!(
        "// {NOTICE}\n'use strict'\n\n\
         const {{ aborting, at, call, calling, constructed, hidden, walk }} = require('../calls.cjs')\n\
         const {{ configuration }} = require('../opening.cjs')\nconst native = require('../native.cjs')\n"
    );
    for group in &model.groups {
        class(&group.object.name, &mut text);
        for method in &group.object.methods {
            asynchronous(model, method, &mut text);
            if model.page_of(method).is_some() {
                pages(method, &mut text);
            }
        }
        text.push_str("}\n");
    }
    root(model, &mut text);
    let _ = write!(text, "\nmodule.exports = {{ {} }}\n", model.root.name);
    text
}

fn class(name: &str, text: &mut String) {
    let _ = write!(
        text,
        "\nclass {name} {{\n  #native\n\n  constructor(object) {{\n    this.#native = constructed(object, \
         native.{name}, '{name}')\n  }}\n"
    );
}

fn root(model: &Model, text: &mut String) {
    let name = &model.root.name;
    class(name, text);
    for method in &model.root.methods {
        if method.is_static {
            opening(model, method, name, text);
        } else if method.is_async {
            asynchronous(model, method, text);
        } else {
            immediate(method, name, text);
        }
    }
    for group in &model.groups {
        let accessor = camel(&group.accessor);
        let class = &group.object.name;
        let _ = write!(
            text,
            "\n  get {accessor}() {{\n    return new {class}(this.#native.{accessor}())\n  }}\n"
        );
    }
    text.push_str("\n  [Symbol.asyncDispose]() {\n    return this.close()\n  }\n}\n");
}

fn opening(model: &Model, method: &Method, class: &str, text: &mut String) {
    let config = model.record(CONFIG);
    let first =
        config.fields.iter().find(|field| !model.has_default(&field.ty)).map(|field| camel(&field.name));
    let first = first.unwrap_or_default();
    let paths: Vec<String> = PATHS.iter().map(|path| format!("'{}'", camel(path))).collect();
    let _ = write!(
        text,
        "\n  static {}({first}, options) {{\n    return call(async () => {{\n      \
         const [config, read] = configuration('{first}', {first}, options, [{}])\n      \
         return new {class}(await native.open(config, read))\n    }})\n  }}\n",
        camel(&method.name),
        paths.join(", ")
    );
}

fn asynchronous(model: &Model, method: &Method, text: &mut String) {
    let name = camel(&method.name);
    let shown = names(&method.arguments, "options");
    let passed = names(&method.arguments, "abort");
    let call = format!("calling(options, (abort) => this.#native.{name}({passed}))");
    let call = match secret(model, &method.returns) {
        Some(name) => format!("{call}.then((value) => hidden(value, '{name}'))"),
        None => call,
    };
    let _ = write!(text, "\n  {name}({shown}) {{\n    return {call}\n  }}\n");
}

/// The record that a method gives, if its content must not be shown.
fn secret<'a>(model: &Model, returns: &'a Returns) -> Option<&'a str> {
    match returns {
        Returns::Value(Type::Record(name)) if model.record(name).is_secret => Some(name),
        _ => None,
    }
}

/// What needs no waiting.
fn immediate(method: &Method, class: &str, text: &mut String) {
    let name = camel(&method.name);
    if is_property(method) {
        let _ = write!(text, "\n  get {name}() {{\n    return this.#native.{name}()\n  }}\n");
        return;
    }
    let arguments =
        method.arguments.iter().map(|argument| camel(&argument.name)).collect::<Vec<_>>().join(", ");
    let _ = write!(
        text,
        "\n  {name}({arguments}) {{\n    return new {class}(at(() => this.#native.{name}({arguments})))\n  }}\n"
    );
}

/// `iter` beside `list`: all items, page by page.
fn pages(method: &Method, text: &mut String) {
    let list = camel(&method.name);
    let filters = &method.arguments[..method.arguments.len() - 1];
    let shown = names(filters, "options");
    let passed = names(filters, "page, aborting(options)");
    let _ = write!(
        text,
        "\n  {}({shown}) {{\n    return walk(options, (page) => this.{list}({passed}))\n  }}\n",
        iterator(&method.name)
    );
}

fn names(arguments: &[Field], last: &str) -> String {
    let mut names: Vec<String> = arguments.iter().map(|argument| camel(&argument.name)).collect();
    names.push(last.to_owned());
    names.join(", ")
}
