//! The places of the page of decisions that a reader by keyboard goes to at once.

use domain::language::Language;
use services::discussion::CommentView;

use crate::Head;
use crate::w;

/// The head with the list, the comment and, where it awaits a decision, the reason.
pub(super) fn skips(language: Language, head: Head, chosen: Option<&CommentView>) -> Head {
    let head = head.skipping_to("queue", w!(language, desk_tool.skip_list));
    let Some(comment) = chosen else { return head };
    let head = head.skipping_to("chosen", w!(language, desk_tool.skip_comment));
    if comment.decision.is_some() {
        return head;
    }
    head.skipping_to("f-substantiation", w!(language, desk_tool.skip_reason))
}
