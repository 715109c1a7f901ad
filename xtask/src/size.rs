//! Sizes as a person reads them.

/// A number of bytes as a person reads it.
#[expect(clippy::cast_precision_loss, reason = "a rounded number for people")]
pub(crate) fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        format!("{:.1} kB", bytes as f64 / 1e3)
    } else {
        format!("{:.1} MB", bytes as f64 / 1e6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded() {
        assert_eq!(size(1_234), "1.2 kB");
        assert_eq!(size(12_345_678), "12.3 MB");
    }
}
