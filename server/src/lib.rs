//! The program `talqy`: process, configuration, HTTP, jobs, mail and command line.

pub mod api;
pub mod assets;
pub mod backup;
pub mod clock;
pub mod command;
pub mod config;
pub mod exports;
mod heads;
pub mod http;
pub mod import_worker;
mod log;
pub mod mail;
pub mod metrics;
mod recorder;
mod redact;
mod shutdown;
mod sweeper;
