//! The whole program: over HTTP in the process of the test, and as it is started. One crate, so that it is linked once.

mod command_line;
mod deciding;
mod http;
mod rest;
mod site;
