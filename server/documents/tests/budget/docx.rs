//! DOCX that are made to cost much.

use std::fmt::Write;
use std::io::{Cursor, Write as _};

use documents::{Excess, ReadError, ReadLimits, read_docx};
use domain::language::Language;
use domain::standard::ElementId;
use domain::standard::import::{SourceParagraph, recognise};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::cost::cost;
use crate::package::{SPACE, docx, paragraph, run};

type Read = Result<Vec<SourceParagraph>, ReadError>;

/// A file, and whether it is read: what of it was too much, if it is not.
struct Case {
    name: &'static str,
    file: Vec<u8>,
    refused: Option<ReadError>,
}

fn case(name: &'static str, file: Vec<u8>) -> Case {
    Case { name, file, refused: None }
}

fn refused(name: &'static str, file: Vec<u8>, of: Excess) -> Case {
    Case { name, file, refused: Some(ReadError::TooMuch { of }) }
}

fn told(read: &Read) -> String {
    match read {
        Ok(paragraphs) => format!("{} paragraphs", paragraphs.len()),
        Err(error) => error.code().to_owned(),
    }
}

fn styles(inner: &str) -> String {
    format!("<w:styles xmlns:w='{SPACE}'>{inner}</w:styles>")
}

fn lists(inner: &str) -> String {
    format!("<w:numbering xmlns:w='{SPACE}'>{inner}</w:numbering>")
}

fn with_styles(body: &str, inner: &str) -> Vec<u8> {
    docx(body, &[("word/styles.xml", "styles", &styles(inner))])
}

fn with_lists(body: &str, inner: &str) -> Vec<u8> {
    docx(body, &[("word/numbering.xml", "numbering", &lists(inner))])
}

/// Something written so many times with its number, `#` standing for it.
fn times(count: usize, pattern: &str) -> String {
    let mut text = String::with_capacity(count * (pattern.len() + 4));
    let (before, after) = pattern.split_once('#').unwrap_or((pattern, ""));
    for place in 0..count {
        let place = if after.is_empty() { String::new() } else { place.to_string() };
        write!(text, "{before}{place}{after}").unwrap();
    }
    text
}

/// A style whose name has so many letters, and 20,000 paragraphs of it.
fn named(letters: usize) -> Vec<u8> {
    let style = format!("<w:style w:styleId='a'><w:name w:val='{}'/></w:style>", "n".repeat(letters));
    with_styles(
        &"<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>".repeat(19_999),
        &style,
    )
}

/// A package that names its notes again and again.
fn notes_again(count: usize) -> Vec<u8> {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut kinds = format!(
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
         <Override PartName='/word/document.xml' ContentType='{kind}.document.main+xml'/>"
    );
    for _ in 0..count {
        write!(kinds, "<Override PartName='/word/notes.xml' ContentType='{kind}.footnotes+xml'/>").unwrap();
    }
    kinds.push_str("</Types>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let body = crate::package::text(&paragraph("", &run("a")));
    for (path, text) in
        [("[Content_Types].xml", kinds.as_str()), ("word/document.xml", &body), ("word/notes.xml", "<a/>")]
    {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn cases() -> Vec<Case> {
    let plain = paragraph("", &run("a"));
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
    let pattern = format!(
        "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='{}'/></w:lvl>\
         </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>",
        "%1".repeat(20_000)
    );
    let chain = times(9_000, "<w:style w:styleId='s#'><w:basedOn w:val='s1'/></w:style>");
    // Every paragraph goes on with the words of the one before.
    let joined =
        format!("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{}</w:p>", run(&"слово ".repeat(60)));
    let styled_runs = format!(
        "<w:p><w:pPr><w:pStyle w:val='{}'/></w:pPr>{}</w:p>",
        "s".repeat(200_000),
        "<w:r><w:t>a</w:t></w:r>".repeat(20_000)
    );
    vec![
        case("a style name of 200 letters, 20,000 paragraphs", named(200)),
        case("a style name of 50,000 letters, the same", named(50_000)),
        refused(
            "100,000 styles",
            with_styles(&plain, &times(100_000, "<w:style w:styleId='#'/>")),
            Excess::Styles,
        ),
        refused(
            "styles with long identities",
            with_styles(&plain, &times(9_000, &format!("<w:style w:styleId='#{}'/>", "s".repeat(3_000)))),
            Excess::Styles,
        ),
        case(
            "9,000 styles in a chain",
            with_styles(&paragraph("<w:pStyle w:val='s8999'/>", &run("a")), &chain),
        ),
        refused(
            "100,000 patterns of lists",
            with_lists(&plain, &times(100_000, "<w:abstractNum w:abstractNumId='#'/>")),
            Excess::Lists,
        ),
        refused("100,000 lists", with_lists(&plain, &times(100_000, "<w:num w:numId='#'/>")), Excess::Lists),
        case(
            "a list of 100,000 levels",
            with_lists(
                &plain,
                &format!("<w:num w:numId='1'>{}</w:num>", times(100_000, "<w:lvl w:ilvl='#'/>")),
            ),
        ),
        case("a mark of 20,000 numbers, 20,000 paragraphs", with_lists(&item.repeat(19_999), &pattern)),
        case("5,000 paragraphs with deleted marks", docx(&joined.repeat(5_000), &[])),
        case("a style identity of 200,000 letters, 20,000 runs", docx(&styled_runs, &[])),
        refused("100,000 paragraphs", docx(&"<w:p/>".repeat(100_000), &[]), Excess::Paragraphs),
        refused("100,000 elements in each other", docx(&"<w:tbl>".repeat(100_000), &[]), Excess::Depth),
        refused(
            "an attribute of 30 MB",
            docx(&format!("<w:p w:a='{}'/>", "a".repeat(30 << 20)), &[]),
            Excess::Piece,
        ),
        refused("a text of 30 MB", docx(&paragraph("", &run(&"a".repeat(30 << 20))), &[]), Excess::Piece),
        refused(
            "texts of 40 MB together",
            docx(&paragraph("", &run(&"a".repeat(4_000))).repeat(10_000), &[]),
            Excess::Words,
        ),
        case(
            "100,000 attributes in one element",
            docx(&format!("<w:p {}/>{plain}", times(100_000, "a#='' ")), &[]),
        ),
        case(
            "100,000 rows of an empty table",
            docx(&format!("<w:tbl>{}</w:tbl>{plain}", "<w:tr/>".repeat(100_000)), &[]),
        ),
        case("notes that are named 20,000 times", notes_again(20_000)),
    ]
}

/// The costs that are more than the budget.
pub(crate) fn costs() -> Vec<String> {
    // Whether a part grows too much is another question, with tests of its own.
    let limits = ReadLimits { ratio: u64::MAX, ..ReadLimits::default() };
    let mut over = Vec::new();
    for Case { name, file, refused } in cases() {
        let line = cost(name, file.len(), || read_docx(&file, &limits), told);
        over.extend(line);
        let read = read_docx(&file, &limits);
        if read.as_ref().err() != refused.as_ref() {
            over.push(format!("{name}: {}, expected {refused:?}", told(&read)));
        }
    }
    for (name, paragraphs) in recognised() {
        let size = paragraphs.iter().map(|paragraph| paragraph.text.len()).sum();
        let mut id = 0;
        let mut next = || {
            id += 1;
            ElementId::from_random(id)
        };
        let line = cost(
            name,
            size,
            || recognise(&paragraphs, Language::Ru, &mut next),
            |found| format!("{} placed", found.placed.len()),
        );
        over.extend(line);
    }
    over
}

/// Paragraphs that are made to be searched long.
fn recognised() -> Vec<(&'static str, Vec<SourceParagraph>)> {
    use domain::standard::import::SourcePlace;
    let row = |text: String| SourceParagraph {
        place: SourcePlace::Table { table: 1, row: 1, cell: 1 },
        ..SourceParagraph::plain(text)
    };
    let heading = SourceParagraph {
        bold: true, ..SourceParagraph::plain("Глава 1. Общие положения")
    };
    let names = (0..19_000).map(|place| {
        SourceParagraph::plain(format!("Наименование государственной услуги: «Выдача {place}»."))
    });
    let long = |words: &str| {
        let words: String = words.chars().cycle().take(20_000).collect();
        std::iter::once(heading.clone())
            .chain((0..40).map(|_| SourceParagraph::plain(words.clone())))
            .collect::<Vec<_>>()
    };
    vec![
        ("a row of 19,000 numbers", (0..19_000).map(|place| row(place.to_string())).collect()),
        ("19,000 names of the service", std::iter::once(heading.clone()).chain(names).collect()),
        ("words without a space", long("а")),
        ("nothing but marks", long("1) 2. - • ")),
        ("nothing but quotation marks", long("««»")),
        ("nothing but numbers of articles", long("статьи 5 пункта 3 Закона ")),
        ("nothing but hours", long("с 9.00 до 18.00 часов, понедельник – ")),
        ("nothing but terms", long("3 (три) рабочих дня: ")),
    ]
}
