//! A PDF file that grows: objects are written as they come, and only their places are remembered.

use lopdf::xref::{Xref, XrefEntry, XrefStreamBuilder, XrefType};
use lopdf::{Dictionary, Object, ObjectStream, Result, Stream, Writer};

/// How many objects that are no streams are packed together.
const TOGETHER: usize = 200;

/// A file that nobody has finished yet.
pub(super) struct File {
    bytes: Vec<u8>,
    places: Xref,
    next: u32,
    waiting: ObjectStream,
}

impl File {
    pub(super) fn new() -> Self {
        // The second line says that the file is not text, as an archive wants it.
        let bytes = b"%PDF-1.7\n%\x80\x80\x80\x80\n".to_vec();
        let places = Xref::new(1, XrefType::CrossReferenceStream);
        Self { bytes, places, next: 1, waiting: pack() }
    }

    /// The first of `count` numbers of objects that nobody else gets.
    pub(super) fn reserve(&mut self, count: u32) -> u32 {
        let first = self.next;
        self.next = first.saturating_add(count);
        first
    }

    /// Writes an object under its number.
    ///
    /// # Errors
    /// If a number was too large or the object could not be packed.
    pub(super) fn put(&mut self, number: u32, object: Object) -> Result<()> {
        if matches!(object, Object::Stream(_)) {
            return self.write(number, &object);
        }
        self.waiting.add_object((number, 0), object)?;
        if self.waiting.object_count() == TOGETHER {
            self.empty()?;
        }
        Ok(())
    }

    /// Everything written up to here.
    ///
    /// # Errors
    /// As for [`File::put`].
    pub(super) fn written(&mut self) -> Result<&[u8]> {
        self.empty()?;
        Ok(&self.bytes)
    }

    fn write(&mut self, number: u32, object: &Object) -> Result<()> {
        let offset = u32::try_from(self.bytes.len())?;
        self.places.insert(number, XrefEntry::Normal { offset, generation: 0 });
        self.bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        Writer::write_object(&mut self.bytes, object)?;
        self.bytes.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    fn empty(&mut self) -> Result<()> {
        let full = std::mem::replace(&mut self.waiting, pack());
        if full.object_count() == 0 {
            return Ok(());
        }
        let container = self.reserve(1);
        for (index, (number, _)) in full.objects.keys().enumerate() {
            let index = u16::try_from(index)?;
            self.places.insert(*number, XrefEntry::Compressed { container, index });
        }
        self.write(container, &Object::Stream(full.to_stream_object()?))
    }

    /// The whole file; `trailer` names its catalog.
    ///
    /// # Errors
    /// As for [`File::put`].
    pub(super) fn finish(mut self, mut trailer: Dictionary) -> Result<Vec<u8>> {
        self.empty()?;
        let number = self.reserve(1);
        let start = self.bytes.len();
        self.places.insert(number, XrefEntry::Normal { offset: u32::try_from(start)?, generation: 0 });
        let mut table = XrefStreamBuilder::new(&self.places);
        let content = table.build_stream_content()?;
        let widths = table.calculate_optimal_widths().into_iter().map(i64::try_from);
        let widths = widths.collect::<std::result::Result<Vec<_>, _>>()?;
        trailer.set("Type", Object::Name(b"XRef".to_vec()));
        trailer.set("Size", number.saturating_add(1));
        trailer.set("W", widths.into_iter().map(Object::Integer).collect::<Vec<_>>());
        trailer.set("Index", table.build_index_array());
        let mut table = Stream::new(trailer, content);
        table.compress()?;
        self.write(number, &Object::Stream(table))?;
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Ok(self.bytes)
    }
}

fn pack() -> ObjectStream {
    ObjectStream::builder().max_objects(TOGETHER).compression_level(6).build()
}
