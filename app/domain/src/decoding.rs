//! The letters of a file, where its bytes say for certain which they are.

/// The text of a file in UTF-8, or in UTF-16 with its mark, as spreadsheets save it. The eight-bit encodings of Cyrillic are not told
/// apart by their bytes, so they are not guessed at.
pub fn decode_text(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes)?,
        bytes => std::str::from_utf8(bytes).ok()?.to_owned(),
    };
    // UTF-16 without its mark may pass for UTF-8, but for the zero in each Latin letter.
    if text.contains('\0') {
        return None;
    }
    // Spreadsheets of one maker once ended lines with CR alone.
    let is_cr_alone = text.contains('\r') && !text.contains('\n');
    Some(if is_cr_alone { text.replace('\r', "\n") } else { text })
}

fn utf_16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Option<String> {
    let mut units = Vec::with_capacity(bytes.len() / 2);
    for pair in bytes.chunks(2) {
        units.push(unit(pair.try_into().ok()?));
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r12_1_text_is_read_where_its_encoding_is_certain() {
        let text = "code;name\r\n1;Әкімдік 😀\r\n";
        let marked: Vec<u16> = format!("\u{feff}{text}").encode_utf16().collect();
        let little: Vec<u8> = marked.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = marked.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [text.as_bytes(), &little, &big] {
            assert_eq!(decode_text(bytes).as_deref(), Some(text));
        }
        assert_eq!(decode_text(b"code\r1\r").as_deref(), Some("code\n1\n"));
        let windows_1251 = [0xcf, 0xe0, 0xf1, 0xe5, 0xea, 0xe0];
        let half_a_letter = [0xff, 0xfe, 0x41];
        for bytes in [&windows_1251[..], &half_a_letter, &little[2..], b"a\0b\0"] {
            assert_eq!(decode_text(bytes), None, "{bytes:?}");
        }
    }
}
