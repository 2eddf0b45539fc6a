//! Cutting a recogniser down to the Latin script: of its 18,710 classes only those that may stand on a receipt stay.
//!
//! The last layer is a seventh of the recogniser's work and two fifths of its size; the text read stays the same.
//! An ONNX file is a protocol-buffers message; only the few fields that change are taken apart.

use super::alphabet::{CHARACTERS_KEY, Classes};

/// `ModelProto.graph`, `ModelProto.metadata_props`.
const GRAPH: u64 = 7;
const METADATA: u64 = 14;
/// `GraphProto.initializer`.
const INITIALIZER: u64 = 5;
/// `TensorProto.dims`, `.data_type`, `.raw_data`, and the data type of 32-bit floats.
const DIMS: u64 = 1;
const DATA_TYPE: u64 = 2;
const RAW_DATA: u64 = 9;
const FLOAT: u64 = 1;
/// `StringStringEntryProto.key`, `.value`.
const KEY: u64 = 1;
const VALUE: u64 = 2;

/// The same recogniser with only the Latin classes, or `None` when the file is not built as expected (it can then be
/// used as it is: the other classes are passed over when decoding).
pub(super) fn latin_cut(onnx: &[u8]) -> Option<Vec<u8>> {
    let top = fields(onnx)?;
    let characters = top
        .iter()
        .filter(|f| f.number == METADATA)
        .find_map(|f| metadata_value(f.content, CHARACTERS_KEY))?;
    let classes = Classes::listed(characters);
    let mut reduced = Vec::with_capacity(onnx.len());
    let mut cut_tensors = 0;
    for field in &top {
        match field.number {
            GRAPH => {
                let mut graph = Vec::with_capacity(field.content.len());
                for inner in fields(field.content)? {
                    let cut =
                        (inner.number == INITIALIZER).then(|| cut_tensor(inner.content, &classes)).flatten();
                    cut_tensors += usize::from(cut.is_some());
                    match cut {
                        Some(tensor) => write_bytes(&mut graph, INITIALIZER, &tensor),
                        None => graph.extend_from_slice(inner.whole),
                    }
                }
                write_bytes(&mut reduced, GRAPH, &graph);
            }
            METADATA if metadata_value(field.content, CHARACTERS_KEY).is_some() => {
                let mut entry = Vec::new();
                write_bytes(&mut entry, KEY, CHARACTERS_KEY.as_bytes());
                write_bytes(&mut entry, VALUE, classes.relisted().as_bytes());
                write_bytes(&mut reduced, METADATA, &entry);
            }
            _ => reduced.extend_from_slice(field.whole),
        }
    }
    // The weights and the bias of the last layer.
    (cut_tensors == 2).then_some(reduced)
}

fn metadata_value<'a>(entry: &'a [u8], key: &str) -> Option<&'a str> {
    let entry = fields(entry)?;
    let text = |number: u64| entry.iter().find(|f| f.number == number).map(|f| f.content);
    (text(KEY)? == key.as_bytes()).then(|| std::str::from_utf8(text(VALUE)?).ok()).flatten()
}

/// The tensor without the columns of the classes that go, if its last dimension is the classes.
fn cut_tensor(tensor: &[u8], classes: &Classes) -> Option<Vec<u8>> {
    let parts = fields(tensor)?;
    let dims: Vec<u64> =
        parts.iter().filter(|f| f.number == DIMS).map(dims_of).collect::<Option<Vec<_>>>()?.concat();
    let count = classes.count() as u64;
    let is_float = parts.iter().any(|f| f.number == DATA_TYPE && f.value == FLOAT);
    if dims.last() != Some(&count) || !is_float {
        return None;
    }
    let data = parts.iter().find(|f| f.number == RAW_DATA)?.content;
    let rows: u64 = dims[..dims.len() - 1].iter().product();
    if data.len() as u64 != rows * count * 4 {
        return None;
    }
    let mut kept = Vec::with_capacity(rows as usize * classes.kept().len() * 4);
    for row in data.chunks_exact(classes.count() * 4) {
        for &class in classes.kept() {
            kept.extend_from_slice(&row[class * 4..class * 4 + 4]);
        }
    }
    let mut cut = Vec::with_capacity(kept.len() + 64);
    for dim in &dims[..dims.len() - 1] {
        write_varint(&mut cut, DIMS << 3);
        write_varint(&mut cut, *dim);
    }
    write_varint(&mut cut, DIMS << 3);
    write_varint(&mut cut, classes.kept().len() as u64);
    for part in parts.iter().filter(|f| f.number != DIMS && f.number != RAW_DATA) {
        cut.extend_from_slice(part.whole);
    }
    write_bytes(&mut cut, RAW_DATA, &kept);
    Some(cut)
}

/// One or (packed) several dimensions.
fn dims_of(field: &Field<'_>) -> Option<Vec<u64>> {
    if field.wire == 0 {
        return Some(vec![field.value]);
    }
    let mut rest = field.content;
    let mut dims = Vec::new();
    while !rest.is_empty() {
        dims.push(read_varint(&mut rest)?);
    }
    Some(dims)
}

/// A field of a message: the bytes of all of it, and what it holds.
struct Field<'a> {
    number: u64,
    wire: u64,
    whole: &'a [u8],
    /// Of a number.
    value: u64,
    /// Of a length-delimited field.
    content: &'a [u8],
}

/// The fields of a message; `None` when it is not one.
fn fields(message: &[u8]) -> Option<Vec<Field<'_>>> {
    let mut rest = message;
    let mut fields = Vec::new();
    while !rest.is_empty() {
        let start = rest;
        let tag = read_varint(&mut rest)?;
        let (mut value, mut content): (u64, &[u8]) = (0, &[]);
        match tag & 7 {
            0 => value = read_varint(&mut rest)?,
            1 => rest = rest.get(8..)?,
            2 => {
                let length = usize::try_from(read_varint(&mut rest)?).ok()?;
                (content, rest) = rest.split_at_checked(length)?;
            }
            5 => rest = rest.get(4..)?,
            _ => return None,
        }
        let whole = &start[..start.len() - rest.len()];
        fields.push(Field { number: tag >> 3, wire: tag & 7, whole, value, content });
    }
    Some(fields)
}

fn read_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn write_bytes(out: &mut Vec<u8>, number: u64, content: &[u8]) {
    write_varint(out, number << 3 | 2);
    write_varint(out, content.len() as u64);
    out.extend_from_slice(content);
}
