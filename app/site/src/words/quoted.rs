//! The words of somebody else in a letter.

/// The words of somebody else, each line marked as such.
pub(super) fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
    lines.collect::<Vec<_>>().join("\n")
}
