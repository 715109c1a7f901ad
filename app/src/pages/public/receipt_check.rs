//! Whether a saved receipt is what this site signed.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use leptos::prelude::*;
use services::signing::{Verdict, check, public_key};

use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::site::{Answer, Head, PageError, Site, Upload, Visitor, page_with_status};
use crate::w;

/// Shows the form.
///
/// # Errors
/// The faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, StatusCode::OK, String::new(), None, Errors::none()).await
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
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show(&site, &visitor, status, upload.fields.take("text"), None, errors).await;
    };
    if text.trim().is_empty() {
        errors.add("text", w!(visitor.language, receipt.check_missing));
        return show(&site, &visitor, StatusCode::UNPROCESSABLE_ENTITY, text, None, errors).await;
    }
    let verdict = check(&site.services, &visitor.request(), &text).await?;
    show(&site, &visitor, StatusCode::OK, text, Some(verdict), errors).await
}

/// The public key as a file.
///
/// # Errors
/// The faults of the services.
pub async fn key(State(site): State<Site>, visitor: Visitor) -> Answer {
    let key = public_key(&site.services, &visitor.request()).await?;
    let name = "attachment; filename=\"talqy-receipts.pem\"";
    Ok(([(header::CONTENT_TYPE, "application/x-pem-file"), (header::CONTENT_DISPOSITION, name)], key)
        .into_response())
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    status: StatusCode,
    text: String,
    verdict: Option<Verdict>,
    errors: Errors,
) -> Answer {
    let language = visitor.language;
    let shown = visitor.clone();
    let key = public_key(&site.services, &visitor.request()).await?;
    let head = Head::plain(w!(language, receipt.check_title));
    let page: Response = page_with_status(site, visitor, head, status, move || {
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
                        <pre class="mono small handed-text">{key}</pre>
                        <p class="small"><a href=address.to("/receipts/key.pem") download="talqy-receipts.pem">"talqy-receipts.pem"</a></p>
                    </details>
                </section>
            </div>
        }
    })
    .await;
    Ok(page)
}

fn told(visitor: &Visitor, verdict: Verdict) -> AnyView {
    let language = visitor.language;
    let (class, title, says, text) = match verdict {
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
