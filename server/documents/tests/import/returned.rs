//! A text of ours comes back from a word processor: its clauses are known by their marks, with what was tracked and said of them.

use chrono::DateTime;
use documents::{ReadLimits, read_returned};
use domain::document::{Block, Clause, Cover, Document, DocumentPart};
use domain::language::Language;
use domain::standard::word::{ClauseMark, WordFile, WordPassage, normal};
use domain::standard::{ElementId, SectionKey};

use crate::package::{docx, paragraph, run};

fn read(file: &[u8]) -> WordFile {
    read_returned(file, &ReadLimits::default()).unwrap()
}

fn mark(id: &str) -> ClauseMark {
    let id = ElementId::parse(id).unwrap();
    ClauseMark { id, section: SectionKey::Appeal, version: 4, language: Language::Ru }
}

/// A clause as we write it, with what stands in its paragraph.
fn clause(id: &str, properties: &str, runs: &str) -> String {
    let start = format!("<w:bookmarkStart w:id='{id}' w:name='{}'/>", mark(id));
    let number = "<w:r><w:t>3.1.1</w:t><w:tab/></w:r>";
    paragraph(properties, &format!("{start}{number}{runs}<w:bookmarkEnd w:id='{id}'/>"))
}

fn words(passage: &WordPassage) -> (String, String) {
    (normal(&passage.old), normal(&passage.new))
}

const ANNA: &str = "w:author='Анна' w:date='2026-11-01T10:00:00Z'";

#[test]
fn our_own_file_comes_back_as_it_went_out() {
    let clause = |id: &str, blocks: Vec<Block>| {
        Block::Clause(Clause {
            number: "3.1.1".to_owned(),
            language: None,
            blocks,
            source: Some("Закон, статья 5".to_owned()),
            address: Some("https://talqy.example.kz/ru/drafts/1#c-3-1-1".to_owned()),
            depth: 0,
            mark: Some(mark(id).to_string()),
        })
    };
    let list = domain::document::blocks(
        "Жалоба подаётся:\n\n1) лично;\n2) почтой.\n\n| а | б |\n|---|---|\n| в | г |",
    );
    let document = Document {
        language: Language::Ru,
        cover: Cover {
            body: "Министерство".to_owned(),
            kind: "Рабочая копия".to_owned(),
            title: "Выдача справки".to_owned(),
            facts: Vec::new(),
            address: None,
            notice: None,
        },
        running: "Рабочая копия".to_owned(),
        contents: Some("Содержание".to_owned()),
        parts: vec![DocumentPart {
            number: Some("3".to_owned()),
            depth: 1,
            heading: "Порядок обжалования".to_owned(),
            blocks: vec![clause("a", vec![Block::plain("Жалоба.")]), clause("b", list)],
        }],
        author: "Министерство".to_owned(),
        at: DateTime::UNIX_EPOCH,
    };
    let found = read(&documents::docx(&document).unwrap());
    let marks: Vec<_> = found.passages.iter().map(|passage| passage.clause.clone()).collect();
    assert_eq!(marks, [Some(mark("a")), Some(mark("b"))], "{found:?}");
    assert_eq!(words(&found.passages[0]).1, "3.1.1 Жалоба.");
    assert_eq!(words(&found.passages[1]).1, "3.1.1 Жалоба подаётся:\n1) лично;\n2) почтой.\nа\nб\nв\nг");
    assert!(found.passages.iter().all(|passage| passage.old == passage.new && passage.edits.is_empty()));
}

#[test]
fn tracked_words_have_two_sides_and_an_author() {
    let runs = format!(
        "{}<w:del w:id='8' {ANNA}><w:r><w:delText>5</w:delText></w:r></w:del>\
         <w:ins w:id='9' {ANNA}>{}</w:ins>{}",
        run("в течение "),
        run("3"),
        run(" дней")
    );
    let found = read(&docx(&clause("a", "", &runs), &[]));
    let passage = &found.passages[0];
    assert_eq!(words(passage), ("3.1.1 в течение 5 дней".to_owned(), "3.1.1 в течение 3 дней".to_owned()));
    assert_eq!(passage.edits.len(), 1);
    assert_eq!(passage.edits[0].name, "Анна");
    assert!(passage.edits[0].at.is_some());
}

#[test]
fn a_symbol_is_a_letter_of_its_clause() {
    let symbol = "<w:r><w:sym w:font='Times New Roman' w:char='2116'/></w:r>";
    let found = read(&docx(&clause("a", "", &format!("{}{symbol}{}", run("Форма "), run(" 5"))), &[]));
    assert_eq!(words(&found.passages[0]).1, "3.1.1 Форма № 5");
}

#[test]
fn a_paragraph_that_was_joined_or_split_with_tracking_reads_so_on_both_sides() {
    let deleted = format!("<w:rPr><w:del w:id='7' {ANNA}/></w:rPr>");
    let start = format!("<w:bookmarkStart w:id='1' w:name='{}'/>", mark("a"));
    let body = [
        paragraph(&deleted, &format!("{start}{}", run("Первая. "))),
        paragraph("", &format!("{}<w:bookmarkEnd w:id='1'/>", run("Вторая."))),
    ]
    .concat();
    let found = read(&docx(&body, &[]));
    assert_eq!(words(&found.passages[0]), ("Первая.\nВторая.".to_owned(), "Первая. Вторая.".to_owned()));
}

#[test]
fn a_comment_stands_on_the_clause_where_it_begins() {
    let body = clause(
        "a",
        "",
        &format!(
            "<w:commentRangeStart w:id='5'/>{}<w:r><w:commentReference w:id='5'/></w:r>",
            run("Жалоба.")
        ),
    );
    let comments = format!(
        "<w:comments xmlns:w='{}'><w:comment w:id='5' w:author='Бек'><w:p>{}</w:p><w:p>{}</w:p></w:comment></w:comments>",
        crate::package::SPACE,
        run("Куда"),
        run("именно?")
    );
    let found = read(&docx(&body, &[("word/comments.xml", "comments", &comments)]));
    let notes = &found.passages[0].notes;
    assert_eq!(notes.len(), 1);
    assert_eq!((notes[0].author.name.as_str(), notes[0].text.as_str()), ("Бек", "Куда\nименно?"));
    assert_eq!(notes[0].author.at, None);
}

#[test]
fn a_note_at_the_foot_is_told_with_its_clause() {
    let body = clause("a", "", &format!("{}<w:r><w:footnoteReference w:id='1'/></w:r>", run("Жалоба.")));
    let notes = format!(
        "<w:footnotes xmlns:w='{}'><w:footnote w:type='separator' w:id='0'><w:p>{}</w:p></w:footnote>\
         <w:footnote w:id='1'><w:p>{}</w:p></w:footnote></w:footnotes>",
        crate::package::SPACE,
        run("черта"),
        run("Кроме выходных.")
    );
    let found = read(&docx(&body, &[("word/footnotes.xml", "footnotes", &notes)]));
    let told: Vec<&str> = found.passages[0].notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(told, ["Кроме выходных."]);
    assert_eq!(words(&found.passages[0]).1, "3.1.1 Жалоба.");
}

#[test]
fn the_words_of_a_box_are_told_and_are_none_of_its_clause() {
    let inner = paragraph("", &run("В рамке"));
    let own = format!("{}<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>", run("Жалоба "));
    let body = clause("a", "", &format!("{own}{}", run("подаётся.")));
    let found = read(&docx(&body, &[]));
    assert_eq!(words(&found.passages[0]).1, "3.1.1 Жалоба подаётся.");
    assert_eq!(words(&found.passages[1]), (String::new(), "В рамке".to_owned()));
}

#[test]
fn what_was_added_outside_every_clause_is_told_and_the_title_page_is_not() {
    let body = [
        paragraph("", &run("Титул")),
        clause("a", "", &run("Жалоба.")),
        paragraph("", &run("Новый абзац без отслеживания")),
        paragraph("", &format!("<w:ins w:id='3' {ANNA}>{}</w:ins>", run("Новый с отслеживанием"))),
    ]
    .concat();
    let found = read(&docx(&body, &[]));
    let told: Vec<_> = found.passages.iter().skip(1).map(words).collect();
    let added = |text: &str| (String::new(), text.to_owned());
    assert_eq!(told, [added("Новый абзац без отслеживания"), added("Новый с отслеживанием")]);
}

#[test]
fn paragraphs_of_one_clause_are_found_each_by_its_mark_and_what_is_between_them_belongs_to_it() {
    let marked = |name: &str, id: usize, words: &str| {
        let (start, end) = (
            format!("<w:bookmarkStart w:id='{id}' w:name='{name}'/>"),
            format!("<w:bookmarkEnd w:id='{id}'/>"),
        );
        paragraph("", &format!("{start}{}{end}", run(words)))
    };
    let name = mark("a").to_string();
    let body = [
        marked(&name, 1, "Подаётся:"),
        marked(&format!("{name}_1"), 2, "1) лично;"),
        paragraph("", &run("1-1) почтой;")),
        // LibreOffice repeats the name in each paragraph of a mark that it tears.
        marked(&format!("{name}_1"), 3, "2) на портале."),
    ]
    .concat();
    let found = read(&docx(&body, &[]));
    assert_eq!(found.passages.len(), 1, "{found:?}");
    assert_eq!(words(&found.passages[0]).1, "Подаётся:\n1) лично;\n1-1) почтой;\n2) на портале.");
}

#[test]
fn a_mark_whose_end_was_moved_behind_its_paragraph_holds_no_more_than_before() {
    let start = format!("<w:bookmarkStart w:id='1' w:name='{}'/>", mark("a"));
    let body = [
        paragraph("", &format!("{start}{}", run("Жалоба."))),
        paragraph("", &format!("<w:bookmarkEnd w:id='1'/>{}", run("Иное."))),
    ]
    .concat();
    let found = read(&docx(&body, &[]));
    assert_eq!(words(&found.passages[0]).1, "Жалоба.");
    assert_eq!(found.passages[1].clause, None);
}
