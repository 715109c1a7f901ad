//! Who somebody is by the word of others. It speaks the protocol alone: what follows for accounts and sessions is decided in
//! `services`, and the clock and the secrets come in as arguments.

pub mod sign_on;
