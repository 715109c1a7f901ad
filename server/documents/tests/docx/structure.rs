//! What a DOCX consists of.

use domain::document::{Bar, Bars, Block, Clause, Column, Fact, List, Run, Table};

use crate::reader::{Side, paragraphs, part};
use crate::revisions::document;

fn everything() -> Vec<Block> {
    let column = |heading: &str, is_figure| Column { heading: heading.to_owned(), share: 1, is_figure };
    let nested = List { first: Some(3), items: vec![vec![Block::plain("внутри")]] };
    vec![
        Block::Subheading("Итоги".to_owned()),
        Block::Paragraph(vec![
            Run::strong("Важно: "),
            Run { emphasis: true, ..Run::plain("см. ") },
            Run { code: true, ..Run::plain("A-1") },
            Run::link("адрес", "https://talqy.example.kz/ru"),
            Run::link("не адрес", "javascript:alert(1)"),
        ]),
        Block::List(List {
            first: None,
            items: vec![vec![Block::plain("раз"), Block::List(nested)], vec![]],
        }),
        Block::Quotation(vec![Block::plain("цитата"), Block::Quotation(vec![Block::plain("в цитате")])]),
        Block::Verbatim("a  b\n  c".to_owned()),
        Block::Table(Table {
            caption: "Участие".to_owned(),
            columns: vec![column("Кто", false), column("Сколько", true)],
            rows: vec![
                vec![vec![Run::plain("НПО")], vec![Run::plain("3")]],
                vec![vec![Run::plain("неполная")]],
            ],
        }),
        Block::Facts(vec![Fact::plain("Номер", "7")]),
        Block::Bars(Bars {
            caption: "По дням".to_owned(),
            bars: vec![Bar { label: "2 марта".to_owned(), count: 5 }],
        }),
        Block::Clause(Clause {
            number: "2.6.1".to_owned(),
            depth: 0,
            language: Some("kk"),
            blocks: vec![Block::plain("Өтініш"), Block::plain("Ескерту")],
            source: Some("Заң, 14-бап".to_owned()),
            address: Some("https://talqy.example.kz/kk/d/1#a".to_owned()),
        }),
    ]
}

#[test]
fn every_file_of_the_package_is_well_formed() {
    let file = documents::docx(&document(everything())).unwrap();
    let archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    for path in archive.file_names() {
        let path = path.unwrap();
        roxmltree::Document::parse(&part(&file, &path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let related = part(&file, "word/_rels/document.xml.rels");
    assert!(related.contains("https://talqy.example.kz/ru\"") && !related.contains("javascript"));
    let core = part(&file, "docProps/core.xml");
    assert!(core.contains("<dc:title>Выдача справки<") && core.contains(">2026-04-02T05:00:00Z<"), "{core}");
}

#[test]
fn words_bear_their_styles_and_tables_repeat_their_heads() {
    let file = documents::docx(&document(everything())).unwrap();
    let read = paragraphs(&file, Side::Accepted);
    let has =
        |style: &str, text: &str| assert!(read.contains(&(style.to_owned(), text.to_owned())), "{read:#?}");
    has("Title", "Выдача справки");
    has(
        "TOC1",
        " TOC \\o \"1-3\" \\n \\h \\z 1 Изменения".trim_start_matches(" TOC \\o \"1-3\" \\n \\h \\z "),
    );
    has("Heading1", "1 Изменения");
    has("Heading2", "Итоги");
    has("", "Важно: см. A-1адресне адрес");
    has("ListParagraph", "раз");
    has("ListParagraph", "внутри");
    has("Quote", "в цитате");
    has("HTMLPreformatted", "a  b\n  c");
    has("Caption", "Участие");
    has("Clause", "2.6.1\tӨтініш");
    has("Source", "https://talqy.example.kz/kk/d/1#a");
    let document = part(&file, "word/document.xml");
    assert!(document.contains("<w:tblHeader/>") && document.contains("kk-KZ"));
    assert!(part(&file, "word/numbering.xml").contains("<w:startOverride w:val=\"3\"/>"));
    assert!(
        part(&file, "word/footer1.xml").contains("PAGE")
            && part(&file, "word/header1.xml").contains("2026/1")
    );
}

#[test]
fn a_list_keeps_the_marks_of_its_author() {
    let source = "1) тишину;\n2) свет;\n4-1) воду:\nа) горячую.\n\n«__» ________ 20__ года";
    let file = documents::docx(&document(domain::document::blocks(source))).unwrap();
    let read = paragraphs(&file, Side::Accepted);
    for words in ["1) тишину;", "2) свет;", "4-1) воду:", "а) горячую.", "«__» ________ 20__ года"]
    {
        assert!(read.iter().any(|(_, text)| text == words), "{words} in {read:#?}");
    }
}

#[test]
fn clauses_stand_in_as_deep_as_their_groups() {
    let clause = |number: &str, depth| {
        Block::Clause(Clause {
            number: number.to_owned(),
            depth,
            language: None,
            blocks: vec![Block::plain("Өтініш")],
            source: Some("Заң".to_owned()),
            address: None,
        })
    };
    let file = documents::docx(&document(vec![clause("2.6.1", 0), clause("2.6.2", 1), clause("2.6.3", 2)]));
    let document = part(&file.unwrap(), "word/document.xml");
    let stands = |left: usize| document.matches(&format!("<w:ind w:left=\"{left}\"/>")).count();
    assert_eq!((stands(851), stands(1418), stands(1985)), (0, 2, 2), "{document}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = document(everything());
    assert_eq!(documents::docx(&document).unwrap(), documents::docx(&document).unwrap());
}

#[test]
fn deep_and_hostile_blocks_stay_a_file() {
    let mut deep = vec![Block::plain("\u{0}]]>\u{ffff}<w:p/>")];
    for _ in 0..30 {
        let list = Block::List(List { first: Some(u64::MAX), items: vec![deep] });
        deep = vec![Block::Quotation(vec![list])];
    }
    let bare = Table { caption: String::new(), columns: vec![], rows: vec![] };
    deep.push(Block::Table(bare));
    let file = documents::docx(&document(deep)).unwrap();
    assert!(paragraphs(&file, Side::Accepted).iter().any(|(_, text)| text == "]]><w:p/>"));
}
