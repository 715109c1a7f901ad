//! Who answers the calls: the site puts it into the context of each call.

use std::pin::Pin;
use std::sync::Arc;

use domain::discussion::CommentInput;
use domain::standard::{Element, SectionKey};
use leptos::prelude::expect_context;

use super::CallFault;
use super::comment_answer::CommentAnswer;
use super::offer::Offer;
use super::save_answer::SaveAnswer;

/// An answer on its way.
pub type Answering<T> = Pin<Box<dyn Future<Output = Result<T, CallFault>> + Send>>;

/// The answers to all calls, of one asker; the fault says why there is none.
pub trait Answers: Send + Sync {
    /// What is doubtful in a substantiation typed for some comments: the code and the sentence of each doubt.
    fn weigh_substantiation(
        &self,
        number: String,
        comments: Vec<i64>,
        substantiation: String,
    ) -> Answering<Vec<(String, String)>>;

    /// What became of the comments of one sending.
    fn send_comments(
        &self,
        number: String,
        key: String,
        inputs: Vec<CommentInput>,
    ) -> Answering<CommentAnswer>;

    /// Whether a comment could be received as it stands.
    fn look_at_comment(&self, number: String, input: CommentInput) -> Answering<CommentAnswer>;

    /// The comments that say nearly what is about to be sent.
    fn near_comments(&self, number: String, key: String, input: CommentInput) -> Answering<Vec<Offer>>;

    /// What became of a section saved against the version `base`; `unanswered` are the marks of texts sent before.
    fn save_section(
        &self,
        number: String,
        section: SectionKey,
        base: i64,
        elements: Vec<Element>,
        unanswered: Vec<String>,
    ) -> Answering<SaveAnswer>;

    /// The version under which a text of a mark was saved, at `base` or after it.
    fn saved_as(
        &self,
        number: String,
        section: SectionKey,
        base: i64,
        mark: String,
    ) -> Answering<Option<i64>>;

    /// Who else writes the draft, in words, with the section of each; the asker is noted as writing `section`.
    fn presence(&self, number: String, section: Option<SectionKey>) -> Answering<Vec<(SectionKey, String)>>;
}

/// Who answers this call.
pub(super) fn answers() -> Arc<dyn Answers> {
    expect_context::<Arc<dyn Answers>>()
}
