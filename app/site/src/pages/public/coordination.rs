//! The coordination of a draft (Art. 15(4)): rounds that have ended with positions, remarks and answers; that one runs, and who
//! is asked in it.

mod remark;
mod round;
mod said;

use axum::extract::State;
use leptos::prelude::*;
use services::reading::{self, AskedInPublic, CoordinationPage, OpenRound};

use self::round::round;
use self::said::grounds;
use crate::components::draft_document::of_draft_page;
use crate::components::draft_head::{DraftTab, draft_head, title};
use crate::components::now::Now;
use crate::components::spoken::best_words;
use crate::w;
use crate::words::standard::by_article;
use crate::{Answer, DraftPath, Head, Site, Visitor, page};

/// Shows the coordination of a placed draft.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such placed draft.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let found = reading::coordination(&site.services, &visitor.request(), &number).await?;
    let now = Now::of(&site, &visitor);
    let name = format!("{} · {}", w!(now.language, draft.see_coordination), title(now, &found.summary).1);
    let head = of_draft_page(now, Head::plain(name), &found.summary);
    Ok(page(&site, &visitor, head, move || whole(now, &found)).await)
}

fn whole(now: Now, found: &CoordinationPage) -> AnyView {
    let nothing = (found.rounds.is_empty() && found.open.is_none()).then(|| not_sent(now));
    let open = found.open.as_ref().map(|open| open_round(now, open, found.summary.withdrawn.is_some()));
    let rounds = found.rounds.iter().map(|ended| round(now, found, ended)).collect_view();
    view! {
        {draft_head(now, &found.summary, DraftTab::Coordination, None)}
        <div class="page narrow">
            {nothing}
            {open}
            {rounds}
        </div>
    }
    .into_any()
}

fn not_sent(now: Now) -> AnyView {
    let language = now.language;
    let says = w!(language, rounds_public.not_sent_says, article = by_article(language, "Art. 15(4)"));
    view! { <div class="empty"><h2>{w!(language, rounds_public.not_sent)}</h2><p>{says}</p></div> }.into_any()
}

/// A round that has not ended: since when, who is asked, until when. Nothing tells who has answered.
fn open_round(now: Now, open: &OpenRound, is_withdrawn: bool) -> AnyView {
    let language = now.language;
    let (round, date) = (open.number.to_string(), now.date(now.zone.date_of(open.opened_at)));
    let (title, says) = if is_withdrawn {
        let title = w!(language, rounds_public.broken_off, round = round);
        (title, w!(language, rounds_public.broken_off_says, date = date))
    } else {
        let title = w!(language, rounds_public.runs, round = round);
        (title, w!(language, rounds_public.runs_says, date = date))
    };
    let columns = [
        w!(language, rounds_public.column_body),
        w!(language, rounds_public.column_why),
        w!(language, rounds_public.column_due),
    ];
    let heading = columns.clone().map(|column| view! { <th scope="col">{column}</th> }).collect_view();
    let rows = open.bodies.iter().map(|asked| row(now, asked, &columns)).collect_view();
    view! {
        <section class="sheet rows" aria-labelledby="round-open">
            <header class="sheet-head"><h2 id="round-open">{title}</h2></header>
            <p class="num">{says}</p>
            <table class="cards">
                <caption class="unseen">{w!(language, rounds_public.asked)}</caption>
                <thead><tr>{heading}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="small quiet">{w!(language, rounds_public.due_setting)}</p>
        </section>
    }
    .into_any()
}

fn row(now: Now, asked: &AskedInPublic, columns: &[String; 3]) -> AnyView {
    let language = now.language;
    let (lang, name) = best_words(language, &asked.body.name);
    let [body, why, due] = columns.clone();
    let until = match (&asked.struck, asked.holds_from) {
        (Some((at, reason)), _) => {
            let date = now.date(now.zone.date_of(*at));
            w!(language, rounds_public.struck, date = date, reason = reason.clone())
        }
        (None, Some(earlier)) => w!(language, rounds_public.holds, round = earlier.to_string()),
        (None, None) => now.date(asked.due_on),
    };
    let waits = asked.struck.is_none() && asked.holds_from.is_none();
    let norm = asked.due_norm.clone().filter(|_| waits);
    let norm = norm.map(|norm| view! { <br/><span class="small quiet">{norm}</span> });
    view! {
        <tr>
            <th scope="row" data-label=body lang=lang>{name.to_owned()}</th>
            <td data-label=why>{grounds(language, &asked.grounds)}</td>
            <td data-label=due><span class="num">{until}</span>{norm}</td>
        </tr>
    }
    .into_any()
}
