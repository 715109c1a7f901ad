//! "I did not write this": the owner of an address reads what happens and says so by a press. Opening the address changes
//! nothing, because mail programs open links before people do.

use axum::extract::{Path, State};
use leptos::prelude::*;
use services::discussion::{NotMinePage, not_mine, not_mine_page};

use crate::components::comment::comment_number;
use crate::components::now::Now;
use crate::components::spoken::best_words;
use crate::w;
use crate::words::moment;
use crate::{Answer, Flash, Head, PageError, Site, Visitor, page, see_other};

/// The language, the number of the draft, the number of the comment, the secret.
type Address = Path<(String, String, String, String)>;

/// Shows what happens.
///
/// # Errors
/// [`PageError::NotFound`] unless the secret is that of the comment.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, comment, key)): Address,
) -> Answer {
    let comment = comment.parse().map_err(|_| PageError::NotFound)?;
    let matter = not_mine_page(&site.services, &number, comment, &key).await?;
    let title = w!(visitor.language, author.not_mine_title);
    let now = Now::of(&site, &visitor);
    Ok(page(&site, &visitor, Head::plain(title.clone()), move || whole(now, title, &matter, &key)).await)
}

/// Takes the name and the address out of the comment.
///
/// # Errors
/// As [`get`].
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, comment, key)): Address,
) -> Answer {
    let comment = comment.parse().map_err(|_| PageError::NotFound)?;
    not_mine(&site.services, &visitor.request(), &number, comment, &key).await?;
    Ok(see_other(&visitor.here(), Some(Flash::Saved)))
}

fn whole(now: Now, title: String, matter: &NotMinePage, key: &str) -> AnyView {
    let language = now.language;
    let (lang, service) = best_words(language, &matter.title);
    let number = comment_number(language, matter.comment);
    let received = moment(language, now.zone, matter.received_at);
    let about = w!(language, author.not_mine_about, number = number, draft = matter.draft_number.clone());
    let action = now
        .address()
        .draft_part(&matter.draft_number, &format!("comments/{}/not-mine/{key}", matter.comment));
    let inside = if let Some(at) = matter.disowned_at {
        let says = w!(language, author.not_mine_done, moment = moment(language, now.zone, at));
        view! { <p class="notice info num">{says}</p> }.into_any()
    } else {
        view! {
            <p>{w!(language, author.not_mine_lead)}</p>
            <ul>
                <li>{w!(language, author.not_mine_name)}</li>
                <li>{w!(language, author.not_mine_words)}</li>
                <li>{w!(language, author.not_mine_letters)}</li>
                <li>{w!(language, author.not_mine_final)}</li>
            </ul>
            <form method="post" action=action>
                <p class="actions"><button class="button danger">{w!(language, author.not_mine_go)}</button></p>
            </form>
        }
        .into_any()
    };
    view! {
        <div class="page narrow">
            <section class="sheet rows">
                <h1>{title}</h1>
                <p lang=lang>{service.to_owned()}</p>
                <p class="small quiet num">{about}" · "{received}</p>
                {inside}
            </section>
        </div>
    }
    .into_any()
}
