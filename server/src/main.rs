//! The program talqy.
fn main() {}
