//! The files of a comment: told by their content, kept with the comment in one transaction, read by those who read the comment.

mod archive;
mod given;
mod keep;
mod kind;
mod name;
mod reading;
mod shown;
mod upload;

pub use given::{AttachmentFile, attachment, attachment_at_desk};
pub use kind::AttachmentKind;
pub use reading::{UnreadAttachment, keep_words, next_unread};
pub use shown::{AttachmentView, Attachments, attachments, attachments_at_desk, attachments_of_receipt};
pub use upload::{
    AttachmentProblem, AttachmentUpload, LARGEST_ATTACHMENT, MOST_ATTACHMENTS, NewAttachment, UploadPlace,
    upload_place,
};

pub(super) use keep::{erased, keep};
