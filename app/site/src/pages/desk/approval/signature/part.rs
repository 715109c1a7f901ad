//! The signatures of an act, and the form that brings another one.

use domain::language::Language;
use leptos::prelude::*;
use services::standards::{SignatureOutcome, SignatureView, SignedPart};

use super::words;
use crate::components::form::{Errors, FileField};
use crate::components::now::Now;
use crate::w;
use crate::words::moment;

/// What a browser offers to choose from.
const DOCUMENTS: &str = ".pdf";
const SIGNATURES: &str = ".p7s,.p7m,.p7b,.cms,.sig,.pem,.der";

/// The signatures with the form for a head; `own` is the address of the page.
pub(in crate::pages::desk::approval) fn part(
    now: Now,
    signatures: &[SignatureView],
    own: &str,
    is_head: bool,
    errors: &Errors,
) -> AnyView {
    let language = now.language;
    let list = if signatures.is_empty() {
        view! { <p class="small quiet">{w!(language, signature.none)}</p> }.into_any()
    } else {
        let items = signatures.iter().map(|signature| one(now, signature, own)).collect_view();
        view! { <ul class="list narrow">{items}</ul> }.into_any()
    };
    let form = is_head.then(|| form(language, own.to_owned(), errors));
    view! {
        <section class="sheet rows" id="signatures" aria-labelledby="signatures-title">
            <h2 id="signatures-title">{w!(language, signature.title)}</h2>
            <p class="hint">{w!(language, signature.lead)}</p>
            {list}
            {form}
        </section>
    }
    .into_any()
}

fn one(now: Now, signature: &SignatureView, own: &str) -> AnyView {
    let language = now.language;
    let (class, outcome, explained) = match signature.outcome {
        SignatureOutcome::Verified => ("tag inforce", w!(language, signature.verified), None),
        SignatureOutcome::NoRoots => {
            ("tag closed", w!(language, signature.no_roots), Some(w!(language, signature.no_roots_says)))
        }
    };
    let explained = explained.or_else(|| signature.revocation.map(|known| words::revocation(now, known)));
    let at = |at| moment(language, now.zone, at);
    let signed_at = signature.signed_at.map_or_else(|| w!(language, signature.no_time), at);
    let mut rows = vec![
        (w!(language, signature.issuer), signature.issuer.clone()),
        (w!(language, signature.serial), signature.serial.clone()),
        (w!(language, signature.signed_at), signed_at),
        (w!(language, signature.verified_at), at(signature.verified_at)),
    ];
    if let Some(name) = &signature.kept_by {
        rows.push((w!(language, signature.kept_by), name.clone()));
    }
    let rows = rows.into_iter().map(|(term, says)| view! { <div><dt>{term}</dt><dd>{says}</dd></div> });
    let files = [
        (SignedPart::Document, w!(language, signature.document_of, name = signature.signed.clone())),
        (SignedPart::Signature, w!(language, signature.signature_of, name = signature.signature.clone())),
    ];
    let files = files.map(|(part, words)| {
        let to = format!("{own}/signatures/{}.{}", signature.id, part.ending());
        view! { <li><a href=to rel="nofollow">{words}</a></li> }
    });
    view! {
        <li>
            <div class="rows">
                <p><b>{signature.signer.clone()}</b>" "<span class=class>{outcome}</span></p>
                {explained.map(|words| view! { <p class="small">{words}</p> })}
                <dl class="facts-list">{rows.collect_view()}</dl>
                <ul class="downloads">{files.collect_view()}</ul>
            </div>
        </li>
    }
    .into_any()
}

fn form(language: Language, action: String, errors: &Errors) -> AnyView {
    let is_open = ["signed", "signature"].iter().any(|field| errors.of(field).is_some());
    view! {
        <details class="more" open=is_open>
            <summary>{w!(language, signature.attach)}</summary>
            <form class="form rows" method="post" action=action enctype="multipart/form-data">
                <FileField name="signed" label=w!(language, signature.signed) accept=DOCUMENTS errors=errors.clone()
                    hint=w!(language, signature.signed_hint)/>
                <FileField name="signature" label=w!(language, signature.signature) accept=SIGNATURES errors=errors.clone()
                    hint=w!(language, signature.signature_hint)/>
                <p class="actions"><button class="button small">{w!(language, signature.keep)}</button></p>
            </form>
        </details>
    }
    .into_any()
}
