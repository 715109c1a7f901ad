//! Server functions: who asks, one service, an answer for the view; one file a stage.

#![allow(missing_docs, reason = "the macro of server functions makes structs whose fields nobody can document")]

pub mod deciding;
pub mod discussion;
mod fault;

pub use fault::CallFault;
