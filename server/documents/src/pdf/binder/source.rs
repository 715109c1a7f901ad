//! A file to be bound: what the typesetter has written, read again.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Error, Object, Result};

use super::shift::references;

/// A tagged file of some pages.
pub(super) struct PortionFile {
    document: Document,
    catalog: Dictionary,
    tree: Dictionary,
}

impl PortionFile {
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let document = Document::load_mem(bytes)?;
        let catalog = document.catalog()?.clone();
        let tree = dictionary(&document, catalog.get(b"StructTreeRoot")?)?;
        Ok(Self { document, catalog, tree })
    }

    /// The highest number of an object.
    pub(super) const fn highest(&self) -> u32 {
        self.document.max_id
    }

    /// The object that lists the pages.
    pub(super) fn pages(&self) -> Result<u32> {
        Ok(self.catalog.get(b"Pages")?.as_reference()?.0)
    }

    /// The pages in order.
    pub(super) fn leaves(&self) -> Vec<u32> {
        self.document.page_iter().map(|(number, _)| number).collect()
    }

    /// A page with its resources inside.
    pub(super) fn leaf(&self, number: u32) -> Result<Dictionary> {
        let mut page = self.document.get_dictionary((number, 0))?.clone();
        let resources = dictionary(&self.document, page.get(b"Resources")?)?;
        page.set("Resources", resources);
        Ok(page)
    }

    /// The drawing of a page: its stream.
    pub(super) fn drawing(&self, page: &Dictionary) -> Result<lopdf::Stream> {
        let contents = page.get(b"Contents")?.as_reference()?;
        Ok(self.document.get_object(contents)?.as_stream()?.clone())
    }

    /// The element of the whole document.
    pub(super) fn root(&self) -> Result<u32> {
        let roots = self.tree.get(b"K")?.as_array()?;
        let first = roots.first().ok_or_else(|| Error::DictKey("K".to_owned()))?;
        Ok(first.as_reference()?.0)
    }

    /// The elements of the document in the order in which they are read out.
    pub(super) fn elements(&self) -> Result<Vec<u32>> {
        let root = self.document.get_dictionary((self.root()?, 0))?;
        let Ok(elements) = root.get(b"K") else { return Ok(Vec::new()) };
        elements.as_array()?.iter().map(|element| Ok(element.as_reference()?.0)).collect()
    }

    /// By which key a page or an annotation finds its elements.
    pub(super) fn parents(&self) -> Result<Vec<(i64, Object)>> {
        let Ok(parents) = self.tree.get(b"ParentTree") else { return Ok(Vec::new()) };
        let parents = dictionary(&self.document, parents)?;
        let (pairs, _) = parents.get(b"Nums")?.as_array()?.as_chunks::<2>();
        pairs.iter().map(|[key, value]| Ok((key.as_i64()?, value.clone()))).collect()
    }

    /// By which name an element is found.
    pub(super) fn names(&self) -> Result<Vec<(Vec<u8>, u32)>> {
        let Ok(names) = self.tree.get(b"IDTree") else { return Ok(Vec::new()) };
        let names = dictionary(&self.document, names)?;
        let (pairs, _) = names.get(b"Names")?.as_array()?.as_chunks::<2>();
        pairs.iter().map(|[name, value]| Ok((name.as_str()?.to_vec(), value.as_reference()?.0))).collect()
    }

    /// What kind of known element an own kind is.
    pub(super) fn roles(&self) -> Result<Dictionary> {
        self.tree
            .get(b"RoleMap")
            .map_or_else(|_| Ok(Dictionary::new()), |roles| dictionary(&self.document, roles))
    }

    pub(super) const fn catalog(&self) -> &Dictionary {
        &self.catalog
    }

    /// The properties of the file: as a dictionary and as XML.
    pub(super) fn properties(&self) -> Result<(Dictionary, lopdf::Stream)> {
        let info = dictionary(&self.document, self.document.trailer.get(b"Info")?)?;
        let metadata = self.catalog.get(b"Metadata")?.as_reference()?;
        Ok((info, self.document.get_object(metadata)?.as_stream()?.clone()))
    }

    /// The two identities of the file: that of the document and that of these bytes.
    pub(super) fn identities(&self) -> Result<[Vec<u8>; 2]> {
        match self.document.trailer.get(b"ID")?.as_array()?.as_slice() {
            [document, bytes] => Ok([document.as_str()?.to_vec(), bytes.as_str()?.to_vec()]),
            _ => Err(Error::DictKey("ID".to_owned())),
        }
    }

    /// The objects that can be reached from some, but for those that are `known` already.
    pub(super) fn reached(&self, mut open: Vec<u32>, mut known: BTreeSet<u32>) -> Result<BTreeSet<u32>> {
        let mut reached = BTreeSet::new();
        while let Some(number) = open.pop() {
            if known.insert(number) {
                reached.insert(number);
                references(self.document.get_object((number, 0))?, &mut open);
            }
        }
        Ok(reached)
    }

    /// Takes an object out.
    pub(super) fn take(&mut self, number: u32) -> Result<Object> {
        self.document.objects.remove(&(number, 0)).ok_or(Error::ObjectNotFound((number, 0)))
    }
}

/// The dictionary that an object is or refers to.
fn dictionary(document: &Document, object: &Object) -> Result<Dictionary> {
    let (_, object) = document.dereference(object)?;
    Ok(object.as_dict()?.clone())
}
