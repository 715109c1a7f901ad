//! Pages of ministry staff.

mod due;
pub mod home;
