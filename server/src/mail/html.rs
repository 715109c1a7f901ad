//! The HTML part of a letter, made of the words of its plain part: paragraphs, quoted words and links of the site alone.

use html_escape::{encode_double_quoted_attribute, encode_text};

/// The words as HTML. A line becomes a link only where it is an address of the site: what somebody else has typed never does.
pub(super) fn html(subject: &str, words: &str, site: &str) -> String {
    let words = words.replace("\r\n", "\n");
    let mut text = String::from("<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>");
    text.push_str(&encode_text(subject));
    text.push_str("</title>\n</head>\n<body>\n");
    for block in words.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.is_empty()) {
        push_block(&mut text, block, site);
    }
    text.push_str("</body>\n</html>\n");
    text
}

/// A paragraph, with the line of a signature and quoted words as parts of their own.
fn push_block(text: &mut String, block: &str, site: &str) {
    let mut part = Part::None;
    for line in block.split('\n') {
        let (wanted, line) = match line.strip_prefix('>') {
            Some(quoted) => (Part::Quoted, quoted.strip_prefix(' ').unwrap_or(quoted)),
            None if line == "-- " => {
                text.push_str(part.end());
                text.push_str("<hr>\n");
                part = Part::None;
                continue;
            }
            None => (Part::Words, line),
        };
        if part == wanted {
            text.push_str("<br>\n");
        } else {
            text.push_str(part.end());
            text.push_str(wanted.begin());
            part = wanted;
        }
        if wanted == Part::Words && is_of_site(line, site) {
            let (address, shown) = (encode_double_quoted_attribute(line), encode_text(line));
            for piece in ["<a href=\"", &*address, "\">", &*shown, "</a>"] {
                text.push_str(piece);
            }
        } else {
            text.push_str(&encode_text(line));
        }
    }
    text.push_str(part.end());
}

/// What a run of lines is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    None,
    Words,
    Quoted,
}

impl Part {
    const fn begin(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Words => "<p>",
            Self::Quoted => "<blockquote>",
        }
    }

    const fn end(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Words => "</p>\n",
            Self::Quoted => "</blockquote>\n",
        }
    }
}

/// Whether a line is an address of the site and nothing else.
fn is_of_site(line: &str, site: &str) -> bool {
    let is_one_word = !line.contains(char::is_whitespace);
    is_one_word && line.strip_prefix(site).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://talqy.example";

    #[test]
    fn a_letter_becomes_paragraphs_with_links_of_the_site() {
        let words = "Ескерту <b>№ 5</b>:\nhttps://talqy.example/kk/receipts/x\n\nEnd.\n\n-- \nTalqy\nauto";
        let told = html("A & B", words, SITE);
        for part in [
            "<title>A &amp; B</title>",
            "<p>Ескерту &lt;b&gt;№ 5&lt;/b&gt;:<br>\n\
             <a href=\"https://talqy.example/kk/receipts/x\">https://talqy.example/kk/receipts/x</a></p>",
            "<p>End.</p>\n<hr>\n<p>Talqy<br>\nauto</p>",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }

    #[test]
    fn what_somebody_typed_is_quoted_and_never_a_link() {
        let words = "Ваши слова:\n> https://talqy.example/trap\n>\n> <script>\n\nhttps://talqy.example.evil/x\n\n\
                     https://evil.example/";
        let told = html("", words, SITE);
        assert!(!told.contains("<a ") && !told.contains("<script"), "{told}");
        assert!(
            told.contains("<blockquote>https://talqy.example/trap<br>\n<br>\n&lt;script&gt;</blockquote>"),
            "{told}"
        );
    }
}
