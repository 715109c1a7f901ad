//! The name under which an attachment is kept and saved: only what a name needs of the one that came.

use super::AttachmentKind;

/// The most characters of a name before its ending.
const LONGEST: usize = 120;

/// The name of a file, cleaned; its ending is that of what it is.
pub(super) fn clean(raw: &str, kind: AttachmentKind) -> String {
    // Some browsers tell the whole path of a file.
    let own = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = own.chars().filter(|one| !is_refused(*one)).collect();
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let (stem, ending) = match words.rsplit_once('.') {
        Some((stem, ending)) if kind.endings().iter().any(|one| ending.eq_ignore_ascii_case(one)) => {
            (stem, ending.to_ascii_lowercase())
        }
        _ => (words.as_str(), kind.endings().first().copied().unwrap_or_default().to_owned()),
    };
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(LONGEST).collect();
    let stem = if stem.is_empty() { "file" } else { stem.as_str() };
    format!("{stem}.{ending}")
}

/// What no name holds: what cannot be seen, what turns the direction of writing, what systems of files keep to themselves.
fn is_refused(one: char) -> bool {
    one.is_control()
        || matches!(one, '<' | '>' | ':' | '"' | '|' | '?' | '*')
        || matches!(one, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(one, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_only_what_it_needs_is_kept() {
        use AttachmentKind::{Jpeg, Pdf};
        for (raw, kind, name) in [
            (r"C:\Users\a\Отзыв.pdf", Pdf, "Отзыв.pdf"),
            ("../../etc/passwd", Pdf, "passwd.pdf"),
            ("scan.PDF", Pdf, "scan.pdf"),
            ("photo.JPEG", Jpeg, "photo.jpeg"),
            ("letter.pdf.exe", Pdf, "letter.pdf.exe.pdf"),
            ("a\u{202e}fdp.exe", Pdf, "afdp.exe.pdf"),
            ("  a \t b\r\n.pdf", Pdf, "a b.pdf"),
            ("..", Pdf, "file.pdf"),
            ("", Jpeg, "file.jpg"),
        ] {
            assert_eq!(clean(raw, kind), name, "{raw:?}");
        }
        assert_eq!(clean(&"ә".repeat(500), Pdf).chars().count(), LONGEST + 4);
    }
}
