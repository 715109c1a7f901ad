//! Public discussion of a placed draft: comments are received, read and decided (Art. 15).

mod abuse;
mod abuse_rows;
mod addressee;
mod alike;
mod arrival;
mod attachments;
mod backlog;
mod beside;
mod change;
mod comment_filter;
mod complete;
mod confirm;
mod counters;
mod decide;
mod decision_view;
mod desk;
mod discussed;
mod earlier;
mod enter;
mod entries;
mod erase;
mod erase_supporter;
mod group_lines;
mod group_view;
mod hide;
mod hiding_page;
mod incoming;
mod late;
mod lines;
mod not_mine;
mod objection;
mod pages;
#[cfg(test)]
mod placed_rows;
mod queue;
mod queue_filter;
mod read;
mod receipt;
#[cfg(test)]
mod receive_tests;
mod regroup;
mod repeated;
mod several;
mod stage;
mod suggestion;
mod support;
mod support_counts;
mod support_receipt;
mod supporters;
mod taken_back;
mod tell_reversed;
mod turn;
mod view;
mod write_batch;
mod write_queue;

use std::sync::Arc;

use domain::language::Language;

use crate::context::Services;

pub use abuse::{AbuseItem, abuse_inbox, leave, report_abuse};
pub use abuse_rows::AbuseRecord;
pub use addressee::{Addressee, addressee};
pub use arrival::{receive, receive_with};
pub use attachments::{
    AttachmentFile, AttachmentKind, AttachmentProblem, AttachmentUpload, AttachmentView, Attachments,
    LARGEST_ATTACHMENT, MOST_ATTACHMENTS, NewAttachment, UnreadAttachment, UploadPlace, attachment,
    attachment_at_desk, attachments, attachments_at_desk, attachments_of_receipt, keep_words, next_unread,
    upload_place,
};
pub use beside::{Beside, beside, near, near_with};
pub use change::{correct, take_back};
pub use comment_filter::{CommentFilter, CommentOrder, CommentPage};
pub use confirm::{Confirmable, confirm, confirmable};
pub use decide::{DecideInput, DecisionProgress, decide, reopen};
pub use decision_view::DecisionView;
pub use desk::{Contact, DecideView, decide_view, explaining, substantiation_doubts};
pub use enter::{EnteredComment, enter};
pub use erase::{Erasure, erase};
pub use erase_supporter::{SupporterPage, erase_supporter, supporter_page};
pub use group_view::{Alike, alike, awaiting_in_group};
pub use hide::hide;
pub use hiding_page::{HidingPage, HidingRecord, hiding_page};
pub use incoming::{Arrival, Channel, Received};
pub use not_mine::{NotMinePage, not_mine, not_mine_page};
pub use objection::{answer, object};
pub use queue::{QueueLine, QueuePage, next_undecided, queue};
pub use queue_filter::{QueueAbout, QueueFilter};
pub use read::{comment, comments};
pub use receipt::{ReceiptView, receipt};
pub use several::{is_fit, receive_several};
pub use suggestion::{TakenSuggestion, take_suggestion, words_mark};
pub use support::{Supported, support, support_link};
pub use support_receipt::{SupportReceipt, support_receipt};
pub use supporters::{SupporterView, SupportersPage, supporters};
pub use taken_back::{TakenBack, taken_back};
pub use view::{CommentView, EarlierWording};

pub(crate) use backlog::compare;
pub(crate) use counters::{by_place, counters};
pub(crate) use decide::{link, linked, links};
pub(crate) use discussed::{Discussed, discussed, row};
pub(crate) use entries::entries;
pub(crate) use not_mine::not_mine_link;
pub(crate) use stage::{StandingDraft, standing};
pub(crate) use support_counts::count as count_supports;
pub(crate) use turn::{WHOLE, places};
pub(crate) use view::{decisions_of, hidden, known, view};

/// What the discussions of this process share: texts that never change, and the queue of comments to be written.
#[derive(Debug, Default)]
pub(crate) struct DiscussionShared {
    memory: discussed::DiscussedTexts,
    write_queue: write_queue::WriteQueue,
}

/// What the discussions of this process share.
fn shared(services: &Services) -> Arc<DiscussionShared> {
    services.shared.of()
}

/// How many comments of this process wait to be written.
pub fn waiting_to_be_written(services: &Services) -> usize {
    shared(services).write_queue.length()
}

/// The address of a receipt, for its author alone.
pub fn receipt_link(services: &Services, language: Language, receipt: &str) -> String {
    format!("{}/{}/receipts/{receipt}", services.settings.public_url, language.code())
}
