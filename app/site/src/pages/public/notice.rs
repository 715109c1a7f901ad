//! The notices of the operator: privacy, accessibility, help, contact.

use axum::extract::State;
use domain::notice::NoticeName;
use leptos::prelude::*;
use services::notices::notice;

use crate::components::notice::{notice_text, notice_title, operator_facts};
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the notice on personal data.
///
/// # Errors
/// The faults of the services.
pub async fn privacy(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, NoticeName::Privacy).await
}

/// Shows the accessibility statement.
///
/// # Errors
/// The faults of the services.
pub async fn accessibility(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, NoticeName::Accessibility).await
}

/// Shows the help.
///
/// # Errors
/// The faults of the services.
pub async fn help(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, NoticeName::Help).await
}

/// Shows who operates the site.
///
/// # Errors
/// The faults of the services.
pub async fn contact(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, NoticeName::Contact).await
}

async fn show(site: &Site, visitor: &Visitor, name: NoticeName) -> Answer {
    let now = Now::of(site, visitor);
    let language = now.language;
    let shown = notice(&site.services, name).await?;
    let title = notice_title(language, name);
    Ok(page(site, visitor, Head::plain(title.clone()), move || {
        let changed = shown.at.map(|at| {
            let date = now.date(now.zone.date_of(at));
            view! { <p class="small quiet num">{w!(language, notices.changed, date = date)}</p> }
        });
        let operator = (name == NoticeName::Contact).then(|| operator_facts(language, &shown.operator));
        let text = notice_text(language, &shown.text);
        view! {
            <PageHead title=title>{changed}</PageHead>
            <div class="page narrow">
                <div class="sheet rows">{operator}{text}</div>
            </div>
        }
    })
    .await)
}
