//! Records, enums and ports.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use syn::{FieldsNamed, Item, ItemEnum, ItemStruct, ItemTrait, TraitItem};

use super::{docs, is_public, methods, types};
use crate::model::{Enum, Field, Port, Record, Variant};

/// The names that are declared, before what stands in them is looked at.
#[derive(Debug, Default)]
pub(super) struct Declared {
    pub(super) records: BTreeSet<String>,
    pub(super) enums: BTreeSet<String>,
    pub(super) ports: BTreeSet<String>,
    pub(super) objects: BTreeSet<String>,
}

impl Declared {
    pub(super) fn collect<'a>(items: impl Iterator<Item = &'a Item>) -> Self {
        let mut declared = Self::default();
        for item in items {
            match item {
                Item::Struct(item) if is_public(&item.vis) && item.ident != "ApiError" => {
                    let is_record = item.fields.iter().all(|field| is_public(&field.vis));
                    let names = if is_record { &mut declared.records } else { &mut declared.objects };
                    names.insert(item.ident.to_string());
                }
                Item::Enum(item) if is_public(&item.vis) => {
                    declared.enums.insert(item.ident.to_string());
                }
                Item::Trait(item) if is_public(&item.vis) => {
                    declared.ports.insert(item.ident.to_string());
                }
                _ => {}
            }
        }
        declared
    }
}

pub(super) fn record(item: &ItemStruct, fields: &FieldsNamed, declared: &Declared) -> Result<Record> {
    let name = item.ident.to_string();
    let mut parsed = Vec::new();
    for field in &fields.named {
        let field_name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        let ty = types::vocabulary(&field.ty, declared, &format!("{name}.{field_name}"))?;
        parsed.push(Field { name: field_name, docs: docs::of(&field.attrs), ty });
    }
    let derives_debug = item.attrs.iter().any(|attribute| {
        let mut found = false;
        if attribute.path().is_ident("derive") {
            // What is derived is a list of paths; others are of no interest here.
            let _ = attribute.parse_nested_meta(|meta| {
                found |= meta.path.is_ident("Debug");
                Ok(())
            });
        }
        found
    });
    Ok(Record { name, docs: docs::of(&item.attrs), fields: parsed, is_secret: !derives_debug })
}

pub(super) fn enumeration(item: &ItemEnum) -> Result<Enum> {
    let mut variants = Vec::new();
    for variant in &item.variants {
        if !variant.fields.is_empty() {
            bail!("{}::{}: an enum of the facade holds no data: make it a record", item.ident, variant.ident);
        }
        variants.push(Variant { name: variant.ident.to_string(), docs: docs::of(&variant.attrs) });
    }
    Ok(Enum { name: item.ident.to_string(), docs: docs::of(&item.attrs), variants })
}

pub(super) fn port(item: &ItemTrait, declared: &Declared) -> Result<Port> {
    let name = item.ident.to_string();
    let mut parsed = Vec::new();
    for member in &item.items {
        let TraitItem::Fn(function) = member else { continue };
        parsed.push(methods::signature(&name, &function.sig, docs::of(&function.attrs), declared)?);
    }
    Ok(Port { name, docs: docs::of(&item.attrs), methods: parsed })
}
