//! Packages as programs other than Word write them.

use documents::{ReadLimits, read_docx};

use crate::package::{MAIN, kinds, pack, paragraph, run, text};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn words(file: &[u8]) -> Vec<String> {
    let read = read_docx(file, &ReadLimits::default()).unwrap();
    read.into_iter().map(|paragraph| paragraph.text).collect()
}

fn relations(inner: &str) -> String {
    format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{inner}</Relationships>"
    )
}

fn of_package(target: &str) -> String {
    relations(&format!("<Relationship Id='a' Type='{RELATIONS}/officeDocument' Target='{target}'/>"))
}

fn three_days() -> String {
    text(&paragraph("<w:pStyle w:val='a'/>", &run("Срок – 3 рабочих дня.")))
}

#[test]
fn the_text_may_be_named_by_its_ending_and_the_package_alone() {
    let kinds = format!(
        "<Types><Default Extension='rels' ContentType='application/xml'/><Default Extension='xml' ContentType='{MAIN}'/></Types>"
    );
    let own = relations(&format!("<Relationship Id='s' Type='{RELATIONS}/styles' Target='styles.xml'/>"));
    let styles = "<styles><style styleId='a'><name val='heading 3'/></style></styles>";
    let document = three_days();
    let file = pack(&[
        ("[Content_Types].xml", kinds.as_bytes()),
        ("_rels/.rels", of_package("/word/document.xml").as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ]);
    let read = read_docx(&file, &ReadLimits::default()).unwrap();
    assert_eq!(read[0].text, "Срок – 3 рабочих дня.");
    assert_eq!(read[0].heading, Some(3), "the styles are found by the text that names them");
}

#[test]
fn strokes_between_folders_may_lean_the_other_way() {
    let document = three_days();
    let file = pack(&[
        ("[Content_Types].xml", kinds(MAIN, "").as_bytes()),
        ("_rels\\.rels", of_package("word\\document.xml").as_bytes()),
        ("word\\document.xml", document.as_bytes()),
    ]);
    assert_eq!(words(&file), ["Срок – 3 рабочих дня."]);
}

#[test]
fn a_part_may_be_written_in_utf_16() {
    let declared = three_days().replace("<?xml version='1.0'?>", "<?xml version='1.0' encoding='UTF-16'?>");
    let orders: [fn(u16) -> [u8; 2]; 2] = [u16::to_le_bytes, u16::to_be_bytes];
    for order in orders {
        let units = [0xfeff].into_iter().chain(declared.encode_utf16());
        let document: Vec<u8> = units.flat_map(order).collect();
        let file = pack(&[
            ("[Content_Types].xml", kinds(MAIN, "").as_bytes()),
            ("word/document.xml", document.as_slice()),
        ]);
        assert_eq!(words(&file), ["Срок – 3 рабочих дня."]);
    }
}

/// Another name in a field behind the name, which an archive program would believe.
#[test]
fn a_file_has_the_name_that_word_knows() {
    let field = |name: &str| {
        let table = |byte: u32| {
            (0..8).fold(byte, |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
        };
        let sum = |bytes: &[u8]| {
            !bytes.iter().fold(u32::MAX, |sum, byte| table((sum ^ u32::from(*byte)) & 0xff) ^ (sum >> 8))
        };
        (sum(name.as_bytes()).to_le_bytes(), name.to_owned())
    };
    let document = three_days();
    let other = document.replace("– 3 ", "– 30 ");
    let file = pack(&[
        ("[Content_Types].xml", kinds(MAIN, "").as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/another.xml", other.as_bytes()),
    ]);
    let renamed = [("word/document.xml", "word/forgotten.xml"), ("word/another.xml", "word/document.xml")]
        .into_iter()
        .fold(file, |file, (own, said)| {
            let (sum, _) = field(own);
            let extra = [
                b"up".as_slice(),
                &u16::try_from(said.len() + 5).unwrap().to_le_bytes(),
                &[1],
                &sum,
                said.as_bytes(),
            ];
            with_extra(&file, own, &extra.concat())
        });
    assert_eq!(words(&renamed), ["Срок – 3 рабочих дня."]);
}

/// A package in whose directory a file has a field more.
fn with_extra(file: &[u8], name: &str, extra: &[u8]) -> Vec<u8> {
    let find = |signature: &[u8], from: usize| {
        file[from..].windows(signature.len()).position(|bytes| bytes == signature).map(|place| from + place)
    };
    let mut from = 0;
    loop {
        let head = find(b"PK\x01\x02", from).unwrap();
        let length = usize::from(u16::from_le_bytes(file[head + 28..head + 30].try_into().unwrap()));
        let end = head + 46 + length;
        if file[head + 46..end] == *name.as_bytes() {
            let known = u16::from_le_bytes(file[head + 30..head + 32].try_into().unwrap());
            let added = u16::try_from(extra.len()).unwrap();
            let mut changed = [&file[..end], extra, &file[end..]].concat();
            changed[head + 30..head + 32].copy_from_slice(&(known + added).to_le_bytes());
            let tail = changed.windows(4).rposition(|bytes| bytes == b"PK\x05\x06").unwrap();
            let size = u32::from_le_bytes(changed[tail + 12..tail + 16].try_into().unwrap());
            changed[tail + 12..tail + 16].copy_from_slice(&(size + u32::from(added)).to_le_bytes());
            return changed;
        }
        from = end;
    }
}
