//! Where the account is in use, with what ends it.

use domain::time::LegalZone;
use leptos::prelude::*;
use services::people::OwnSession;

use crate::Visitor;
use crate::w;
use crate::words::{browser_name, moment};

/// The open sessions; the one that asks is named and not ended here.
#[component]
pub(super) fn Sessions(
    /// Who asks.
    visitor: Visitor,
    /// The zone in which moments are told.
    zone: LegalZone,
    /// The sessions.
    sessions: Vec<OwnSession>,
    /// The session that asks.
    present: i64,
) -> impl IntoView {
    let language = visitor.language;
    let others = sessions.iter().any(|session| session.id != present);
    let rows = sessions.into_iter().map(|session| row(&visitor, zone, session, present)).collect_view();
    let end_others = others.then(|| {
        view! {
            <form method="post">
                <p class="actions">
                    <button class="button plain" name="do" value="end_others">{w!(language, own.end_others)}</button>
                </p>
            </form>
        }
    });
    view! {
        <section class="sheet rows slim" aria-labelledby="sessions">
            <h2 id="sessions">{w!(language, own.sessions)}</h2>
            <p class="small quiet">{w!(language, own.sessions_says)}</p>
            <ul class="list narrow">{rows}</ul>
            {end_others}
        </section>
    }
}

fn row(visitor: &Visitor, zone: LegalZone, session: OwnSession, present: i64) -> impl IntoView + use<> {
    let language = visitor.language;
    let name = browser_name(&session.user_agent).unwrap_or_else(|| w!(language, own.unknown_browser));
    let network = (!session.network.is_empty()).then(
        || view! { <p class="small quiet num">{w!(language, own.network, network = session.network)}</p> },
    );
    let side = if session.id == present {
        view! { <span class="tag open">{w!(language, own.this_session)}</span> }.into_any()
    } else {
        let label = w!(language, own.end_this, name = name.clone());
        view! {
            <form method="post">
                <input type="hidden" name="session" value=session.id.to_string()/>
                <button class="button plain small" name="do" value="end" aria-label=label>{w!(language, own.end)}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <li>
            <div>
                <h3>{name}</h3>
                {network}
                <p class="small quiet num">{w!(language, own.since, moment = moment(language, zone, session.since))}</p>
                <p class="small quiet num">{w!(language, own.seen, moment = moment(language, zone, session.last_seen))}</p>
            </div>
            <div class="side">{side}</div>
        </li>
    }
}
