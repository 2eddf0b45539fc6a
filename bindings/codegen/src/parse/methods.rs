//! Methods.

use anyhow::{Result, bail};
use syn::{FnArg, ImplItemFn, Pat, ReceiverKind, ReturnType, Signature, Type as Rust};

use super::items::Declared;
use super::{docs, types};
use crate::model::{Field, Method, Returns};

/// The group that an accessor of the root gives: `fn movements(&self) -> Movements`.
pub(super) fn group_of(function: &ImplItemFn, declared: &Declared) -> Option<String> {
    let ReturnType::Type(_, ty) = &function.sig.output else { return None };
    let name = types::bare_name(ty)?;
    (function.sig.asyncness.is_none() && declared.objects.contains(&name)).then_some(name)
}

pub(super) fn method(object: &str, function: &ImplItemFn, declared: &Declared) -> Result<Method> {
    signature(object, &function.sig, docs::of(&function.attrs), declared)
}

pub(super) fn signature(
    object: &str,
    signature: &Signature,
    docs: String,
    declared: &Declared,
) -> Result<Method> {
    let name = signature.ident.to_string();
    let place = format!("{object}::{name}");
    if docs.is_empty() {
        bail!("{place}: has no doc comment, and every language shows it");
    }
    let mut arguments = Vec::new();
    let mut is_static = true;
    for input in &signature.inputs {
        match input {
            FnArg::Receiver(receiver) => {
                is_static = false;
                if !matches!(receiver.kind, ReceiverKind::Reference(_, _, None)) {
                    bail!("{place}: takes the object as `&self` only");
                }
            }
            FnArg::Typed(argument) => {
                let Pat::Ident(pattern) = &*argument.pat else {
                    bail!("{place}: an argument has a plain name");
                };
                let argument_name = pattern.ident.to_string();
                let ty =
                    types::vocabulary(&argument.ty, declared, &format!("{place}, argument {argument_name}"))?;
                arguments.push(Field { name: argument_name, docs: String::new(), ty });
            }
        }
    }
    let (returns, fails) = returns(&signature.output, declared, &place)?;
    let is_async = signature.asyncness.is_some();
    if is_async && !fails {
        bail!("{place}: what is awaited gives a Result");
    }
    Ok(Method { name, docs, is_async, is_static, arguments, returns, fails })
}

fn returns(output: &ReturnType, declared: &Declared, place: &str) -> Result<(Returns, bool)> {
    let ReturnType::Type(_, ty) = output else { return Ok((Returns::Nothing, false)) };
    let (ty, fails) = match types::inside(ty, "Result") {
        Some(inner) => (inner, true),
        None => (&**ty, false),
    };
    let returns = match ty {
        Rust::Tuple(tuple) if tuple.elems.is_empty() => Returns::Nothing,
        ty if types::bare_name(ty).is_some_and(|name| name == "Self") => Returns::Object,
        ty => Returns::Value(types::vocabulary(ty, declared, &format!("{place}, what it gives"))?),
    };
    Ok((returns, fails))
}
