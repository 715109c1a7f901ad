//! The page of the tokens.

use leptos::prelude::*;
use services::tokens::{BodyTokens, TokenInput, TokenScope};

use super::list::token_list;
use super::words::scope_words;
use crate::Visitor;
use crate::components::form::{Choices, ErrorSummary, Errors, SelectField, TextField};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;

/// What the page shows.
pub(super) struct TokensPage {
    /// The language and the instant.
    pub(super) now: Now,
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The bodies that the person heads, with their tokens.
    pub(super) tokens: BodyTokens,
    /// What was typed.
    pub(super) typed: TokenInput,
    /// What is wrong with it.
    pub(super) errors: Errors,
    /// The token that was made a moment ago.
    pub(super) fresh: Option<String>,
}

/// The page.
pub(super) fn view(shown: TokensPage) -> AnyView {
    let TokensPage { now, visitor, tokens, typed, errors, fresh } = shown;
    let language = now.language;
    let crumbs = Crumbs::below(w!(language, opinion.inbox), now.address().desk("coordination"));
    let inside = if tokens.bodies.is_empty() {
        view! {
            <div class="empty">
                <h2>{w!(language, token.none_headed)}</h2>
                <p>{w!(language, token.none_headed_says)}</p>
            </div>
        }
        .into_any()
    } else {
        let list = token_list(now, &tokens.tokens);
        view! {
            {form(&visitor, now, &tokens, typed, errors)}
            {list}
        }
        .into_any()
    };
    view! {
        <PageHead title=w!(language, token.title) lead=w!(language, token.lead) crumbs=crumbs/>
        <div class="page narrow">
            {fresh.map(|token| fresh_token(now, token))}
            {inside}
            <p class="small quiet">
                {w!(language, token.described)}" "
                <a href="/api/v1/openapi.json">{w!(language, token.to_description)}</a>
            </p>
        </div>
    }
    .into_any()
}

/// The token, this once.
fn fresh_token(now: Now, token: String) -> AnyView {
    let language = now.language;
    view! {
        <section class="notice good" role="status" aria-labelledby="fresh">
            <h2 id="fresh">{w!(language, token.fresh)}</h2>
            <p class="hash" id="token">{token}</p>
            <p>{w!(language, token.fresh_says)}</p>
        </section>
    }
    .into_any()
}

fn form(visitor: &Visitor, now: Now, tokens: &BodyTokens, typed: TokenInput, errors: Errors) -> AnyView {
    let language = now.language;
    let TokenInput { body, name, scopes, expires_on } = typed;
    let bodies: Vec<(String, String)> =
        tokens.bodies.iter().map(|body| (body.code.clone(), body.name.best(language).1.to_owned())).collect();
    let choices = TokenScope::ALL.map(|scope| (scope.code().to_owned(), scope_words(now, scope)));
    view! {
        <section class="sheet rows" aria-labelledby="make">
            <h2 id="make">{w!(language, token.make)}</h2>
            <p class="small quiet">{w!(language, token.make_says)}</p>
            <form class="form rows" method="post" action=now.address().desk("tokens")>
                <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
                <SelectField name="body" label=w!(language, token.body) value=body options=bodies errors=errors.clone()/>
                <TextField name="name" label=w!(language, token.name) value=name errors=errors.clone()
                    hint=w!(language, token.name_hint)/>
                <Choices name="scope" legend=w!(language, token.scopes) options=choices.to_vec() chosen=scopes
                    errors=errors.clone() several=true/>
                <TextField name="expires_on" label=w!(language, token.expires_on) value=expires_on errors=errors
                    hint=w!(language, token.expires_hint) optional=w!(language, form.optional) kind="date" class="short"/>
                <p class="actions"><button class="button" name="do" value="make">{w!(language, token.make_do)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
