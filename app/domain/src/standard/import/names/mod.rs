//! The words by which standards name their parts, their sections and themselves, in small letters, in Russian, Kazakh and
//! English.

mod begin;
mod end;
mod own;
mod parts;
mod sections;
mod spare;
mod titles;

pub(super) use own::own_section;
pub(super) use parts::{only_section, part};
pub(super) use sections::{section, tells_of_payment};
pub(super) use spare::{behind, left_of};
pub(super) use titles::{TextKind, is_amendment, is_annex, is_name, is_subtypes, title};
