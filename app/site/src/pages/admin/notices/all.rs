//! Which notices there are, and which of them an administrator has written anew.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::notice::NoticeName;
use leptos::prelude::*;
use services::notices::{Notice, notice};

use crate::components::notice::notice_title;
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the list.
///
/// # Errors
/// The faults of the services.
pub async fn list(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::EditNotices, &Resource::Site)?;
    let now = Now::of(&site, &visitor);
    let language = now.language;
    let mut notices = Vec::new();
    for name in NoticeName::ALL {
        notices.push(notice(&site.services, name).await?);
    }
    Ok(page(&site, &visitor, Head::plain(w!(language, notices.title)), move || {
        let rows = notices.iter().map(|notice| row(now, notice)).collect_view();
        view! {
            <PageHead title=w!(language, notices.title) lead=w!(language, notices.lead)/>
            <div class="page">
                <table class="cards">
                    <caption class="unseen">{w!(language, notices.title)}</caption>
                    <thead><tr>
                        <th scope="col">{w!(language, notices.page)}</th>
                        <th scope="col">{w!(language, notices.state)}</th>
                        <th scope="col">{w!(language, notices.when)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
    .await)
}

fn row(now: Now, notice: &Notice) -> AnyView {
    let language = now.language;
    let to = now.address().desk(&format!("notices/{}", notice.name.code()));
    let has_no_operator = notice.name == NoticeName::Contact && notice.operator.is_blank();
    let text =
        if notice.is_shipped { w!(language, notices.state_shipped) } else { w!(language, notices.state_own) };
    let lacks = has_no_operator.then(|| {
        view! { " "<span class="tag doubt">{w!(language, notices.state_no_operator)}</span> }
    });
    let changed = notice.at.map_or_else(|| "—".to_owned(), |at| now.date(now.zone.date_of(at)));
    view! {
        <tr>
            <th scope="row" data-label=w!(language, notices.page)><a href=to>{notice_title(language, notice.name)}</a></th>
            <td data-label=w!(language, notices.state)>{text}{lacks}</td>
            <td class="num" data-label=w!(language, notices.when)>{changed}</td>
        </tr>
    }
    .into_any()
}
