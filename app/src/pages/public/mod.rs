//! Pages of the public.

pub mod home;
