//! Makes the folder of the site before the program is compiled: its place is fixed at that moment, and a site that is
//! built later must be found there.

use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let site = env::var_os("CARGO_MANIFEST_DIR").map(|server| PathBuf::from(server).join("../target/site"));
    if let Some(Err(error)) = site.map(fs::create_dir_all) {
        println!("cargo::warning=the folder of the site cannot be made: {error}");
    }
}
