//! A closing report as it is read (R15-8): published by the public, before that by those who prepare it.

mod figures;

use domain::report::{ClosingReport, Gap};
use domain::standard::Content;
use leptos::prelude::*;
use services::discussion::{Attachments, CommentView};
use services::reading::{Comparison, ReportPage};

use self::figures::{figures, tables};
use super::changed_comment::withdrawn_words;
use super::comment::{Ground, comment, comment_number};
use super::files::files;
use super::now::{Now, machine_time};
use super::pager::pager;
use super::redline_view::{Causes, RedlineLook, legend, redline};
use super::spoken::best_words;
use super::support::Supporting;
use crate::w;
use crate::words::standard;

/// The report as one document. Before its publication it has no hash, no date and no addresses of its own.
pub fn report_view(
    now: Now,
    page: &ReportPage,
    texts: &Comparison,
    attachments: &Attachments,
    is_published: bool,
) -> AnyView {
    let language = now.language;
    let report = &page.report;
    let (lang, body) = best_words(language, &report.body);
    let published = is_published.then(|| {
        let published =
            w!(language, report.published, date = now.date(now.zone.date_of(report.published_at)));
        view! { <p class="num"><time datetime=machine_time(report.published_at)>{published}</time></p> }
    });
    view! {
        <article class="sheet document">
            <header class="title-page">
                <p class="quiet" lang=lang>{body.to_owned()}</p>
                <h2>{w!(language, report.closing)}</h2>
                {published}
            </header>
            {figures(now, page)}
            {about(now, page, is_published)}
            {tables(now, report)}
            {comments(now, page, (&texts.from.1, &texts.to.1), attachments, is_published)}
            {changes(now, page, texts, is_published)}
            {gaps(now, report, texts)}
            {is_published.then(|| seals(now, page))}
        </article>
    }
    .into_any()
}

fn about(now: Now, page: &ReportPage, is_published: bool) -> AnyView {
    let language = now.language;
    let address = now.address();
    let report = &page.report;
    let (lang, service) = best_words(language, &report.service_name);
    let zone = now.zone_name(report.closed_at);
    let window = w!(
        language,
        report.from_to,
        from = now.date(report.placed_on),
        to = now.date(report.last_day),
        zone = zone
    );
    let due = report.due_on.map(
        |due| view! { <div><dt>{w!(language, report.due)}</dt><dd class="num">{now.date(due)}</dd></div> },
    );
    let late = report.late_reason.clone().map(|reason| {
        view! { <div><dt>{w!(language, report.late_reason)}</dt><dd>{reason}</dd></div> }
    });
    let ways = report
        .ways_of_informing
        .iter()
        .map(|way| view! { <li>{standard::way(language, way)}</li> })
        .collect_view();
    let (revised_lang, revised) = best_words(language, &report.revised_draft);
    let to_revised = is_published.then(|| {
        let to = address.draft(&format!("{}?revision={}", report.draft_number, page.to_revision));
        view! { " "<a class="screen-only" href=to>{w!(language, report.read_revised)}</a> }
    });
    let is_address = revised.starts_with("http://") || revised.starts_with("https://");
    let revised = if is_address && is_published {
        view! { <a href=revised.to_owned()>{revised.to_owned()}</a> }.into_any()
    } else {
        view! { <span lang=revised_lang>{revised.to_owned()}</span>{to_revised} }.into_any()
    };
    view! {
        <section>
            <h2>{w!(language, report.about)}</h2>
            <dl class="facts-list">
                <div><dt>{w!(language, report.service)}</dt><dd lang=lang><a href=address.service(&report.service_code)>{service.to_owned()}</a>" "<span class="quiet num">{report.service_code.clone()}</span></dd></div>
                <div><dt>{w!(language, report.placed)}</dt><dd class="num">{now.date(report.placed_on)}</dd></div>
                {due}
                {late}
                <div><dt>{w!(language, report.window)}</dt><dd class="num">{window}</dd></div>
                <div><dt>{w!(language, report.ways)}</dt><dd><ul>{ways}</ul></dd></div>
                <div><dt>{w!(language, report.revised)}</dt><dd>{revised}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn comments(
    now: Now,
    page: &ReportPage,
    (placed, revised): (&Content, &Content),
    attachments: &Attachments,
    is_published: bool,
) -> AnyView {
    let language = now.language;
    let address = now.address().draft(&page.summary.number);
    let (_, body) = page.report.body.best(language);
    let ground = Ground {
        placed,
        draft: &address,
        body,
        revised: Some(revised),
        awaits: false,
        hides: false,
        reports: false,
        desk: "",
        attachments,
        supporting: Supporting::Over,
    };
    let list = page
        .report
        .comments
        .iter()
        .map(|frozen| {
            let shared = page.shared.get(&frozen.number).copied().unwrap_or_default();
            comment(now, &CommentView::of_report(frozen, page.report.published_at, shared), ground)
        })
        .collect_view();
    let none = without(now, page, is_published).map(|says| view! { <p>{says}</p> });
    let number = &page.summary.number;
    let own = if is_published {
        now.address().draft_part(number, "report")
    } else {
        now.address().desk(&format!("drafts/{number}/report"))
    };
    let pages = page
        .page
        .map(|here| pager(now, here, page.figures.pages(), |to| format!("{own}?page={to}#comments")));
    view! {
        <section id="comments">
            <h2>{w!(language, report.comments)}</h2>
            {none}
            <div class="comments">{list}</div>
            {withdrawn(now, &page.report)}
            {pages}
        </section>
    }
    .into_any()
}

/// What is said where comments are missing: none was received, none yet, or they await decisions before the report is whole.
fn without(now: Now, page: &ReportPage, is_published: bool) -> Option<String> {
    let (language, report) = (now.language, &page.report);
    let there = u64::from(page.figures.comments);
    let waiting = page.summary.to_decide().saturating_sub(there);
    if !is_published && waiting > 0 {
        return Some(w!(language, marks.waiting, count = waiting));
    }
    if there > 0 {
        return None;
    }
    let is_over = is_published || now.at >= report.closed_at;
    Some(if is_over { w!(language, report.no_comments) } else { w!(language, draft.no_comments) })
}

/// The comments that their authors withdrew: number and fact.
fn withdrawn(now: Now, report: &ClosingReport) -> Option<AnyView> {
    if report.withdrawn.is_empty() {
        return None;
    }
    let items = report
        .withdrawn
        .iter()
        .map(|one| {
            let number = comment_number(now.language, one.number);
            let says = withdrawn_words(now.language, now.zone, one.withdrawn_at);
            view! { <li class="num">{number}". "{says}</li> }
        })
        .collect_view();
    Some(view! { <h3>{w!(now.language, author.withdrawn_term)}</h3><ul>{items}</ul> }.into_any())
}

fn changes(now: Now, page: &ReportPage, texts: &Comparison, is_published: bool) -> AnyView {
    let language = now.language;
    let address = now.address();
    let comments = address.draft_part(&page.summary.number, "comments");
    let causes = Causes { by_element: Some(&texts.causes), comments: &comments };
    let change = page.report.redline(language).filter(|change| change.counts().total() > 0);
    let inside = match change {
        Some(change) => {
            let whole = is_published.then(|| {
                let part = format!("compare/{}/{}", page.from_revision, page.to_revision);
                let to = address.draft_part(&page.summary.number, &part);
                view! { <p class="screen-only"><a href=to>{w!(language, report.whole_compare)}</a></p> }
            });
            view! {
                {legend(now)}
                {redline(now, &change, RedlineLook { side: false, all: false }, causes)}
                {whole}
            }
            .into_any()
        }
        None => view! { <p>{w!(language, report.no_changes)}</p> }.into_any(),
    };
    view! { <section><h2>{w!(language, report.changes)}</h2>{inside}</section> }.into_any()
}

fn gaps(now: Now, report: &ClosingReport, texts: &Comparison) -> Option<AnyView> {
    let language = now.language;
    if report.explained_gaps.is_empty() {
        return None;
    }
    let rows = report
        .explained_gaps
        .iter()
        .map(|state| {
            let what = match &state.gap {
                Gap::AcceptedWithoutChange { comment, .. } => {
                    w!(language, report.gap_comment, number = comment.to_string())
                }
                Gap::ChangeWithoutCause { section, element } => {
                    let place =
                        texts.to.1.clause_number(element).or_else(|| texts.from.1.clause_number(element));
                    if let Some(place) = place {
                        w!(language, report.gap_change, number = place)
                    } else {
                        let section = standard::section_name(language, *section);
                        w!(language, report.gap_element, section = section)
                    }
                }
            };
            let reason = state.reason.clone().map(|reason| {
                view! { <p class="small">{w!(language, report.reason, reason = reason)}</p> }
            });
            view! { <li><p>{what}</p>{reason}</li> }
        })
        .collect_view();
    Some(view! { <section><h2>{w!(language, report.gaps)}</h2><ul>{rows}</ul></section> }.into_any())
}

fn seals(now: Now, page: &ReportPage) -> AnyView {
    let language = now.language;
    let report = &page.report;
    let seal = |term: String, hash: &str| {
        view! { <div><dt>{term}</dt><dd class="hash mono small">{hash.to_owned()}</dd></div> }
    };
    let ledger = w!(language, report.ledger, number = report.ledger_sequence.to_string());
    let file = |ending: &str| format!("/api/v1/drafts/{}/report.{ending}", report.draft_number);
    let machine = vec![
        (file(&format!("csv?lang={}&bom=1", language.code())), w!(language, report.as_csv)),
        (file("json"), w!(language, report.machine)),
    ];
    view! {
        <section>
            <h2>{w!(language, report.seals)}</h2>
            <p class="small quiet">{w!(language, report.seals_says)}</p>
            <dl class="facts-list">
                {seal(w!(language, report.hash_report), &page.hash)}
                {seal(w!(language, report.hash_placed), &report.placed_hash)}
                {seal(w!(language, report.hash_revised), &report.revised_hash)}
                {seal(ledger, &report.ledger_hash)}
            </dl>
            {files(now, &report.draft_number, "report", &["pdf", "docx", "xlsx", "xml"], machine)}
        </section>
    }
    .into_any()
}
