//! The notices of the operator: what ships, what an administrator wrote in its place, and every version of that.

mod change;
mod kept;
mod one;
mod read;
mod shipped;

pub use change::change_notice;
pub use one::Notice;
pub use read::{NoticeVersion, notice, notice_at, versions};
pub use shipped::shipped;
