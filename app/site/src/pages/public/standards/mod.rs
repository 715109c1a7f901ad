//! Standards in force: the list of all, one on any date, its versions, and two of them side by side (RF-1).

mod aside;
pub mod compare;
pub mod file;
mod links;
pub mod list;
mod notices;
pub mod one;
mod text;
mod timegate;
pub mod timemap;
pub mod versions;
