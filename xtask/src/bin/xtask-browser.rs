//! The tasks of `cargo xtask` with the tools that make the part of the browser.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::start()
}
