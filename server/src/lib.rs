//! The program `talqy`: process, configuration, HTTP, jobs, mail and command line.

pub mod assets;
pub mod clock;
pub mod http;
