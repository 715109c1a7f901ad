//! One file of many. A long document is typeset and written portion by portion, so that only one portion stands in memory as
//! pages in the making; here the portions become one tagged file: one list of pages, one tree of elements, one outline.

mod file;
mod link;
mod metadata;
mod outline;
mod page;
mod shift;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use domain::standard::ContentHash;
use lopdf::{Dictionary, Object, Result, Stream};

pub(super) use link::LINK;
pub(super) use outline::{Bookmark, PagePlace};

use file::File;
use link::lead;
use metadata::retold;
use page::{Leaf, MARGIN, add_drawing, target};
use shift::{Shift, references};
use source::PortionFile;

/// Pages and what is read out of them.
#[derive(Default)]
struct Section {
    leaves: Vec<Leaf>,
    elements: Vec<Object>,
}

/// What stands in a file once.
struct Front {
    section: Section,
    catalog: Dictionary,
    info: Dictionary,
    metadata: Stream,
    identities: [Vec<u8>; 2],
}

/// Binds files of portions.
pub(super) struct Binder {
    file: File,
    /// The object that lists the pages, and the element of the whole document.
    shared: [u32; 2],
    body: Section,
    margins: Vec<Object>,
    parents: Vec<Object>,
    next_parent: i64,
    names: BTreeMap<Vec<u8>, Object>,
    roles: Dictionary,
    bound: usize,
}

impl Binder {
    /// Nothing bound yet.
    pub(super) fn new() -> Self {
        let mut file = File::new();
        let pages = file.reserve(2);
        Self {
            file,
            shared: [pages, pages + 1],
            body: Section::default(),
            margins: Vec::new(),
            parents: Vec::new(),
            next_parent: 0,
            names: BTreeMap::new(),
            roles: Dictionary::new(),
            bound: 0,
        }
    }

    /// Adds a portion after the others. If it carries headings of the portions before, they stand on a page of their own, which
    /// is left out with them.
    ///
    /// # Errors
    /// If `bytes` is no tagged file.
    pub(super) fn add(&mut self, bytes: &[u8], carried: usize) -> Result<()> {
        let (section, _) = self.take(&mut PortionFile::read(bytes)?, carried, &Dictionary::new(), |_| {})?;
        self.body.leaves.extend(section.leaves);
        self.body.elements.extend(section.elements);
        Ok(())
    }

    /// Adds heads and feet: a page of `bytes` for each page, from the second on.
    ///
    /// # Errors
    /// As for [`Binder::add`].
    pub(super) fn add_margins(&mut self, bytes: &[u8]) -> Result<()> {
        let mut source = PortionFile::read(bytes)?;
        let mut drawings = Vec::new();
        let mut open = Vec::new();
        for number in source.leaves() {
            let page = source.leaf(number)?;
            let mut drawing = source.drawing(&page)?;
            drawing.dict.set("Type", Object::Name(b"XObject".to_vec()));
            drawing.dict.set("Subtype", Object::Name(b"Form".to_vec()));
            drawing.dict.set("BBox", page.get(b"MediaBox")?.clone());
            drawing.dict.set("Resources", page.get(b"Resources")?.clone());
            let drawing = Object::Stream(drawing);
            references(&drawing, &mut open);
            drawings.push(drawing);
        }
        let shift = self.shift(&source)?;
        for number in source.reached(open, BTreeSet::new())? {
            let mut object = source.take(number)?;
            shift.object(&mut object);
            self.file.put(shift.number(number), object)?;
        }
        for mut drawing in drawings {
            shift.object(&mut drawing);
            let number = self.file.reserve(1);
            self.file.put(number, drawing)?;
            self.margins.push(Object::Reference((number, 0)));
        }
        Ok(())
    }

    /// The whole file: the pages of `front`, whose `links` lead into the portions, then the portions. The outline's
    /// places count the pages of the whole.
    ///
    /// # Errors
    /// As for [`Binder::add`].
    pub(super) fn finish(
        mut self,
        front: &[u8],
        links: &[Bookmark],
        outline: &[Bookmark],
    ) -> Result<Vec<u8>> {
        let front = self.front(front, links)?;
        let body = std::mem::take(&mut self.body);
        let leaves: Vec<Leaf> = front.section.leaves.into_iter().chain(body.leaves).collect();
        let targets = leaves.iter().map(target).collect::<Result<Vec<_>>>()?;
        self.put_pages(leaves)?;
        let tree = self.put_tree(front.section.elements.into_iter().chain(body.elements).collect())?;
        let mut catalog = front.catalog;
        if let Some(outline) = outline::put(&mut self.file, outline, &targets)? {
            catalog.set("Outlines", Object::Reference((outline, 0)));
        }
        catalog.set("Pages", Object::Reference((self.shared[0], 0)));
        catalog.set("StructTreeRoot", tree);
        let mut labels = Dictionary::new();
        labels.set("Nums", vec![Object::Integer(0), named("S", "D").into()]);
        catalog.set("PageLabels", labels);
        let info = self.put_new(front.info.into())?;
        let [document, old] = front.identities;
        let hash = ContentHash::of(self.file.written()?).to_string();
        let metadata = retold(front.metadata, &old, &hash, targets.len());
        catalog.set("Metadata", self.put_new(metadata.into())?);
        let catalog = self.put_new(catalog.into())?;
        let mut trailer = Dictionary::new();
        trailer.set("Root", catalog);
        trailer.set("Info", info);
        trailer.set("ID", [document, hash.into_bytes()].map(Object::string_literal).to_vec());
        self.file.finish(trailer)
    }

    fn front(&mut self, bytes: &[u8], links: &[Bookmark]) -> Result<Front> {
        let mut source = PortionFile::read(bytes)?;
        let mut catalog = source.catalog().clone();
        for own in ["Pages", "StructTreeRoot", "Outlines", "Metadata", "PageLabels"] {
            catalog.remove(own.as_bytes());
        }
        let (info, metadata) = source.properties()?;
        let identities = source.identities()?;
        let targets = self.body.leaves.iter().map(target).collect::<Result<Vec<_>>>()?;
        let (section, shift) = self.take(&mut source, 0, &catalog, |object| lead(object, links, &targets))?;
        shift.dictionary(&mut catalog);
        Ok(Front { section, catalog, info, metadata, identities })
    }

    /// Writes what is reached from the pages, the elements and the catalog's `rest` of a file.
    fn take(
        &mut self,
        source: &mut PortionFile,
        carried: usize,
        rest: &Dictionary,
        change: impl Fn(&mut Object),
    ) -> Result<(Section, Shift)> {
        let numbers = source.leaves();
        let (mut leaves, mut left_out, mut open) = (Vec::new(), BTreeSet::new(), Vec::new());
        for (place, number) in numbers.iter().enumerate() {
            let page = source.leaf(*number)?;
            if place == 0 && carried > 0 {
                left_out.extend(page.get(b"StructParents").and_then(Object::as_i64));
                continue;
            }
            page.iter().for_each(|(_, value)| references(value, &mut open));
            leaves.push(Leaf { number: *number, page });
        }
        rest.iter().for_each(|(_, value)| references(value, &mut open));
        let elements: Vec<u32> = source.elements()?.into_iter().skip(carried).collect();
        open.extend(&elements);
        let mut parents = source.parents()?;
        parents.retain(|(key, _)| !left_out.contains(key));
        for (_, value) in &parents {
            references(value, &mut open);
        }
        let known = numbers.into_iter().chain([source.pages()?, source.root()?]).collect();
        let reached = source.reached(open, known)?;
        let shift = self.shift(source)?;
        self.next_parent += parents.iter().map(|(key, _)| key + 1).max().unwrap_or(0);
        for (key, mut value) in parents {
            shift.object(&mut value);
            self.parents.extend([Object::Integer(key + shift.parents), value]);
        }
        for (name, number) in source.names()?.into_iter().filter(|(_, number)| reached.contains(number)) {
            self.names.insert(shift.name(&name), Object::Reference((shift.number(number), 0)));
        }
        self.roles.extend(&source.roles()?);
        for number in reached {
            let mut object = source.take(number)?;
            shift.object(&mut object);
            change(&mut object);
            self.file.put(shift.number(number), object)?;
        }
        for leaf in &mut leaves {
            leaf.number = shift.number(leaf.number);
            shift.dictionary(&mut leaf.page);
        }
        let reference = |number| Object::Reference((shift.number(number), 0));
        let elements = elements.into_iter().map(reference).collect();
        Ok((Section { leaves, elements }, shift))
    }

    /// How the objects of a file are numbered in this one.
    fn shift(&mut self, source: &PortionFile) -> Result<Shift> {
        self.bound += 1;
        let [pages, root] = self.shared;
        Ok(Shift {
            base: self.file.reserve(source.highest()) - 1,
            shared: [(source.pages()?, pages), (source.root()?, root)].into_iter().collect(),
            parents: self.next_parent,
            prefix: format!("{}-", self.bound),
        })
    }

    fn put_new(&mut self, object: Object) -> Result<Object> {
        let number = self.file.reserve(1);
        self.file.put(number, object)?;
        Ok(Object::Reference((number, 0)))
    }

    fn put_pages(&mut self, leaves: Vec<Leaf>) -> Result<()> {
        let draw = format!("\n/Artifact<</Type/Pagination>>BDC q/{MARGIN} Do Q EMC\n").into_bytes();
        let draw = self.put_new(Stream::new(Dictionary::new(), draw).into())?;
        let mut list = named("Type", "Pages");
        list.set("Count", i64::try_from(leaves.len())?);
        list.set("Kids", leaves.iter().map(|leaf| Object::Reference((leaf.number, 0))).collect::<Vec<_>>());
        let margins = std::mem::take(&mut self.margins);
        for (leaf, margin) in leaves
            .into_iter()
            .zip(std::iter::once(None).chain(margins.into_iter().map(Some)).chain(std::iter::repeat(None)))
        {
            let Leaf { number, mut page } = leaf;
            if let Some(margin) = margin {
                add_drawing(&mut page, margin, draw.clone())?;
            }
            self.file.put(number, page.into())?;
        }
        self.file.put(self.shared[0], list.into())
    }

    /// Writes the tree of elements.
    fn put_tree(&mut self, elements: Vec<Object>) -> Result<Object> {
        let root = self.shared[1];
        let tree = self.file.reserve(1);
        let mut document = named("Type", "StructElem");
        document.set("S", Object::Name(b"Document".to_vec()));
        document.set("P", Object::Reference((tree, 0)));
        document.set("K", elements);
        self.file.put(root, document.into())?;
        let mut fields = named("Type", "StructTreeRoot");
        fields.set("K", vec![Object::Reference((root, 0))]);
        fields.set("RoleMap", std::mem::take(&mut self.roles));
        let mut parents = Dictionary::new();
        parents.set("Nums", std::mem::take(&mut self.parents));
        fields.set("ParentTree", self.put_new(parents.into())?);
        fields.set("ParentTreeNextKey", self.next_parent);
        let names = std::mem::take(&mut self.names).into_iter();
        let names: Vec<Object> =
            names.flat_map(|(name, element)| [Object::string_literal(name), element]).collect();
        if !names.is_empty() {
            let mut tree = Dictionary::new();
            tree.set("Names", names);
            fields.set("IDTree", self.put_new(tree.into())?);
        }
        self.file.put(tree, fields.into())?;
        Ok(Object::Reference((tree, 0)))
    }
}

fn named(key: &str, name: &str) -> Dictionary {
    let mut fields = Dictionary::new();
    fields.set(key, Object::Name(name.as_bytes().to_vec()));
    fields
}
