//! PDF with a text layer: lines become paragraphs, drawn tables become cells.

use documents::{ReadError, ReadLimits, read_pages};
use domain::standard::import::SourcePlace;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// Words with their place on the page.
type Word = (i64, i64, &'static str);

/// A PDF of pages that write words in Courier, twelve points high, and draw lines.
fn pdf(pages: &[(Vec<Word>, &str)]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let widths: Vec<Object> = (32..127).map(|_| Object::Integer(600)).collect();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 32, "Widths" => widths,
    });
    let mut kids: Vec<Object> = Vec::new();
    for (words, drawn) in pages {
        let mut operations = Vec::new();
        for (x, y, text) in words {
            operations.extend([
                Operation::new("BT", vec![]),
                Operation::new("Tf", vec!["F1".into(), 12.into()]),
                Operation::new("Td", vec![(*x).into(), (*y).into()]),
                Operation::new("Tj", vec![Object::string_literal(*text)]),
                Operation::new("ET", vec![]),
            ]);
        }
        let mut content = Content { operations }.encode().unwrap();
        content.extend_from_slice(format!("\n{drawn}").as_bytes());
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content,
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        });
        kids.push(page.into());
    }
    let count = i64::try_from(kids.len()).unwrap();
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn lines_become_paragraphs_and_feet_stand_beside_them() {
    let first = vec![
        (50, 700, "4. The term of rendering the state service from the day"),
        (50, 686, "of the application is three business days."),
        (50, 672, "5. The result is an extract."),
        (300, 30, "1"),
    ];
    let second = vec![(50, 700, "6. The service is rendered free of charge to everybody."), (300, 30, "2")];
    let read = read_pages(&pdf(&[(first, ""), (second, "")]), &ReadLimits::default()).unwrap();
    let body: Vec<&str> = read
        .paragraphs
        .iter()
        .filter(|one| one.place == SourcePlace::Body)
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(
        body,
        [
            "4. The term of rendering the state service from the day of the application is three business days.",
            "5. The result is an extract.",
            "6. The service is rendered free of charge to everybody.",
        ]
    );
    assert_eq!(read.paragraphs.iter().filter(|one| one.place == SourcePlace::Margin).count(), 2);
    assert!(read.unread.is_empty(), "{:?}", read.unread);
}

#[test]
fn the_title_of_an_appendix_is_no_running_head() {
    let page = |head, text, number| -> (Vec<Word>, &'static str) {
        (vec![(50, 760, "Draft"), (50, 730, head), (50, 672, text), (300, 30, number)], "")
    };
    let untitled = |(mut words, drawn): (Vec<Word>, &'static str)| {
        words.remove(0);
        (words, drawn)
    };
    let pages = [
        page("Order", "1. To approve the rules.", "1"),
        page("Appendix 1", "1. The rules.", "2"),
        page("Appendix 2", "1. The form.", "3"),
    ];
    let beside = |pages: &[(Vec<Word>, &str)]| {
        let read = read_pages(&pdf(pages), &ReadLimits::default()).unwrap();
        let margins = read.paragraphs.into_iter().filter(|one| one.place == SourcePlace::Margin);
        margins.map(|one| one.text).collect::<Vec<_>>()
    };
    assert_eq!(beside(&pages), ["Draft", "1", "Draft", "2", "Draft", "3"]);
    assert_eq!(beside(&pages.map(untitled)), ["1", "2", "3"]);
}

#[test]
fn a_page_that_is_turned_is_read_as_it_is_shown() {
    let drawn = "BT /F1 12 Tf 0 1 -1 0 100 50 Tm (The term is) Tj ET\n\
                 BT /F1 12 Tf 0 1 -1 0 100 135 Tm (three days) Tj ET";
    let mut document = Document::load_mem(&pdf(&[(vec![], drawn)])).unwrap();
    let page = document.page_iter().next().unwrap();
    document.get_dictionary_mut(page).unwrap().set("Rotate", Object::Integer(90));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let read = read_pages(&bytes, &ReadLimits::default()).unwrap();
    let texts: Vec<&str> = read.paragraphs.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["The term is three days"]);
}

#[test]
fn drawn_tables_are_cells_and_undrawn_columns_are_told() {
    let words = vec![
        (55, 690, "3"),
        (85, 690, "Term of"),
        (85, 676, "rendering"),
        (205, 690, "three business"),
        (205, 676, "days"),
        (55, 640, "6"),
        (85, 640, "Fee"),
        (205, 640, "free"),
        (50, 500, "left"),
        (300, 500, "right"),
    ];
    let down = |x: u16| format!("{x} 600 m {x} 710 l S\n");
    let across = |y: u16| format!("50 {y} m 550 {y} l S\n");
    let drawn: String = [50, 80, 200, 550].map(down).into_iter().chain([600, 660, 710].map(across)).collect();
    let read = read_pages(&pdf(&[(words, &drawn)]), &ReadLimits::default()).unwrap();
    let seen: Vec<_> = read.paragraphs.iter().map(|one| (one.text.as_str(), one.place)).collect();
    let at = |row, cell| SourcePlace::Table { table: 1, row, cell };
    assert_eq!(
        seen,
        [
            ("3", at(1, 1)),
            ("Term of rendering", at(1, 2)),
            ("three business days", at(1, 3)),
            ("6", at(2, 1)),
            ("Fee", at(2, 2)),
            ("free", at(2, 3)),
            ("left\tright", SourcePlace::Body),
        ]
    );
    assert_eq!(read.unread.columns, 1);
}

#[test]
fn letters_of_a_font_that_does_not_name_them_are_not_guessed() {
    let mut document = Document::load_mem(&pdf(&[(vec![(50, 700, "guessed")], "")])).unwrap();
    for object in document.objects.values_mut() {
        if let Object::Dictionary(font) = object
            && font.has_type(b"Font")
        {
            font.remove(b"Encoding");
            font.set("FontDescriptor", dictionary! { "Type" => "FontDescriptor", "FontFile2" => 0 });
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert_eq!(read_pages(&bytes, &ReadLimits::default()), Err(ReadError::NoLetters));
}

#[test]
fn pages_without_letters_and_broken_ones_are_refused() {
    let limits = ReadLimits::default();
    assert_eq!(read_pages(&pdf(&[(vec![], "50 50 m 90 90 l S")]), &limits), Err(ReadError::NoLetters));
    assert_eq!(read_pages(b"%PDF-1.7", &limits), Err(ReadError::BrokenPages));
    let large = vec![b'%'; limits.file + 1];
    assert_eq!(read_pages(&large, &limits), Err(ReadError::TooLarge));
}
