//! What an official writes in Word is read whole and in order.

use documents::{ReadLimits, read_docx};
use domain::document::Block;
use domain::standard::import::{SourceParagraph, SourcePlace};

use crate::package::{SPACE, docx, paragraph, run};

fn read(file: &[u8]) -> Vec<SourceParagraph> {
    read_docx(file, &ReadLimits::default()).unwrap()
}

fn texts(file: &[u8]) -> Vec<String> {
    read(file).into_iter().map(|paragraph| paragraph.text).collect()
}

fn marks(file: &[u8]) -> Vec<String> {
    read(file).into_iter().map(|paragraph| paragraph.mark.map(|mark| mark.text).unwrap_or_default()).collect()
}

#[test]
fn words_lines_and_signs_are_kept() {
    let body = paragraph(
        "<w:tabs><w:tab w:val='left'/></w:tabs>",
        "<w:r><w:t>1.</w:t><w:tab/><w:t>Өтініш &amp; &#1179;осымша</w:t><w:br/><w:t>веб</w:t><w:noBreakHyphen/>\
         <w:t>портал</w:t><w:sym w:font='Wingdings' w:char='F0B7'/></w:r><w:hyperlink><w:r><w:t>адрес</w:t></w:r></w:hyperlink>",
    );
    assert_eq!(texts(&docx(&body, &[])), ["1.\tӨтініш & қосымша\nвеб-портал•адрес"]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = [
        paragraph(
            "",
            &format!(
                "{}<w:del>{}</w:del><w:ins>{}</w:ins>",
                run("срок "),
                "<w:r><w:delText>5</w:delText></w:r>",
                run("3")
            ),
        ),
        paragraph("<w:rPr><w:del w:id='1'/></w:rPr>", &run("первая ")),
        paragraph("<w:pPrChange><w:pPr><w:pStyle w:val='Old'/></w:pPr></w:pPrChange>", &run("вторая")),
        paragraph("", &format!("<w:moveFrom>{}</w:moveFrom>", run("было"))),
        paragraph("", &format!("<w:moveTo>{}</w:moveTo>", run("стало"))),
    ]
    .concat();
    assert_eq!(texts(&docx(&body, &[])), ["срок 3", "первая вторая", "стало"]);
}

#[test]
fn words_go_on_over_any_number_of_deleted_marks() {
    let gone = "<w:rPr><w:del w:id='1'/></w:rPr>";
    let body: String = ["а", "б", "в"].map(|words| paragraph(gone, &run(words))).concat();
    assert_eq!(texts(&docx(&format!("{body}{}", paragraph("", &run("г"))), &[])), ["абвг"]);
}

#[test]
fn a_redline_of_ours_is_read_as_its_new_side() {
    use domain::document::{ChangedClause, ChangedSection, Changes, Cover, Document, DocumentPart};
    use domain::language::{Language, Localized};
    use domain::redline::Redline;
    use domain::standard::{Content, Detail, Element, ElementId, Section, SectionKey};
    let content = |texts: &[(u64, &str)]| {
        let elements = texts.iter().map(|(id, text)| Element {
            id: ElementId::from_random(*id),
            text: Localized::same(*text),
            detail: Detail::Words,
        });
        Content::from(vec![Section { key: SectionKey::Appeal, elements: elements.collect() }])
    };
    let old = content(&[(1, "Первый пункт."), (2, "Второй пункт в 5 дней."), (3, "Третий пункт.")]);
    let new = content(&[(3, "Третий пункт."), (2, "Второй пункт в 3 дня."), (4, "Совсем иное.")]);
    let redline = Redline::between(&old, &new, Language::Ru);
    let sections = redline.sections.iter().filter(|section| !section.elements.is_empty()).map(|section| {
        let clause = |element: &domain::redline::ElementRedline| ChangedClause {
            redline: element.clone(),
            remark: Some("замечание".to_owned()),
            because: None,
        };
        ChangedSection {
            number: "3.1".to_owned(),
            heading: "Обжалование".to_owned(),
            clauses: section.elements.iter().map(clause).collect(),
        }
    });
    let changes =
        Changes { language: Language::Ru, author: "Talqy".to_owned(), sections: sections.collect() };
    let document = Document {
        language: Language::Ru,
        cover: Cover {
            body: "Министерство".to_owned(),
            kind: "Отчет".to_owned(),
            title: "Выдача".to_owned(),
            facts: vec![],
            address: None,
            notice: None,
        },
        running: "Отчет".to_owned(),
        contents: None,
        parts: vec![DocumentPart {
            number: None,
            depth: 1,
            heading: "Изменения".to_owned(),
            blocks: vec![Block::Changes(changes)],
        }],
        author: "Министерство".to_owned(),
        at: "2026-04-02T05:00:00Z".parse().unwrap(),
    };
    let read = read(&documents::docx(&document).unwrap());
    let clauses: Vec<_> = read
        .iter()
        .filter(|paragraph| paragraph.style.as_deref() == Some("Clause"))
        .map(|paragraph| &paragraph.text)
        .collect();
    assert_eq!(clauses, ["3.1.1\tТретий пункт.", "3.1.2\tВторой пункт в 3 дня.", "3.1.3\tСовсем иное."]);
    assert!(read.iter().any(|paragraph| paragraph.heading == Some(2) && paragraph.text == "3.1 Обжалование"));
    assert!(
        read.iter().any(|paragraph| paragraph.place == SourcePlace::Comment && paragraph.text == "замечание")
    );
    assert!(read.iter().any(|paragraph| paragraph.place == SourcePlace::Margin && paragraph.text == "Отчет"));
}

#[test]
fn numbers_are_those_that_word_prints() {
    let numbering = format!(
        "<w:numbering xmlns:w='{SPACE}'><w:abstractNum w:abstractNumId='7'>\
         <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
         <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='russianLower'/><w:lvlText w:val='%1.%2)'/></w:lvl>\
         </w:abstractNum><w:abstractNum w:abstractNumId='8'>\
         <w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF0B7;'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='9'/></w:lvlOverride></w:num>\
         </w:numbering>"
    );
    let item = |list: u8, level: u8| {
        let list = format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>");
        paragraph(&list, &run("слова"))
    };
    let body = [
        item(1, 0),
        item(1, 1),
        item(1, 1),
        item(1, 0),
        item(1, 1),
        item(2, 0),
        item(3, 0),
        item(3, 0),
        item(0, 0),
    ];
    let file = docx(&body.concat(), &[("word/numbering.xml", "numbering", &numbering)]);
    assert_eq!(marks(&file), ["1.", "1.а)", "1.б)", "2.", "2.а)", "•", "9.", "10.", ""]);
}

#[test]
fn styles_say_headings_and_boldness() {
    let styles = format!(
        "<w:styles xmlns:w='{SPACE}'>\
         <w:style w:styleId='a'><w:name w:val='heading 2'/><w:rPr><w:b/></w:rPr></w:style>\
         <w:style w:styleId='b'><w:name w:val='Глава'/><w:basedOn w:val='a'/></w:style>\
         <w:style w:styleId='c'><w:name w:val='Пункт'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
         <w:style w:styleId='d'><w:name w:val='Круг'/><w:basedOn w:val='d'/></w:style></w:styles>"
    );
    let words = |id: &str| paragraph(&format!("<w:pStyle w:val='{id}'/>"), &run("слова"));
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>жирно</w:t></w:r>";
    let mixed = format!("{bold}{}", run(" и нет"));
    let body = [words("b"), words("c"), words("d"), paragraph("", bold), paragraph("", &mixed)].concat();
    let read = read(&docx(&body, &[("word/styles.xml", "styles", &styles)]));
    let seen: Vec<_> = read.iter().map(|p| (p.heading, p.style.as_deref(), p.bold)).collect();
    assert_eq!(
        seen,
        [
            (Some(2), Some("Глава"), true),
            (Some(1), Some("Пункт"), false),
            (None, Some("Круг"), false),
            (None, None, true),
            (None, None, false)
        ]
    );
}

#[test]
fn tables_boxes_notes_and_margins_are_marked() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", &run(text)));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>", cell("а"), cell("б"), cell("в"));
    let shape =
        format!("<w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing>", paragraph("", &run("в рамке")));
    let shape = format!(
        "<mc:AlternateContent xmlns:mc='m'><mc:Choice>{shape}</mc:Choice><mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent>"
    );
    let body = format!("{table}{}", paragraph("", &format!("<w:r>{shape}</w:r>{}", run("текст"))));
    let notes = format!(
        "<w:footnotes xmlns:w='{SPACE}'><w:footnote w:type='separator'>{}</w:footnote><w:footnote>{}</w:footnote></w:footnotes>",
        paragraph("", &run("---")),
        paragraph("", &run("сноска"))
    );
    let header = format!("<w:hdr xmlns:w='{SPACE}'>{}</w:hdr>", paragraph("", &run("Проект")));
    let file =
        docx(&body, &[("word/footnotes.xml", "footnotes", &notes), ("word/header1.xml", "header", &header)]);
    let seen: Vec<_> = read(&file).into_iter().map(|paragraph| (paragraph.text, paragraph.place)).collect();
    let at = |row, cell| SourcePlace::Table { table: 1, row, cell };
    let expected = [
        ("а", at(1, 1)),
        ("б", at(1, 2)),
        ("в", at(2, 1)),
        ("текст", SourcePlace::Body),
        ("в рамке", SourcePlace::TextBox),
        ("сноска", SourcePlace::Note),
        ("Проект", SourcePlace::Margin),
    ];
    assert_eq!(seen, expected.map(|(text, place)| (text.to_owned(), place)));
}
