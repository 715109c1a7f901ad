//! What nobody sees in Word is not taken for the text, and it is told how much that was.

use documents::{ReadLimits, read_word};
use domain::standard::import::{SourceFile, SourcePlace, Unread};

use crate::package::{SPACE, docx, paragraph, run};

fn read(file: &[u8]) -> SourceFile {
    read_word(file, &ReadLimits::default()).unwrap()
}

fn texts(file: &SourceFile) -> Vec<&str> {
    file.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn marks(file: &SourceFile) -> Vec<&str> {
    file.paragraphs
        .iter()
        .map(|paragraph| paragraph.mark.as_ref().map_or("", |mark| mark.text.as_str()))
        .collect()
}

fn looking(look: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

#[test]
fn hidden_struck_and_unfilled_words_are_left_out_and_counted() {
    let styles = format!(
        "<w:styles xmlns:w='{SPACE}'><w:style w:styleId='h'><w:name w:val='Тайное'/><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:styleId='s'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style></w:styles>"
    );
    let field = |on: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr>{on}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            run("Введите текст.")
        )
    };
    let body = [
        paragraph("", &format!("{}{}", run("справка"), looking("<w:vanish/>", " (спросить у финансистов)"))),
        paragraph("", &format!("{}{}", looking("<w:strike/>", "5"), run("3 рабочих дня"))),
        paragraph("", &format!("{}{}", run("результат – "), field("<w:showingPlcHdr/>"))),
        paragraph("", &field("")),
        paragraph("", &looking("<w:rStyle w:val='h'/>", "совсем тайно")),
        paragraph("", &looking("<w:rStyle w:val='s'/>", "жирно")),
        paragraph("", &looking("<w:vanish w:val='0'/>", "видно")),
        "<w:altChunk r:id='rId9' xmlns:r='r'/>".to_owned(),
        paragraph(
            "",
            &format!("<w:del>{}</w:del>{}", "<w:r><w:delText>было</w:delText></w:r>", run("стало")),
        ),
    ];
    let file = read(&docx(&body.concat(), &[("word/styles.xml", "styles", &styles)]));
    let expected = ["справка", "3 рабочих дня", "результат – ", "Введите текст.", "жирно", "видно", "стало"];
    assert_eq!(texts(&file), expected);
    let bold: Vec<&str> =
        file.paragraphs.iter().filter(|one| one.bold).map(|one| one.text.as_str()).collect();
    assert_eq!(bold, ["жирно"]);
    let unread = Unread { hidden: 5, struck: 1, fields: 1, embedded: 1, deleted: 1, ..Unread::default() };
    assert_eq!(file.unread, unread);
}

#[test]
fn letters_that_nobody_sees_take_no_word_away() {
    let lines = ["\u{2068}справка\u{2069} из реестра.", "\u{f0b7} план участка;", "по статье 19\u{2011}1"];
    let body: String = lines.map(|line| paragraph("", &run(line))).concat();
    let divided =
        paragraph("", "<w:r><w:t>удосто</w:t><w:softHyphen/><w:br/><w:t>веряющая право</w:t></w:r>");
    let file = read(&docx(&format!("{body}{divided}"), &[]));
    assert_eq!(
        texts(&file),
        ["справка из реестра.", "• план участка;", "по статье 19-1", "удостоверяющая право"]
    );
}

#[test]
fn merged_cells_and_tables_within_cells_belong_to_their_row() {
    let cell = |properties: &str, inner: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>");
    let words = |words: &str| paragraph("", &run(words));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let inner = table(&[
        row(&[cell("", &words("граждане")), cell("", &words("1 МРП"))]),
        row(&[cell("", &words("лица")), cell("", &words("2 МРП"))]),
    ]);
    let begun = "<w:vMerge w:val='restart'/>";
    let rows = [
        row(&[cell("", &format!("{}{}", words("Стандарт государственной услуги"), words("«Регистрация»")))]),
        row(&[cell(begun, &words("8")), cell(begun, &words("Документы")), cell("", &words("1) заявка;"))]),
        row(&[cell("<w:vMerge/>", ""), cell("<w:vMerge/>", ""), cell("", &words("2) план."))]),
        row(&[cell("", &words("9")), cell("", &format!("{}{inner}{}", words("Плата:"), words("ниже")))]),
    ];
    let file = read(&docx(&format!("{}{}", table(&rows), table(&[row(&[cell("", &words("ещё"))])])), &[]));
    let at = |table, row, cell| SourcePlace::Table { table, row, cell };
    let seen: Vec<_> = file.paragraphs.iter().map(|one| (one.text.as_str(), one.place)).collect();
    assert_eq!(
        seen,
        [
            ("Стандарт государственной услуги «Регистрация»", at(1, 1, 1)),
            ("8", at(1, 2, 1)),
            ("Документы", at(1, 2, 2)),
            ("1) заявка;", at(1, 2, 3)),
            ("2) план.", at(1, 2, 3)),
            ("9", at(1, 3, 1)),
            ("Плата:", at(1, 3, 2)),
            ("граждане – 1 МРП", at(1, 3, 2)),
            ("лица – 2 МРП", at(1, 3, 2)),
            ("ниже", at(1, 3, 2)),
            ("ещё", at(2, 1, 1)),
        ]
    );
}

#[test]
fn numbers_follow_deleted_paragraphs_restarts_and_styles_of_lists() {
    let level = |place: u8, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering xmlns:w='{SPACE}'><w:abstractNum w:abstractNumId='0'>{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId='1'><w:styleLink w:val='S'/>{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='S'/></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>\
         </w:numbering>",
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%2.", "<w:lvlRestart w:val='0'/>"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
        level(0, "decimal", "%1)", ""),
    );
    let item = |list: u8, level: u8, more: &str, runs: &str| {
        let list = format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>{more}");
        paragraph(&list, runs)
    };
    let words = run("слова");
    let gone = "<w:del><w:r><w:delText>слова</w:delText></w:r></w:del>";
    let body = [
        item(1, 0, "", &words),
        item(1, 1, "", &words),
        item(1, 1, "", &words),
        item(1, 0, "", &words),
        item(1, 1, "", &words),
        item(1, 2, "", &words),
        item(2, 0, "", &words),
        item(2, 0, "<w:rPr><w:del w:id='1'/></w:rPr>", gone),
        item(2, 0, "", &words),
        item(2, 0, "<w:rPr><w:vanish/></w:rPr>", &looking("<w:vanish/>", "тайно")),
        item(2, 0, "", &words),
    ];
    let file = read(&docx(&body.concat(), &[("word/numbering.xml", "numbering", &numbering)]));
    assert_eq!(marks(&file), ["I.", "1.", "2.", "II.", "3.", "2.3.1", "1)", "2)", "3)"]);
}

#[test]
fn a_raised_figure_is_no_figure_of_the_line() {
    let styles = format!(
        "<w:styles xmlns:w='{SPACE}'><w:style w:styleId='r'><w:name w:val='Выше'/>\
         <w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style></w:styles>"
    );
    let body = [
        paragraph("", &format!("{}{}", run("статья 19"), looking("<w:vertAlign w:val='superscript'/>", "1"))),
        paragraph("", &format!("{}{}", run("12 м"), looking("<w:rStyle w:val='r'/>", "2"))),
        paragraph("", &format!("{}{}", run("5"), looking("<w:vertAlign w:val='baseline'/>", "0 дней"))),
    ];
    let file = read(&docx(&body.concat(), &[("word/styles.xml", "styles", &styles)]));
    assert_eq!(texts(&file), ["статья 19¹", "12 м²", "50 дней"]);
}
