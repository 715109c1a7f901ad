//! `cargo xtask`: hands every task that makes the site to `xtask-browser`.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::start()
}
