//! What a file holds: one structure in DER, or the blocks of a file in PEM.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A structure with the label that stands above it in PEM; a file in DER has none.
pub(super) struct Block {
    /// The label, such as `CERTIFICATE`; empty in DER.
    pub(super) label: String,
    /// The structure in DER.
    pub(super) der: Vec<u8>,
}

/// The structures of a file; nothing if it is PEM that cannot be read.
pub(super) fn blocks(bytes: &[u8]) -> Option<Vec<Block>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.contains("-----BEGIN "));
    let Some(text) = text else {
        return Some(vec![Block { label: String::new(), der: bytes.to_vec() }]);
    };
    text.split("-----BEGIN ").skip(1).map(block).collect()
}

/// The block that follows the beginning of a label.
fn block(rest: &str) -> Option<Block> {
    let (inside, _) = rest.split_once("-----END ")?;
    let (label, body) = inside.split_once("-----")?;
    let body: String = body.split_whitespace().collect();
    Some(Block { label: label.to_owned(), der: STANDARD.decode(body).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_der_or_the_blocks_of_pem() {
        let read = |text: &str| {
            let found = blocks(text.as_bytes())?;
            Some(found.into_iter().map(|block| (block.label, block.der)).collect::<Vec<_>>())
        };
        let two = "words\r\n-----BEGIN A-----\r\nAQ\r\nI=\r\n-----END A-----\n-----BEGIN B C-----\nAw==\n-----END B C-----\n";
        assert_eq!(read(two), Some(vec![("A".to_owned(), vec![1, 2]), ("B C".to_owned(), vec![3])]));
        assert_eq!(read("\u{1}"), Some(vec![(String::new(), vec![1])]));
        for broken in ["-----BEGIN A-----\nAQI=\n", "-----BEGIN A-----\n*\n-----END A-----\n", "-----BEGIN A"]
        {
            assert_eq!(read(broken), None, "{broken}");
        }
    }
}
