//! The parts that need WebAssembly in the browser.
