//! Pages of ministry staff.
