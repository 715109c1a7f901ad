//! The notices of the operator: privacy, accessibility, help and contact, as an administrator writes them in three languages.

mod fault;
mod input;
#[cfg(test)]
mod input_tests;
mod name;
mod operator;

pub use fault::NoticeFault;
pub use input::{LINE_LIMIT, NoticeContent, NoticeInput, TEXT_LIMIT};
pub use name::NoticeName;
pub use operator::Operator;
