//! The files of comments in words.

use domain::language::Language;
use services::discussion::{AttachmentProblem, LARGEST_ATTACHMENT, MOST_ATTACHMENTS};

use super::number;
use crate::w;

/// Why a file named `name` is not taken.
pub fn attachment_problem(language: Language, name: &str, problem: AttachmentProblem) -> String {
    let name = name.to_owned();
    match problem {
        AttachmentProblem::TooLarge => {
            w!(language, attachments.too_large, name = name, most = (LARGEST_ATTACHMENT >> 20).to_string())
        }
        AttachmentProblem::TooMany => {
            w!(language, attachments.too_many, name = name, most = MOST_ATTACHMENTS.to_string())
        }
        AttachmentProblem::UnknownKind => w!(language, attachments.unknown_kind, name = name),
    }
}

/// The size of a file, in kilobytes or megabytes, never fewer than there are.
pub fn file_size(language: Language, bytes: i64) -> String {
    let kilobytes = u64::try_from(bytes).unwrap_or(0).div_ceil(1024);
    if kilobytes < 1024 {
        w!(language, attachments.kilobytes, size = number(language, kilobytes))
    } else {
        w!(language, attachments.megabytes, size = number(language, kilobytes.div_ceil(1024)))
    }
}
