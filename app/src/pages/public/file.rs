//! A document on its way to be saved: at once if it is written, else a page that says how far it is and goes on by itself.

use axum::Extension;
use axum::extract::{Path, State};
use http::{HeaderValue, header};
use leptos::prelude::*;

use crate::site::{
    Answer, Format, Head, PageError, Paper, SharedPapers, Site, Visitor, Wanted, page, see_other,
};
use crate::w;

/// How long the page stands before it asks again, in seconds.
const AGAIN: u32 = 2;

/// Leads to a document, by way of a page that waits for it.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such document; [`PageError::Internal`] if it could not be written.
pub async fn get(
    State(site): State<Site>,
    Extension(papers): Extension<SharedPapers>,
    visitor: Visitor,
    Path((_, number, file)): Path<(String, String, String)>,
) -> Answer {
    let (paper, format) = asked(&file).ok_or(PageError::NotFound)?;
    let wanted = Wanted { number, paper, format, language: visitor.language };
    if papers.is_ready(&visitor.request(), &wanted).await? {
        return Ok(see_other(&wanted.address(), None));
    }
    let language = visitor.language;
    let back = visitor.address().draft_part(&wanted.number, "report");
    let name = wanted.file_name();
    let head = Head::plain(w!(language, paper.preparing));
    let whole = move || {
        view! {
            <div class="page narrow">
                <section class="sheet rows" aria-live="polite">
                    <h1>{w!(language, paper.preparing)}</h1>
                    <p class="mono small">{name}</p>
                    <progress aria-label=w!(language, paper.preparing)></progress>
                    <p>{w!(language, paper.preparing_says)}</p>
                    <p class="actions"><a class="button plain" href=back>{w!(language, paper.back)}</a></p>
                </section>
            </div>
        }
        .into_any()
    };
    let mut answer = page(&site, &visitor, head, whole).await;
    answer.headers_mut().insert(header::REFRESH, HeaderValue::from(AGAIN));
    Ok(answer)
}

/// What a name asks for: `report.pdf`, `revision-1.docx`, `redline-1-2.docx`.
fn asked(file: &str) -> Option<(Paper, Format)> {
    let (name, ending) = file.rsplit_once('.')?;
    let format = Format::from_ending(ending)?;
    let paper = match name.split('-').collect::<Vec<_>>().as_slice() {
        ["report"] => Paper::Report,
        ["revision", number] => Paper::Text(number.parse().ok()?),
        ["redline", from, to] => Paper::Redline { from: from.parse().ok()?, to: to.parse().ok()? },
        _ => return None,
    };
    // The workbook is of the comments, and only texts and reports have a structure of the law to be written as XML.
    let written = match format {
        Format::Pdf | Format::Docx => true,
        Format::Xml => !matches!(paper, Paper::Redline { .. }),
        Format::Xlsx => paper == Paper::Report,
    };
    written.then_some((paper, format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_asks_for_one_document() {
        assert_eq!(asked("report.pdf"), Some((Paper::Report, Format::Pdf)));
        assert_eq!(asked("revision-2.xml"), Some((Paper::Text(2), Format::Xml)));
        assert_eq!(asked("redline-1-2.docx"), Some((Paper::Redline { from: 1, to: 2 }, Format::Docx)));
        for nothing in
            ["report", "report.exe", "revision.pdf", "redline-1.pdf", "redline-1-2.xml", "revision-1.xlsx"]
        {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
    }
}
