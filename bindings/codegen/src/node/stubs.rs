//! The types of the package for TypeScript, with the documentation.

use std::fmt::Write as _;

use super::docs::Docs;
use super::types::{Directions, field, input, output};
use super::{CONFIG, PATHS, is_property, iterator};
use crate::model::{Enum, Field, Method, Model, Object, Port, Record, Returns};
use crate::names::{camel, snake};
use crate::text::NOTICE;

pub(super) fn stubs(model: &Model) -> String {
    let docs = Docs::new(model);
    let directions = Directions::of(model);
    let mut text = format!("// {NOTICE}\n{HEAD}");
    root(model, &docs, &mut text);
    for group in &model.groups {
        class(&group.object, &docs, &mut text);
        for method in &group.object.methods {
            asynchronous(model, method, &docs, &mut text);
            pages(model, method, &docs, &mut text);
        }
        text.push_str("}\n");
    }
    for record in &model.records {
        self::record(model, record, &directions, &docs, &mut text);
    }
    for item in &model.enums {
        enumeration(item, &docs, &mut text);
    }
    for port in &model.ports {
        self::port(port, &docs, &mut text);
    }
    text
}

fn class(object: &Object, docs: &Docs, text: &mut String) {
    let _ = write!(text, "\n{}", docs.comment(&object.docs, 0));
    let _ = writeln!(text, "export declare class {} {{\n  private constructor()", object.name);
}

fn root(model: &Model, docs: &Docs, text: &mut String) {
    class(&model.root, docs, text);
    for method in &model.root.methods {
        if method.is_static {
            text.push_str(&docs.comment(&method.docs, 2));
            let config = model.record(CONFIG);
            for first in config.fields.iter().filter(|field| !model.has_default(&field.ty)) {
                let name = camel(&first.name);
                let ty = field(CONFIG, &first.name, &first.ty, PATHS);
                let _ = writeln!(
                    text,
                    "  static {}({name}: {ty}, options?: {CONFIG}): Promise<{}>",
                    camel(&method.name),
                    model.root.name
                );
            }
        } else if is_property(method) {
            text.push_str(&docs.comment(&method.docs, 2));
            let _ = writeln!(text, "  get {}(): {}", camel(&method.name), returns(method, ""));
        } else if method.is_async {
            asynchronous(model, method, docs, text);
        } else {
            text.push_str(&docs.comment(&method.docs, 2));
            let parameters = parameters(model, &method.arguments).join(", ");
            let returned = returns(method, &model.root.name);
            let _ = writeln!(text, "  {}({parameters}): {returned}", camel(&method.name));
        }
    }
    for group in &model.groups {
        text.push_str(&docs.comment(&group.accessor_docs, 2));
        let _ = writeln!(text, "  get {}(): {}", camel(&group.accessor), group.object.name);
    }
    text.push_str(
        "  /** Closes it at the end of `await using`. */\n  [Symbol.asyncDispose](): Promise<void>\n}\n",
    );
}

fn asynchronous(model: &Model, method: &Method, docs: &Docs, text: &mut String) {
    text.push_str(&docs.comment(&method.docs, 2));
    let mut parameters = parameters(model, &method.arguments);
    parameters.push("options?: CallOptions".to_owned());
    let _ = writeln!(
        text,
        "  {}({}): Promise<{}>",
        camel(&method.name),
        parameters.join(", "),
        returns(method, &model.root.name)
    );
}

fn pages(model: &Model, method: &Method, docs: &Docs, text: &mut String) {
    let Some(item) = model.page_of(method) else { return };
    text.push_str(&docs.comment(&format!("All items of `{}`, fetched page by page.", method.name), 2));
    let mut parameters = parameters(model, &method.arguments[..method.arguments.len() - 1]);
    parameters.push("options?: IterationOptions".to_owned());
    let _ = writeln!(
        text,
        "  {}({}): AsyncGenerator<{}, void, undefined>",
        iterator(&method.name),
        parameters.join(", "),
        output(item)
    );
}

/// An argument that may be left out gets a mark, unless one after it must be given.
fn parameters(model: &Model, arguments: &[Field]) -> Vec<String> {
    let is_last = |at: usize| arguments[at..].iter().all(|argument| model.has_default(&argument.ty));
    let parameter = |(at, argument): (usize, &Field)| {
        let (name, ty) = (camel(&argument.name), input(&argument.ty));
        match (model.has_default(&argument.ty), is_last(at)) {
            (true, true) => format!("{name}?: {ty}"),
            (true, false) => format!("{name}: {ty} | undefined"),
            (false, _) => format!("{name}: {ty}"),
        }
    };
    arguments.iter().enumerate().map(parameter).collect()
}

fn returns(method: &Method, class: &str) -> String {
    match &method.returns {
        Returns::Nothing => "void".to_owned(),
        Returns::Value(ty) => output(ty),
        Returns::Object => class.to_owned(),
    }
}

fn record(model: &Model, record: &Record, directions: &Directions, docs: &Docs, text: &mut String) {
    let name = &record.name;
    let is_got = directions.got.contains(name);
    let _ = write!(text, "\n{}export interface {name} {{\n", docs.comment(&record.docs, 0));
    for item in &record.fields {
        // What is told by its place when it is opened.
        if name == CONFIG && !model.has_default(&item.ty) {
            continue;
        }
        text.push_str(&docs.comment(&item.docs, 2));
        let key = camel(&item.name);
        let _ = match (is_got, model.has_default(&item.ty)) {
            (true, _) => writeln!(text, "  {key}: {}", output(&item.ty)),
            (false, true) => {
                writeln!(text, "  {key}?: {} | undefined", field(name, &item.name, &item.ty, PATHS))
            }
            (false, false) => writeln!(text, "  {key}: {}", field(name, &item.name, &item.ty, PATHS)),
        };
    }
    text.push_str("}\n");
}

fn enumeration(item: &Enum, docs: &Docs, text: &mut String) {
    let name = &item.name;
    let _ = write!(text, "\n{}export declare const {name}: {{\n", docs.comment(&item.docs, 0));
    for variant in &item.variants {
        text.push_str(&docs.comment(&variant.docs, 2));
        let _ = writeln!(text, "  readonly {}: '{}'", variant.name, snake(&variant.name));
    }
    let texts: Vec<String> =
        item.variants.iter().map(|variant| format!("'{}'", snake(&variant.name))).collect();
    let _ = write!(text, "}}\n{}export type {name} = {}\n", docs.comment(&item.docs, 0), texts.join(" | "));
}

/// What hosts implement: what it is asked with comes out, what it answers goes in.
fn port(port: &Port, docs: &Docs, text: &mut String) {
    let _ = write!(text, "\n{}export interface {} {{\n", docs.comment(&port.docs, 0), port.name);
    for method in &port.methods {
        text.push_str(&docs.comment(&method.docs, 2));
        let parameters: Vec<String> = method
            .arguments
            .iter()
            .map(|argument| format!("{}: {}", camel(&argument.name), output(&argument.ty)))
            .collect();
        let returned = match &method.returns {
            Returns::Value(ty) => input(ty),
            _ => "void".to_owned(),
        };
        let _ = writeln!(
            text,
            "  {}({}): {returned} | Promise<{returned}>",
            camel(&method.name),
            parameters.join(", ")
        );
    }
    text.push_str("}\n");
}

const HEAD: &str = "\
/// <reference types=\"node\" />

/** An exact decimal, such as `'0.10'`. It is never a number: numbers are binary floats. */
export type Amount = string

/** A calendar date without a time zone, as `YYYY-MM-DD`. */
export type Day = string

/** A UUID. */
export type Id = string

/** For any call. */
export interface CallOptions {
  /**
   * Gives the call up: its promise is rejected with the signal's reason. A write that the database had already been
   * handed may still happen, whole; with `idempotent` the same call can be sent again.
   */
  signal?: AbortSignal | null | undefined
}

/** For the iteration over a list. */
export interface IterationOptions extends CallOptions {
  /** How many items are fetched at once, 1 to 500; 500 without it. */
  pageSize?: number | undefined
}
";
