//! Whether a saved receipt is what this site signed.

use axum::Extension;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Response};
use domain::time::LegalZone;
use http::header;
use leptos::prelude::*;
use services::signing::{PublicKey, Verdict, check};

use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::w;
use crate::words::{is_late_refusal, moment};
use crate::{Answer, FormState, Head, PageError, Site, Stored, Upload, Visitor, form_page};

/// Shows the form.
///
/// # Errors
/// The faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, FormState::Fresh, String::new(), None, Errors::none()).await
}

/// Tells what a receipt is.
///
/// # Errors
/// [`PageError::BadRequest`] if the form is broken off; what is wrong with the file comes back with the form.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let upload = Upload::read(form.map_err(|_| PageError::BadRequest)?).await?;
    let mut errors = Errors::none();
    let Ok(text) = upload.text("text") else {
        errors.add("file", w!(visitor.language, receipt.check_not_text));
        let state = FormState::Invalid;
        return show(&site, &visitor, state, upload.fields.take("text"), None, errors).await;
    };
    if text.trim().is_empty() {
        errors.add("text", w!(visitor.language, receipt.check_missing));
        return show(&site, &visitor, FormState::Invalid, text, None, errors).await;
    }
    let verdict = check(&site.services, &text);
    show(&site, &visitor, FormState::Fresh, text, Some(verdict), errors).await
}

/// The present public key as a file.
///
/// # Errors
/// [`PageError::NotFound`] if there is none, which cannot be.
pub async fn key(State(site): State<Site>) -> Answer {
    let keys = &site.services.settings.signing;
    as_file("talqy-receipts.pem", keys.every().first())
}

/// A public key by its id, as signed texts name it: earlier ones stay valid for what they signed.
///
/// # Errors
/// [`PageError::NotFound`] if no key has this id.
pub async fn key_of(State(site): State<Site>, Path((_, id)): Path<(String, String)>) -> Answer {
    as_file(&format!("talqy-receipts-{id}.pem"), site.services.settings.signing.find(&id))
}

fn as_file(name: &str, key: Option<&PublicKey>) -> Answer {
    let key = key.ok_or(PageError::NotFound)?;
    let name = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, "application/x-pem-file".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((Extension(Stored), headers, key.pem()).into_response())
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    text: String,
    verdict: Option<Verdict>,
    errors: Errors,
) -> Answer {
    let language = visitor.language;
    let shown = visitor.clone();
    let (zone, keys) = (site.settings.zone, site.services.settings.signing.clone());
    let head = Head::plain(w!(language, receipt.check_title));
    let page: Response = form_page(site, visitor, head, state, move || {
        let address = shown.address();
        let file_error = errors.of("file");
        let bad = if file_error.is_some() { "field bad" } else { "field" };
        view! {
            <div class="page narrow">
                <section class="sheet rows">
                    <h1>{w!(language, receipt.check_title)}</h1>
                    <p class="quiet">{w!(language, receipt.check_lead)}</p>
                    {verdict.map(|verdict| told(&shown, verdict))}
                    <form class="form rows" method="post" enctype="multipart/form-data">
                        <ErrorSummary visitor=shown.clone() errors=errors.clone()/>
                        <div class=bad>
                            <label for="f-file">{w!(language, receipt.check_file)}</label>
                            {file_error.map(|error| view! { <span class="error" id="f-file-error">{error}</span> })}
                            <input id="f-file" name="file" type="file" accept=".txt,text/plain" aria-describedby="f-file-error"/>
                        </div>
                        <AreaField name="text" label=w!(language, receipt.check_text) text=text errors=errors rows=8/>
                        <p class="actions"><button class="button">{w!(language, receipt.check_go)}</button></p>
                    </form>
                    <details class="more">
                        <summary>{w!(language, receipt.key)}</summary>
                        <p class="small">{w!(language, receipt.key_says)}</p>
                        {keys.every().iter().map(|key| key_view(&shown, zone, key)).collect_view()}
                        <p class="small"><a href=address.to("/receipts/key.pem") download="talqy-receipts.pem">"talqy-receipts.pem"</a></p>
                    </details>
                </section>
            </div>
        }
    })
    .await;
    Ok(page)
}

/// One public key: its id, since when it signs, and until when it did.
fn key_view(visitor: &Visitor, zone: LegalZone, key: &PublicKey) -> impl IntoView + use<> {
    let language = visitor.language;
    let span = match key.retired_at {
        None => w!(language, receipt.key_since, date = moment(language, zone, key.made_at)),
        Some(retired_at) => w!(language, receipt.key_until, date = moment(language, zone, retired_at)),
    };
    let address = visitor.address().to(&format!("/receipts/keys/{}", key.id));
    view! {
        <p class="small">
            <a class="mono" href=address>{key.id.clone()}</a>" "<span class="quiet">{span}</span>
        </p>
        <pre class="mono small handed-text">{key.pem()}</pre>
    }
}

fn told(visitor: &Visitor, verdict: Verdict) -> AnyView {
    let language = visitor.language;
    let (class, title, says, text) = match verdict {
        Verdict::Genuine { text } if is_late_refusal(&text) => (
            "notice info",
            w!(language, commenting.refusal_genuine),
            w!(language, commenting.refusal_genuine_says),
            Some(text),
        ),
        Verdict::Genuine { text } => {
            ("notice good", w!(language, receipt.genuine), w!(language, receipt.genuine_says), Some(text))
        }
        Verdict::Altered => {
            ("notice bad", w!(language, receipt.altered), w!(language, receipt.altered_says), None)
        }
        Verdict::Unsigned => {
            ("notice warn", w!(language, receipt.unsigned), w!(language, receipt.unsigned_says), None)
        }
    };
    view! {
        <section class=class role="alert">
            <h2>{title}</h2>
            <p>{says}</p>
        </section>
        {text.map(|text| view! { <pre class="handed-text">{text}</pre> })}
    }
    .into_any()
}
