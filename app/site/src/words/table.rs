//! The words of the table of comments that a report is saved as.

use domain::language::Language;
use domain::report::ClosingReport;

use crate::w;

/// The headings of the table, in the order of its columns.
pub fn comment_headings(language: Language) -> [String; 16] {
    [
        w!(language, table.number),
        w!(language, table.received),
        w!(language, table.kind),
        w!(language, table.author),
        w!(language, table.language),
        w!(language, table.clause),
        w!(language, table.element),
        w!(language, table.quote),
        w!(language, table.text),
        w!(language, table.suggestion),
        w!(language, support.column),
        w!(language, table.summary),
        w!(language, table.outcome),
        w!(language, table.substantiation),
        w!(language, entering.how),
        w!(language, reported.author_did),
    ]
}

/// The name of the sheet, and of the whole draft where a comment concerns no element.
pub fn comment_sheet(language: Language) -> (String, String) {
    (w!(language, report.many), w!(language, report.whole))
}

/// The title of the file.
pub fn report_title(language: Language, report: &ClosingReport) -> String {
    let (_, service) = report.service_name.best(language);
    w!(language, table.title, number = report.draft_number.clone(), service = service.to_owned())
}
