//! The documents that a page can be saved as.

use leptos::prelude::*;

use super::now::Now;
use crate::w;

/// The documents named `name` (`report`, `revision-1`, `redline-1-2`) of a draft in the formats of `endings`, and `more`
/// files that need no writing: address and words.
pub fn files(now: Now, number: &str, name: &str, endings: &[&str], more: Vec<(String, String)>) -> AnyView {
    files_below(now, &now.address().draft_part(number, "files"), name, endings, more)
}

/// The same below another address than that of a draft.
pub fn files_below(
    now: Now,
    folder: &str,
    name: &str,
    endings: &[&str],
    more: Vec<(String, String)>,
) -> AnyView {
    let language = now.language;
    let is_redline = name.starts_with("redline");
    let documents = endings.iter().map(|ending| {
        let words = match *ending {
            "pdf" => w!(language, paper.as_pdf),
            "docx" if is_redline => w!(language, paper.as_docx_tracked),
            "docx" => w!(language, paper.as_docx),
            "xlsx" => w!(language, report.as_xlsx),
            _ => w!(language, paper.as_xml),
        };
        (format!("{folder}/{name}.{ending}"), words)
    });
    // On paper nobody follows a link: what is long enough to be printed is offered with codes as well.
    let is_text = name.starts_with("revision") || name.starts_with("standard");
    let paper = (is_text && endings.contains(&"pdf"))
        .then(|| (format!("{folder}/{name}-qr.pdf"), w!(language, paper.as_pdf_codes)));
    let items = documents
        .chain(paper)
        .chain(more)
        .map(|(address, words)| view! { <li><a href=address rel="nofollow">{words}</a></li> })
        .collect_view();
    view! { <ul class="downloads screen-only" aria-label=w!(language, paper.files)>{items}</ul> }.into_any()
}
