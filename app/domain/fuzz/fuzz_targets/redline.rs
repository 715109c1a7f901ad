//! Two sides, as texts and as contents, keep the laws of the redline.

#![no_main]

use domain::redline::laws;
use domain_fuzz::{content, sides};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let [old, new] = sides(bytes);
    laws::texts(&old, &new);
    laws::contents(&content(&old), &content(&new));
});
