//! What its author did with a comment after it was received: withdrew it, or corrected it, with the wordings before.

use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::discussion::{CommentView, EarlierWording};

use super::now::Now;
use crate::w;
use crate::words::moment;

/// The fact that stands in the place of withdrawn words.
pub fn withdrawn_words(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    w!(language, author.withdrawn, moment = moment(language, zone, at))
}

/// The fact that the words were corrected.
pub fn corrected_words(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    w!(language, author.corrected, moment = moment(language, zone, at))
}

/// When a wording was replaced.
pub fn earlier_words(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    w!(language, author.earlier, moment = moment(language, zone, at))
}

/// That a comment was corrected, with every wording before to be opened; nothing of one that was not.
pub fn corrections(now: Now, comment: &CommentView) -> Option<AnyView> {
    let at = comment.corrected_at.filter(|_| comment.is_read())?;
    let lang = comment.language.code();
    let wordings = comment.earlier.iter().map(|earlier| wording(now, earlier, lang)).collect_view();
    let says = corrected_words(now.language, now.zone, at);
    Some(view! { <p class="small quiet num">{says}</p>{wordings} }.into_any())
}

fn wording(now: Now, earlier: &EarlierWording, lang: &'static str) -> AnyView {
    let language = now.language;
    let lines = earlier.text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let suggestion = earlier.suggestion.clone().map(|words| {
        view! { <p><span class="label">{w!(language, author.earlier_suggestion)}</span>" "<span>{words}</span></p> }
    });
    let replaced = earlier_words(language, now.zone, earlier.until);
    view! {
        <details class="small">
            <summary>{replaced}</summary>
            <div class="words" lang=lang>{lines}{suggestion}</div>
        </details>
    }
    .into_any()
}
