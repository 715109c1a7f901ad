//! The papers of a draft as the public finds them: the newest edition of each as files, the earlier ones with their days.

use domain::paper::PaperKind;
use leptos::prelude::*;
use services::papers::PaperStamp;

use super::paper_name;
use crate::components::files::files;
use crate::components::now::{Now, machine_time};
use crate::w;

/// The papers of the draft `number`; nothing where none is public.
pub fn public_papers(now: Now, number: &str, stamps: &[PaperStamp]) -> Option<AnyView> {
    let language = now.language;
    let papers: Vec<AnyView> =
        PaperKind::ALL.into_iter().filter_map(|kind| of(now, number, stamps, kind)).collect();
    if papers.is_empty() {
        return None;
    }
    Some(
        view! {
            <section class="rows" aria-labelledby="papers">
                <h2 id="papers">{w!(language, papers.title)}</h2>
                {papers}
            </section>
        }
        .into_any(),
    )
}

fn of(now: Now, number: &str, stamps: &[PaperStamp], kind: PaperKind) -> Option<AnyView> {
    let language = now.language;
    let mut own: Vec<&PaperStamp> = stamps.iter().filter(|stamp| stamp.kind == kind).collect();
    let newest = own.pop()?;
    let former = own.iter().rev().map(|stamp| {
        view! { <li>{day(now, stamp)}{saved(now, number, stamp)}</li> }
    });
    let former = former.collect_view();
    let earlier = (!own.is_empty()).then(|| {
        view! {
            <details class="small">
                <summary>{w!(language, papers.earlier)}</summary>
                <ul>{former}</ul>
            </details>
        }
    });
    Some(
        view! {
            <h3>{paper_name(language, kind)}</h3>
            <p class="small quiet num">{day(now, newest)}</p>
            {saved(now, number, newest)}
            {earlier}
        }
        .into_any(),
    )
}

/// Since when the public reads an edition.
fn day(now: Now, stamp: &PaperStamp) -> AnyView {
    let since = stamp.since.unwrap_or(stamp.saved_at);
    let on = now.date(now.zone.date_of(since));
    let says = w!(now.language, papers.edition_of, number = stamp.edition.to_string(), date = on);
    view! { <time datetime=machine_time(since)>{says}</time> }.into_any()
}

fn saved(now: Now, number: &str, stamp: &PaperStamp) -> AnyView {
    let name = format!("paper-{}-{}", stamp.kind.code(), stamp.edition);
    files(now, number, &name, &["pdf", "docx"], Vec::new())
}
