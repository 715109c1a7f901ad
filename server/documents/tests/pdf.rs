//! The PDF as independent readers find it: poppler (`poppler-utils` in Debian) and qpdf.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

mod poppler;
mod sample;

use std::sync::LazyLock;

use documents::pdf;
use domain::document::{Bar, Bars, Block, Clause, Column, Document, DocumentPart, Fact, List, Run, Table};
use domain::language::Language;
use poppler::Read;
use proptest::prelude::*;

static RUSSIAN: LazyLock<Read> = LazyLock::new(|| Read::new(&pdf(&sample::document(Language::Ru)).unwrap()));
static KAZAKH: LazyLock<Read> = LazyLock::new(|| Read::new(&pdf(&sample::document(Language::Kk)).unwrap()));
static ENGLISH: LazyLock<Read> = LazyLock::new(|| Read::new(&pdf(&sample::document(Language::En)).unwrap()));

fn of_blocks(blocks: Vec<Block>) -> Document {
    let mut document = sample::document(Language::Ru);
    document.parts = vec![DocumentPart { number: None, depth: 1, heading: "Часть".into(), blocks }];
    document
}

fn paragraph_of(text: &str) -> String {
    Read::new(&pdf(&of_blocks(vec![Block::plain(text)])).unwrap()).flowing()
}

#[test]
fn kazakh_russian_and_english_letters_come_back() {
    let kazakh = KAZAKH.flowing();
    assert!(kazakh.contains(sample::KAZAKH_LETTERS));
    assert!(kazakh.contains("Гүлнұр Әбдіқадырова, Қарағанды облысы"));
    assert!(RUSSIAN.flowing().contains("Срок рассмотрения заявления"));
    assert!(ENGLISH.flowing().contains("the state service “Issue of a permit to individuals”"));
}

#[test]
fn a_list_keeps_the_marks_of_its_author() {
    let source = "1) тишину;\n2) свет;\n4-1) воду:\nа) горячую.\n\n«__» ________ 20__ года";
    let text = Read::new(&pdf(&of_blocks(domain::document::blocks(source))).unwrap()).flowing();
    for words in ["1) тишину;", "2) свет;", "4-1) воду:", "а) горячую.", "«__» ________ 20__ года"]
    {
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn the_file_is_tagged_for_screen_readers_and_fit_for_an_archive() {
    for read in [&*RUSSIAN, &*KAZAKH, &*ENGLISH] {
        assert!(read.properties().lines().any(|line| line == "Tagged:          yes"));
        let metadata: String = read.metadata().split_whitespace().collect();
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
        assert!(metadata.contains("<pdfaid:part>2</pdfaid:part>"), "{metadata}");
        assert!(metadata.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{metadata}");
    }
}

#[test]
fn another_reader_finds_no_fault_in_the_file() {
    for read in [&*RUSSIAN, &*KAZAKH, &*ENGLISH] {
        assert_eq!(read.faults(), "");
    }
}

#[test]
fn every_font_is_embedded_and_says_its_letters() {
    for read in [&*RUSSIAN, &*KAZAKH, &*ENGLISH] {
        let fonts = read.fonts();
        assert!(fonts.len() >= 4, "{fonts:?}");
        assert!(fonts.iter().all(|font| font.contains("yes yes yes")), "{fonts:?}");
    }
}

#[test]
fn the_properties_name_title_author_language_and_instant() {
    let properties = KAZAKH.properties();
    let line =
        |name: &str| properties.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert!(line("Title:").contains("Жария талқылауды аяқтау туралы есеп. «Жеке тұлғаларға"), "{properties}");
    assert!(line("Author:").ends_with("Қазақстан Республикасының Цифрлық даму министрлігі"));
    assert!(line("CreationDate:").contains("17 09:30:15 2026"), "{properties}");
    assert!(line("Page size:").ends_with("(A4)"));
    assert!(KAZAKH.metadata().contains("<rdf:li>kk</rdf:li>"), "{}", KAZAKH.metadata());
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::document(Language::Ru);
    assert!(pdf(&document).unwrap() == pdf(&document).unwrap());
}

#[test]
fn every_page_but_the_first_has_its_head_and_its_number() {
    let text = RUSSIAN.text();
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    let head = "Отчёт о завершении публичного обсуждения, KZ-2026-0042";
    assert!(pages.len() > 5, "{}", pages.len());
    for (place, page) in pages.iter().enumerate() {
        let number = format!("{} / {}", place + 1, pages.len());
        assert_eq!(page.lines().any(|line| line == head), place > 0, "{page}");
        assert_eq!(page.lines().any(|line| line == number), place > 0, "{page}");
    }
}

#[test]
fn the_contents_lead_to_the_parts_by_page_number() {
    let text = RUSSIAN.text();
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let entry = pages[1].lines().find(|line| line.starts_with("4 Сравнение редакций")).unwrap();
    let page: usize =
        entry.rsplit(|character: char| !character.is_ascii_digit()).next().unwrap().parse().unwrap();
    assert!(pages[page - 1].contains("4 Сравнение редакций"), "{entry}");
}

#[test]
fn headings_are_read_before_their_words_and_in_order() {
    let structure = ENGLISH.structure();
    let mut rest = structure.as_str();
    for (tag, words) in [
        ("P (block)", "Draft standard of the state service"),
        ("H1", "Contents"),
        ("Link", "Summary"),
        ("H1", "1 Summary"),
        ("P (block)", "When the applicant applies"),
        ("H2", "Figures"),
        ("Table", "Clause"),
        ("H1", "2 Standard"),
        ("H2", "2.6 Documents required"),
        ("H1", "4 Comparison of the revisions"),
    ] {
        let after = rest.split_once(tag).and_then(|(_, after)| after.split_once(words));
        (_, rest) = after.unwrap_or_else(|| panic!("{tag} {words}: {structure}"));
    }
    assert!(structure.contains("  TH <") && structure.contains("  LBody"));
}

#[test]
fn a_drawing_is_read_out_as_its_numbers() {
    let bytes = pdf(&sample::document(Language::En)).unwrap();
    let read = Read::new(&bytes);
    assert!(read.structure().contains("Figure"));
    assert!(read.flowing().contains("03.02.2026 17"));
}

#[test]
fn r14_6_hostile_words_are_only_words() {
    assert!(RUSSIAN.flowing().contains(sample::HOSTILE), "{}", RUSSIAN.flowing());
    let everywhere = "#panic() *a* `b` <c> @d $e$ = f \\ #sys.inputs";
    let mut document = sample::document(Language::En);
    document.cover.body = everywhere.into();
    document.cover.title = everywhere.into();
    document.cover.notice = Some(everywhere.into());
    document.running = everywhere.into();
    document.contents = Some(everywhere.into());
    document.author = everywhere.into();
    document.parts[0].heading = everywhere.into();
    let text = Read::new(&pdf(&document).unwrap()).flowing();
    assert!(text.matches(everywhere).count() >= 7, "{text}");
}

#[test]
fn only_addresses_that_lead_outwards_are_links() {
    let linked = |address: &str| {
        let run = Run::link("слово", address);
        let mut document = of_blocks(vec![Block::Paragraph(vec![run])]);
        document.cover.address = None;
        Read::new(&pdf(&document).unwrap()).addresses().contains(address)
    };
    assert!(linked("https://adilet.zan.kz/rus"));
    assert!(!linked("javascript:alert(1)"));
    assert!(!linked("file:///etc/passwd"));
}

#[test]
fn characters_without_a_letter_are_written_as_their_number() {
    assert!(paragraph_of("за 👍\u{fe0f} и 漢 и \u{e000}").contains("за [U+1F44D] и [U+6F22] и [U+E000]"));
    assert!(paragraph_of("а\u{0}б\u{202e}в\u{200d}г").contains("абвг"));
}

#[test]
fn a_long_word_stays_on_the_page_and_in_one_piece() {
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let text: String = RUSSIAN.text().split_whitespace().collect();
    assert!(text.contains(hash));
    // A soft hyphen is a sign of the line and not of the word.
    let text: String = paragraph_of(&"ы".repeat(500)).split([' ', '\u{ad}']).collect();
    assert!(text.contains(&"ы".repeat(500)));
}

#[test]
fn a_cell_longer_than_a_page_breaks_and_the_heading_row_comes_again() {
    let column = |heading: &str, share| Column { heading: heading.into(), share, is_figure: false };
    let long = "Срок рассмотрения заявления следует сократить до трёх рабочих дней. ".repeat(150);
    let row = vec![vec![Run::plain("2.6.1")], vec![Run::plain(format!("{long}Конец."))]];
    let table = Table {
        caption: "Замечания".into(),
        columns: vec![column("Пункт", 1), column("Содержание", 3)],
        rows: vec![row.clone(), row],
    };
    let read = Read::new(&pdf(&of_blocks(vec![Block::Table(table)])).unwrap());
    let text = read.text();
    let pages: Vec<&str> = text.split('\u{c}').skip(2).filter(|page| !page.is_empty()).collect();
    assert!(pages.len() > 3, "{text}");
    assert!(pages.iter().all(|page| page.contains("Пункт Содержание")), "{text}");
    assert_eq!(text.matches("Конец.").count(), 2);
    assert_eq!(read.structure().matches("Пункт").count(), 1, "what is repeated is not read out again");
}

#[test]
fn what_nests_without_end_is_flattened() {
    let mut blocks = vec![Block::plain("дно")];
    for depth in 0..60 {
        blocks = match depth % 2 {
            0 => vec![Block::Quotation(blocks)],
            _ => vec![Block::List(List { first: None, items: vec![blocks] })],
        };
    }
    assert!(Read::new(&pdf(&of_blocks(blocks)).unwrap()).flowing().contains("дно"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_words_make_a_file(words in proptest::collection::vec(".{0,60}", 9), depth in 0u8..9) {
        let [a, b, c, d, e, f, g, h, i] = <[String; 9]>::try_from(words).unwrap();
        let run = Run { text: a, strong: true, emphasis: true, code: true, link: Some(format!("https://{b}")) };
        let column = Column { heading: c.clone(), share: depth, is_figure: true };
        let mut document = of_blocks(vec![
            Block::Paragraph(vec![run.clone(), Run::plain(h)]),
            Block::Subheading(d.clone()),
            Block::Verbatim(e.clone()),
            Block::Facts(vec![Fact { term: f.clone(), value: vec![run.clone()] }]),
            Block::Table(Table { caption: g.clone(), columns: vec![column], rows: vec![vec![vec![run]], vec![]] }),
            Block::Bars(Bars { caption: g.clone(), bars: vec![Bar { label: f, count: u32::from(depth) }] }),
            Block::Clause(Clause {
                number: c,
                depth,
                language: None,
                blocks: domain::document::blocks(&e),
                source: Some(d),
                address: Some(b),
            }),
        ]);
        document.parts[0].depth = depth;
        document.parts[0].heading = g;
        document.cover.title = i;
        prop_assert_eq!(pdf(&document).err(), None);
    }
}

#[test]
fn a_document_of_nothing_is_a_file_too() {
    let mut document = sample::document(Language::Kk);
    document.author = String::new();
    document.cover.body = String::new();
    document.cover.kind = String::new();
    document.cover.title = String::new();
    document.cover.facts = Vec::new();
    document.cover.notice = None;
    document.cover.address = None;
    document.running = String::new();
    document.contents = None;
    document.parts =
        vec![DocumentPart { number: None, depth: 9, heading: String::new(), blocks: Vec::new() }];
    assert_eq!(pdf(&document).err(), None);
    // What shows nothing is nothing.
    let nothing = "\0".to_owned();
    document.cover.address = Some(nothing.clone());
    document.contents = Some(nothing.clone());
    document.parts[0].heading = nothing.clone();
    document.parts[0].blocks = vec![
        Block::Subheading("Сразу".into()),
        Block::Bars(Bars { caption: nothing.clone(), bars: Vec::new() }),
        Block::Bars(Bars { caption: nothing.clone(), bars: vec![Bar { label: nothing.clone(), count: 0 }] }),
        Block::Table(Table { caption: nothing.clone(), columns: Vec::new(), rows: vec![Vec::new()] }),
        Block::List(List { first: Some(u64::MAX), items: vec![Vec::new()] }),
        Block::Facts(Vec::new()),
        Block::Quotation(Vec::new()),
        Block::Paragraph(vec![Run::link(nothing.clone(), "https://talqy.example")]),
        Block::Clause(Clause {
            number: nothing.clone(),
            depth: 0,
            language: None,
            blocks: Vec::new(),
            source: Some(nothing.clone()),
            address: Some(nothing),
        }),
    ];
    assert_eq!(pdf(&document).err(), None);
}
