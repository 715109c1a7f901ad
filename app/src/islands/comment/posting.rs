//! The form posted whole by the island, where files go with it: the page stays, and the chosen files with it.

use leptos::prelude::*;

use super::CommentWords;
use super::offers::offer;
use crate::calls::discussion::CommentAnswer;
use crate::calls::{CallFault, Offer};
use crate::components::live::{Field, describes};
use crate::islands::device::{self, Posted};

/// What became of the form of an id with its files; comments that say nearly the same are shown. Meanwhile `uploaded` is the
/// share that has gone up.
pub(super) async fn post(
    form: &str,
    address: &str,
    uploaded: RwSignal<Option<f64>>,
    offered: RwSignal<Vec<Offer>>,
) -> Result<CommentAnswer, CallFault> {
    uploaded.set(Some(0.0));
    let posted = device::post_form(form, address, move |share| uploaded.set(Some(share))).await;
    uploaded.set(None);
    let (answer, near) = read(posted)?;
    if !near.is_empty() {
        offer(offered, near);
    }
    Ok(answer)
}

fn read(posted: Option<Posted>) -> Result<(CommentAnswer, Vec<Offer>), CallFault> {
    let Posted { status, text, retry_after_seconds } = posted.ok_or(CallFault::NoConnection)?;
    match (status, retry_after_seconds) {
        (200, _) => serde_json::from_str(&text).map_err(|_| CallFault::Failed),
        (429, Some(retry_after_seconds)) => Err(CallFault::TooMany { retry_after_seconds }),
        (429 | 503, _) => Err(CallFault::Busy),
        _ => Err(CallFault::Failed),
    }
}

/// What a browser offers to choose from.
const ACCEPTED: &str = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg";

/// The field of the files, with how much of them has gone up.
#[component]
pub(super) fn Files(
    /// Why they were refused.
    error: Signal<Option<String>>,
    /// The share that has gone up.
    uploaded: RwSignal<Option<f64>>,
    words: CommentWords,
) -> impl IntoView {
    let label = format!("{} {}", words.files, words.optional);
    view! {
        <Field name="files" label=label hint=words.files_hint error=error>
            <input id="f-files" type="file" name="files" multiple=true accept=ACCEPTED aria-describedby=describes("files")/>
        </Field>
        <Uploading uploaded=uploaded label=words.sending/>
    }
}

/// How much of the files has gone up.
#[component]
fn Uploading(uploaded: RwSignal<Option<f64>>, label: String) -> impl IntoView {
    move || {
        uploaded.get().map(|share| {
            view! { <progress max="1" value=share.to_string() aria-label=label.clone()></progress> }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_to_a_form_with_files_is_told() {
        let of = |status, text: &str, retry_after_seconds| {
            read(Some(Posted { status, text: text.to_owned(), retry_after_seconds }))
        };
        let answer = CommentAnswer::Received { address: "/en/receipts/a".to_owned() };
        let carried = serde_json::to_string(&(answer.clone(), Vec::<Offer>::new())).unwrap();
        assert_eq!(of(200, &carried, None), Ok((answer, Vec::new())));
        assert_eq!(of(200, "<!doctype html>", None), Err(CallFault::Failed));
        assert_eq!(of(429, "", Some(42)), Err(CallFault::TooMany { retry_after_seconds: 42 }));
        assert_eq!(of(503, "", Some(1)), Err(CallFault::Busy));
        assert_eq!(of(413, "", None), Err(CallFault::Failed));
        assert_eq!(read(None), Err(CallFault::NoConnection));
    }
}
