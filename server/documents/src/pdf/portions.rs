//! A document that is typeset in many portions is the file that it would be in one.

use std::collections::BTreeMap;

use domain::document::{Block, Clause, Document};
use domain::language::Language;
use lopdf::{Dictionary, Object, decode_text_string};

use super::poppler::Read;
use super::{pages, sample, slices};

const SMALL: usize = 600;

const TAGS: [&str; 21] = [
    "BlockQuote",
    "Code",
    "Div",
    "Figure",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LBody",
    "LI",
    "Lbl",
    "Link",
    "P",
    "Span",
    "TD",
    "TH",
    "TR",
    "Table",
];

fn file(document: &Document, at_once: usize) -> Vec<u8> {
    let (file, warnings) = pages::bound(document, at_once).unwrap();
    assert_eq!(warnings, [""; 0]);
    file
}

/// The tags in the order in which they are read out, from the first heading after the contents on.
fn tags(file: &[u8]) -> Vec<String> {
    let structure = Read::new(file).structure();
    let lines = structure.lines().map(str::trim);
    let from_here =
        lines.skip_while(|line| !line.starts_with("H1")).skip(1).skip_while(|line| !line.starts_with("H1"));
    let tags = from_here.filter_map(|line| line.split([' ', ':']).next().filter(|tag| TAGS.contains(tag)));
    tags.map(str::to_owned).collect()
}

/// How often each letter stands after the contents, without heads and feet: where a line or a row breaks follows from the portion.
fn letters(document: &Document, file: &[u8]) -> BTreeMap<char, usize> {
    let text = Read::new(file).text();
    let lines = text.split('\u{c}').skip(2).flat_map(str::lines);
    let words = lines.filter(|line| *line != document.running && !line.contains(" / "));
    let words: String = words.flat_map(|line| line.split([' ', '-', '\u{ad}'])).collect();
    // The heading of a table comes again on each of its pages.
    let words = document.parts.iter().flat_map(|part| &part.blocks).fold(words, |words, block| match block {
        Block::Table(table) => {
            words.replace(&table.columns.iter().map(|column| column.heading.as_str()).collect::<String>(), "")
        }
        _ => words,
    });
    words.chars().fold(BTreeMap::new(), |mut letters, letter| {
        *letters.entry(letter).or_default() += 1;
        letters
    })
}

#[test]
fn portions_are_read_out_as_one_document() {
    for language in Language::ALL {
        let document = sample::document(language);
        assert_eq!(slices::portions(&document, slices::AT_ONCE).len(), 1);
        let portions = slices::portions(&document, SMALL);
        assert!(portions.len() > 8);
        let begun = portions.iter().flatten().filter_map(|slice| slice.begins).map(|part| &part.heading);
        assert!(begun.eq(document.parts.iter().map(|part| &part.heading)));
        let (whole, bound) = (file(&document, slices::AT_ONCE), file(&document, SMALL));
        assert_eq!(tags(&bound), tags(&whole));
        assert!(tags(&bound).len() > 300);
        assert!(letters(&document, &bound) == letters(&document, &whole), "{language:?}");
    }
}

#[test]
fn portions_are_the_same_bytes_and_sound() {
    let document = sample::document(Language::Kk);
    let bytes = file(&document, SMALL);
    assert!(bytes == file(&document, SMALL));
    assert_eq!(Read::new(&bytes).faults(), "");
    assert!(Read::new(&bytes).addresses().lines().all(|line| !line.contains(super::binder::LINK)));
}

#[test]
fn contents_and_outline_lead_to_the_pages_of_the_headings() {
    let document = sample::document(Language::Ru);
    let bytes = file(&document, SMALL);
    let text = Read::new(&bytes).text();
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let bound = lopdf::Document::load_mem(&bytes).unwrap();
    let numbers: Vec<_> = bound.page_iter().collect();
    assert_eq!(pages.len(), numbers.len() + 1);
    let mut led = 0;
    for annotation in bound.get_page_annotations(numbers[1]).unwrap() {
        let Ok(place) = annotation.get(b"Dest") else { continue };
        let page = place.as_array().unwrap()[0].as_reference().unwrap();
        let page = numbers.iter().position(|number| *number == page).unwrap();
        let title = decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
        assert!(pages[page].contains(&title), "{title}: {page}");
        led += 1;
    }
    assert_eq!(led, document.parts.len());
    let outline = bound.get_toc().unwrap().toc;
    assert_eq!(outline.len(), document.parts.len() + 1);
    for item in &outline {
        assert!(pages[item.page - 1].contains(&item.title), "{}: {}", item.title, item.page);
    }
    assert_eq!(outline.iter().map(|item| item.level).collect::<Vec<_>>(), [1, 1, 1, 2, 1, 1, 1]);
}

#[test]
fn every_page_of_a_portion_has_its_number_of_all() {
    let bytes = file(&sample::document(Language::En), SMALL);
    let text = Read::new(&bytes).text();
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    for (place, page) in pages.iter().enumerate().skip(1) {
        let number = format!("{} / {}", place + 1, pages.len());
        assert!(page.lines().any(|line| line == number), "{number}: {page}");
    }
    let metadata = Read::new(&bytes).metadata();
    assert!(metadata.contains(&format!("<xmpTPg:NPages>{}</xmpTPg:NPages>", pages.len())), "{metadata}");
}

/// The elements of the whole document.
fn elements(bound: &lopdf::Document) -> Vec<&Dictionary> {
    let field = |fields: &Dictionary, key: &[u8]| match bound.dereference(fields.get(key).unwrap()).unwrap().1
    {
        Object::Array(items) => items.iter().map(|item| item.as_reference().unwrap()).collect(),
        _ => vec![fields.get(key).unwrap().as_reference().unwrap()],
    };
    let tree = field(bound.catalog().unwrap(), b"StructTreeRoot")[0];
    let document = field(bound.get_dictionary(tree).unwrap(), b"K")[0];
    let elements = field(bound.get_dictionary(document).unwrap(), b"K");
    elements.into_iter().map(|element| bound.get_dictionary(element).unwrap()).collect()
}

#[test]
fn a_portion_in_another_language_says_so() {
    let mut document = sample::document(Language::Ru);
    document.parts.truncate(1);
    // Without a heading nothing of a portion is in the language of the document, and still it is not taken for the portion's own.
    document.parts[0].heading = String::new();
    document.parts[0].blocks = (0..30)
        .map(|number| {
            Block::Clause(Clause {
                number: number.to_string(),
                depth: 0,
                language: Some("kk"),
                blocks: vec![Block::plain("Мемлекеттік көрсетілетін қызметті алу мерзімі тым ұзақ")],
                source: None,
                address: None,
            })
        })
        .collect();
    let bytes = file(&document, SMALL);
    let bound = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(bound.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"ru");
    let kazakh = elements(&bound)
        .into_iter()
        .filter(|element| element.get(b"Lang").is_ok_and(|language| language.as_str().unwrap() == b"kk"));
    assert_eq!(kazakh.count(), 30);
}
