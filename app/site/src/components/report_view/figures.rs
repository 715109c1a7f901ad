//! The figures of a closing report: how many took part, on what, and what was decided.

use domain::discussion::Outcome;
use domain::report::ClosingReport;
use leptos::prelude::*;
use services::reading::ReportPage;

use crate::components::now::Now;
use crate::w;
use crate::words::{author_kind, number, standard};

/// Comments by outcome, and how many came too late (R15-4).
pub(super) fn figures(now: Now, page: &ReportPage) -> AnyView {
    let language = now.language;
    let (report, lists) = (&page.report, page.figures);
    let of = |outcome: Outcome| report.participation.by_outcome.get(&outcome).copied().unwrap_or(0);
    let (yes, part, no) = (of(Outcome::Accepted), of(Outcome::PartlyAccepted), of(Outcome::NotAccepted));
    let supports = lists.supports;
    let figure = |term: String, value: u32| {
        view! { <div><dt>{term}</dt><dd class="num">{number(language, u64::from(value))}</dd></div> }
    };
    let withdrawn =
        (lists.withdrawn > 0).then(|| figure(w!(language, author.withdrawn_term), lists.withdrawn));
    let entered = (lists.entered > 0).then(|| figure(w!(language, entering.counted), lists.entered));
    view! {
        <section>
            <dl class="figures">
                {figure(w!(language, report.in_time), report.participation.total)}
                {entered}
                {figure(w!(language, report.accepted), yes)}
                {figure(w!(language, report.partly), part)}
                {figure(w!(language, report.rejected), no)}
                {withdrawn}
                {figure(w!(language, report.late), report.late_attempts)}
                {(supports > 0).then(|| figure(w!(language, support.figure), supports))}
            </dl>
            {share(now, [yes, part, no])}
        </section>
    }
    .into_any()
}

/// The outcomes as one bar; the words of it stand for those who do not see it.
fn share(now: Now, parts: [u32; 3]) -> Option<AnyView> {
    let total = f64::from(parts.iter().sum::<u32>());
    if total <= 0.0 {
        return None;
    }
    let mut from = 0.0;
    let bars = ["yes", "part", "no"]
        .into_iter()
        .zip(parts)
        .map(|(class, part)| {
            let width = f64::from(part) * 100.0 / total;
            let x = from;
            from += width;
            view! { <rect class=class x=format!("{x:.2}") y="0" width=format!("{width:.2}") height="6"></rect> }
        })
        .collect_view();
    let [yes, part, no] = parts.map(|part| part.to_string());
    let words = w!(now.language, report.outcomes, accepted = yes, partly = part, rejected = no);
    Some(
        view! {
            <svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
            <p class="unseen">{words}</p>
        }
        .into_any(),
    )
}

fn table(
    now: Now,
    id: &'static str,
    title: String,
    first: String,
    rows: Vec<(String, u32)>,
) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let language = now.language;
    let many = w!(language, report.many);
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let rows = rows
        .into_iter()
        .map(|(name, count)| {
            view! {
                <tr>
                    <th scope="row" data-label=first.clone()>{name}</th>
                    <td class="figure num" data-label=many.clone()>{number(language, u64::from(count))}</td>
                    <td class="drawn" aria-hidden="true">{bar(count, most)}</td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2 id=id>{title}</h2>
                <table class="cards" aria-labelledby=id>
                    <thead><tr><th scope="col">{first.clone()}</th><th scope="col" class="figure">{many.clone()}</th><td class="drawn" aria-hidden="true"></td></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

/// A number as a bar beside the longest one.
fn bar(count: u32, most: u32) -> AnyView {
    let width = f64::from(count) * 100.0 / f64::from(most);
    view! {
        <svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none">
            <rect class="bar" x="0" y="0" width=format!("{width:.2}") height="6"></rect>
        </svg>
    }
    .into_any()
}

/// Comments by kind of author, by section and by day.
pub(super) fn tables(now: Now, report: &ClosingReport) -> AnyView {
    let language = now.language;
    let figures = &report.participation;
    let by_author =
        figures.by_author.iter().map(|(kind, count)| (author_kind(language, *kind), *count)).collect();
    let by_section = figures
        .by_section
        .iter()
        .map(|line| {
            let name = line.section.map_or_else(
                || w!(language, report.whole),
                |key| format!("{} {}", key.number(), standard::section_name(language, key)),
            );
            (name, line.count)
        })
        .collect();
    let by_day = figures.by_day.iter().map(|line| (now.near(line.day), line.count)).collect();
    view! {
        {table(now, "by-author", w!(language, report.by_author), w!(language, report.kind), by_author)}
        {table(now, "by-section", w!(language, report.by_section), w!(language, report.element), by_section)}
        {table(now, "by-day", w!(language, report.by_day), w!(language, report.day), by_day)}
    }
    .into_any()
}
