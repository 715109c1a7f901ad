//! The program talqy.
