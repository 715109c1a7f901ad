//! What is signed of the ledger and published, so that its end cannot be cut off unseen.

use chrono::{DateTime, SecondsFormat, Utc};

/// The text under which the signature of a head stands: the line `talqy-ledger-head-1`, the sequence, the hash and the
/// instant of signing (RFC 3339 in UTC with six decimals and `Z`), each on a line of its own.
pub fn statement(sequence: i64, hash: &str, at: DateTime<Utc>) -> String {
    let at = at.to_rfc3339_opts(SecondsFormat::Micros, true);
    format!("talqy-ledger-head-1\n{sequence}\n{hash}\n{at}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statement_is_as_documented() {
        let at = "2026-03-02T05:00:00Z".parse().unwrap();
        assert_eq!(statement(7, "ab", at), "talqy-ledger-head-1\n7\nab\n2026-03-02T05:00:00.000000Z\n");
    }
}
