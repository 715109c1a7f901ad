//! The tokens that were made, each with what ends it.

use leptos::prelude::*;
use services::tokens::{TokenState, TokenView};

use super::words::scope_words;
use crate::components::now::Now;
use crate::w;
use crate::words::moment;

/// The list, or that there is none.
pub(super) fn token_list(now: Now, tokens: &[TokenView]) -> AnyView {
    let language = now.language;
    if tokens.is_empty() {
        return view! {
            <div class="empty"><h2>{w!(language, token.none)}</h2><p>{w!(language, token.none_says)}</p></div>
        }
        .into_any();
    }
    let rows = tokens.iter().map(|token| row(now, token)).collect_view();
    view! {
        <section class="sheet rows" aria-labelledby="tokens">
            <h2 id="tokens">{w!(language, token.all)}</h2>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(now: Now, token: &TokenView) -> AnyView {
    let language = now.language;
    let at = |at| moment(language, now.zone, at);
    let scopes: Vec<String> = token.scopes.iter().map(|scope| scope_words(now, *scope)).collect();
    let used = if let Some(used) = token.last_used_at {
        w!(language, token.used, moment = at(used))
    } else {
        w!(language, token.unused)
    };
    let until = if let Some(day) = token.expires_on {
        w!(language, token.until, date = now.date(day))
    } else {
        w!(language, token.endless)
    };
    let made = w!(language, token.made, moment = at(token.created_at), name = token.made_by.clone());
    let revoke = token.revoked_at.is_none().then(|| {
        let label = w!(language, token.revoke_this, name = token.name.clone());
        view! {
            <form method="post" action=now.address().desk("tokens")>
                <input type="hidden" name="token" value=token.id.to_string()/>
                <button class="button plain small" name="do" value="revoke" aria-label=label>{w!(language, token.revoke)}</button>
            </form>
        }
    });
    let (class, state) = state(now, token.state);
    view! {
        <li>
            <div>
                <h3>{token.name.clone()}</h3>
                <p class="small quiet">{token.body.name.best(language).1.to_owned()}</p>
                <p class="small">{scopes.join(" · ")}</p>
                <p class="small quiet num">{[until, made, used].join(" · ")}</p>
            </div>
            <div class="side"><span class=class>{state}</span>{revoke}</div>
        </li>
    }
    .into_any()
}

fn state(now: Now, state: TokenState) -> (&'static str, String) {
    let language = now.language;
    match state {
        TokenState::Valid => ("tag open", w!(language, token.state_valid)),
        TokenState::Expired => ("tag closed", w!(language, token.state_expired)),
        TokenState::Revoked => ("tag closed", w!(language, token.state_revoked)),
        TokenState::Orphaned => ("tag closed", w!(language, token.state_orphaned)),
    }
}
