//! From a file of Word to the twelve sections.

use documents::{ReadLimits, read_docx};
use domain::language::Language;
use domain::standard::ElementId;
use domain::standard::import::{SourceParagraph, recognise};

use crate::package::{docx, paragraph};

/// A standard as its recogniser is tested with; `#` makes a line bold.
const STANDARD: &str = include_str!("../../../../app/domain/src/standard/import/data/ru.txt");

fn ids() -> impl FnMut() -> ElementId {
    let mut drawn = 0;
    move || {
        drawn += 1;
        ElementId::from_random(drawn)
    }
}

#[test]
fn r14_1_a_standard_in_a_file_is_recognised_like_its_words() {
    let lines =
        || STANDARD.lines().map(|line| line.strip_prefix("# ").map_or((line, false), |line| (line, true)));
    let written = |(text, bold): (&str, bool)| {
        let look = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
        paragraph("", &format!("<w:r>{look}<w:t>{text}</w:t></w:r>"))
    };
    let file = docx(&lines().map(written).collect::<String>(), &[]);
    let read = read_docx(&file, &ReadLimits::default()).unwrap();
    let given: Vec<_> =
        lines().map(|(text, bold)| SourceParagraph { bold, ..SourceParagraph::plain(text) }).collect();
    assert_eq!(read, given);
    let found = recognise(&read, Language::Ru, ids());
    assert!(found.unplaced.len() < 12, "{:?}", found.unplaced);
}
