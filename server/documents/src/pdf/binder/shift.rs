//! What changes in an object that comes from another file: its number, those it refers to, and what must be one of a kind.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

/// How the objects of one file become objects of another.
pub(super) struct Shift {
    /// Added to every number.
    pub(super) base: u32,
    /// Numbers of what both files have once.
    pub(super) shared: BTreeMap<u32, u32>,
    /// Added to the keys by which pages and annotations find their elements.
    pub(super) parents: i64,
    /// Put before the names by which cells of a table find their headings.
    pub(super) prefix: String,
}

impl Shift {
    /// The new number of an object.
    pub(super) fn number(&self, old: u32) -> u32 {
        self.shared.get(&old).copied().unwrap_or_else(|| old.saturating_add(self.base))
    }

    /// The name of an element that no other file has.
    pub(super) fn name(&self, old: &[u8]) -> Vec<u8> {
        [self.prefix.as_bytes(), old].concat()
    }

    pub(super) fn object(&self, object: &mut Object) {
        match object {
            Object::Reference((number, _)) => *number = self.number(*number),
            Object::Array(items) => items.iter_mut().for_each(|item| self.object(item)),
            Object::Dictionary(fields) => self.dictionary(fields),
            Object::Stream(stream) => self.dictionary(&mut stream.dict),
            _ => {}
        }
    }

    pub(super) fn dictionary(&self, fields: &mut Dictionary) {
        let is_element = fields.has_type(b"StructElem");
        for (key, value) in fields.iter_mut() {
            match (key.as_slice(), value) {
                (b"StructParent" | b"StructParents", Object::Integer(place)) => *place += self.parents,
                (b"ID", Object::String(name, _)) if is_element => *name = self.name(name),
                (b"Headers", Object::Array(names)) => names.iter_mut().for_each(|name| {
                    if let Object::String(name, _) = name {
                        *name = self.name(name);
                    }
                }),
                (_, value) => self.object(value),
            }
        }
    }
}

/// The numbers of the objects that this one refers to.
pub(super) fn references(object: &Object, found: &mut Vec<u32>) {
    match object {
        Object::Reference((number, _)) => found.push(*number),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(fields) => fields.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}
