//! Pages of the registrar and the administrator.
