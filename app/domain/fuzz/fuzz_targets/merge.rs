//! Three sides, as texts and as sections, keep the laws of the merge.

#![no_main]

use domain::redline::laws;
use domain_fuzz::{elements, sides};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let [base, ours, theirs] = sides(bytes);
    laws::merged_texts(&base, &ours, &theirs);
    laws::merged_elements(&elements(&base), &elements(&ours), &elements(&theirs));
});
