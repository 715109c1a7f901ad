//! R15-8: accepting every change of a redline gives the new revision, rejecting every one the old, for any redline.

use domain::document::Block;
use domain::redline::{PlainSection, Redline};
use proptest::prelude::*;

use crate::reader::{Side, clauses, paragraphs};
use crate::revisions::{Read, accepted, changes, document, redlines, rejected};

fn read(file: &[u8], side: Side) -> Read {
    clauses(paragraphs(file, side), "Heading2", "Clause")
}

fn check(redline: &Redline) {
    for whole in [true, false] {
        let changes = changes(redline, whole);
        let file = documents::docx(&document(vec![Block::Changes(changes.clone())])).unwrap();
        assert_eq!(read(&file, Side::Accepted), accepted(&changes), "{}", redline.to_plain_text());
        assert_eq!(read(&file, Side::Rejected), rejected(&changes), "{}", redline.to_plain_text());
    }
}

/// The clauses as the redline itself gives them, with the numbers of their places.
fn numbered(sections: Vec<PlainSection>) -> Read {
    let section = |(key, clauses): PlainSection| {
        let clauses = (1..).zip(clauses).map(|(place, text)| format!("{}.{place}\t{text}", key.number()));
        (key.number().to_owned(), clauses.collect::<Vec<_>>())
    };
    sections.into_iter().map(section).filter(|(_, clauses)| !clauses.is_empty()).collect()
}

proptest! {
    #[test]
    fn r15_8_tracked_changes_give_both_revisions(redline in redlines()) {
        let changes = changes(&redline, true);
        prop_assert_eq!(accepted(&changes), numbered(redline.accept()));
        prop_assert_eq!(rejected(&changes), numbered(redline.reject()));
        check(&redline);
    }
}

#[test]
fn any_text_of_a_clause_comes_back() {
    let text = "a\u{0}b\rc\u{b}d\u{2028}e\u{fffe}f]]>&amp;<w:del> \n\n  g\t";
    let long = "ұ".repeat(100_000);
    for old in [text, &long, ""] {
        check(&crate::revisions::between([&[(1, old)], &[]], [&[(1, "иное")], &[(2, text)]]));
    }
}
