//! Bodies that are abolished while a round runs, as the registrar settles them: handed over to the successor, or struck (RC-2).

pub mod list;
pub mod place;
mod view;
