//! The program `talqy`: process, configuration, HTTP, jobs, mail and command line.

pub mod api;
pub mod assets;
pub mod backup;
pub mod clock;
pub mod command;
pub mod config;
mod heads;
pub mod http;
mod log;
pub mod mail;
pub mod metrics;
pub mod papers;
pub mod reader;
mod recorder;
mod redact;
mod shutdown;
mod sweeper;
