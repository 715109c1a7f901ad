//! Bad files, each with its reason, soon and without much memory.

use std::time::Instant;

use documents::{Excess, FoundFormat, ReadError, ReadLimits, read_docx};

use crate::package::{docx, kinds, pack, paragraph, run, text};

const MACRO: &str = "application/vnd.ms-word.document.macroEnabled.main+xml";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// The reason, given within two seconds; the machine may be busy once.
fn refused(file: &[u8]) -> ReadError {
    let timed = || {
        #[expect(clippy::disallowed_methods, reason = "the time that a refusal takes is what is tested")]
        let begun = Instant::now();
        let refused = read_docx(file, &ReadLimits::default()).unwrap_err();
        (refused, begun.elapsed().as_secs() < 2)
    };
    let (refused, soon) = timed();
    assert!(soon || timed().1, "{refused:?} takes more than two seconds");
    refused
}

fn too_much(of: Excess) -> ReadError {
    ReadError::TooMuch { of }
}

fn not(found: FoundFormat) -> ReadError {
    ReadError::NotDocx { found }
}

#[test]
fn other_files_are_called_by_their_name() {
    let compound = |rest: &str| {
        let utf16: Vec<u8> = rest.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &utf16].concat()
    };
    let sheet = kinds(SHEET, "");
    let odt = pack(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]);
    for (file, reason) in [
        (Vec::new(), not(FoundFormat::Empty)),
        (b" \n ".to_vec(), not(FoundFormat::Empty)),
        (compound("WordDocument"), not(FoundFormat::OldOffice)),
        (compound("EncryptedPackage"), ReadError::Encrypted),
        (b"%PDF-1.7".to_vec(), not(FoundFormat::Pdf)),
        (b"{\\rtf1".to_vec(), not(FoundFormat::Rtf)),
        (b"<!DOCTYPE html><html>".to_vec(), not(FoundFormat::Html)),
        ("Стандарт".as_bytes().to_vec(), not(FoundFormat::Unknown)),
        (odt, not(FoundFormat::OpenDocument)),
        (pack(&[("a.txt", b"a")]), not(FoundFormat::Archive)),
        (pack(&[]), not(FoundFormat::Archive)),
        (
            pack(&[("[Content_Types].xml", sheet.as_bytes()), ("word/document.xml", b"<a/>")]),
            not(FoundFormat::OtherOffice),
        ),
        (b"PK\x03\x04".to_vec(), ReadError::BrokenPackage),
    ] {
        assert_eq!(refused(&file), reason);
    }
}

#[test]
fn macros_are_refused() {
    let declared = kinds(MACRO, "");
    assert_eq!(refused(&pack(&[("[Content_Types].xml", declared.as_bytes())])), ReadError::Macros);
    let hidden = docx(&paragraph("", &run("a")), &[("word/vbaProject.bin", "x", "")]);
    assert_eq!(refused(&hidden), ReadError::Macros);
}

#[test]
fn bombs_and_giants_are_refused() {
    let swollen = paragraph("", &run(&" ".repeat(40 << 20)));
    assert_eq!(refused(&docx(&swollen, &[])), ReadError::Bomb);
    let elements = "<w:p/>".repeat(30_000);
    assert_eq!(refused(&docx(&elements, &[])), too_much(Excess::Paragraphs));
    let mut giant = docx("", &[]);
    giant.resize(200 << 20, 0);
    assert_eq!(refused(&giant), ReadError::TooLarge);
    let names: Vec<String> = (0..2_100).map(|place| format!("f{place}")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refused(&pack(&files)), ReadError::TooManyFiles);
    let signatures = [b"PK\x03\x04".as_slice(), &b"PK\x01\x02".repeat(1 << 20)].concat();
    assert_eq!(refused(&signatures), ReadError::TooManyFiles);
    let small = ReadLimits { unpacked: 1_000, ..ReadLimits::default() };
    let words = docx(&paragraph("", &run(&"а".repeat(600))), &[]);
    assert_eq!(read_docx(&words, &small), Err(ReadError::TooLarge));
}

/// The directory of a package says that its text is small.
#[test]
fn sizes_in_the_directory_are_not_believed() {
    let mut file = docx(&paragraph("", &run(&" ".repeat(8 << 20))), &[]);
    let signature = b"PK\x01\x02";
    let mut from = 0;
    while let Some(found) = file[from..].windows(4).position(|bytes| bytes == signature) {
        let place = from + found;
        file[place + 24..place + 28].copy_from_slice(&100_u32.to_le_bytes());
        from = place + 4;
    }
    assert!(matches!(refused(&file), ReadError::Bomb | ReadError::BrokenXml | ReadError::BrokenPackage));
}

#[test]
fn encrypted_files_of_a_package_are_refused() {
    let mut file = docx("", &[]);
    for (signature, flag) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let mut from = 0;
        while let Some(found) = file[from..].windows(4).position(|bytes| bytes == signature) {
            file[from + found + flag] |= 1;
            from += found + 4;
        }
    }
    assert_eq!(refused(&file), ReadError::Encrypted);
}

#[test]
fn broken_xml_and_entities_are_refused() {
    let with = |document: &str| {
        let kinds =
            kinds("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "");
        pack(&[("[Content_Types].xml", kinds.as_bytes()), ("word/document.xml", document.as_bytes())])
    };
    let lol = "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&b;&x;</a>";
    assert_eq!(refused(&with(lol)), ReadError::Doctype);
    let deep = text(&"<w:p>".repeat(100_000));
    let wide = format!("<a {}/>", "a='' ".repeat(200_000));
    for broken in ["", "<a>", "<a></b>", "</a>", "<a>&nbsp;</a>", "<a>&"] {
        assert_eq!(refused(&with(broken)), ReadError::BrokenXml, "{}", broken.len());
    }
    assert_eq!(refused(&with(&deep)), too_much(Excess::Depth));
    assert_eq!(read_docx(&with(&wide), &ReadLimits::default()), Ok(vec![]));
}

#[test]
fn every_reason_has_a_stable_code() {
    let codes: Vec<_> = ReadError::ALL.iter().map(|reason| reason.code()).collect();
    assert_eq!(codes.len(), codes.iter().collect::<std::collections::HashSet<_>>().len());
    for reason in ReadError::ALL {
        let text = serde_json::to_string(&reason).unwrap();
        assert_eq!(serde_json::from_str::<ReadError>(&text).unwrap(), reason);
    }
    assert_eq!(serde_json::to_string(&ReadError::Macros).unwrap(), r#"{"code":"macros"}"#);
}
