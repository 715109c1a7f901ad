//! Any bytes, and any change of a good file, give an answer.

use documents::{ReadLimits, read_docx, read_pages, read_pasted};
use proptest::prelude::*;

use crate::package::{SPACE, docx, pack, paragraph, run, text};

/// What a document is made of, well and badly.
const PIECES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:rPr>",
    "</w:rPr>",
    "<w:del/>",
    "<w:del>",
    "</w:del>",
    "<w:ins>",
    "</w:ins>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "слова",
    "&amp;",
    "&#0;",
    "&x;",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<w:numId w:val='1'/>",
    "<w:ilvl w:val='9'/>",
    "<w:pStyle w:val='a'/>",
    "<w:b w:val='0'/>",
    "<w:sym w:char='D800'/>",
    "<![CDATA[a]]>",
    "<!--",
    "-->",
    "<w:outlineLvl w:val='255'/>",
    "<w:lvl w:ilvl='8'>",
    "</w:lvl>",
    "<w:lvlText w:val='%9%%x%'/>",
    "<w:start w:val='4294967295'/>",
    "<w:abstractNum w:abstractNumId='1'>",
    "</w:abstractNum>",
    "<w:num w:numId='1'>",
    "</w:num>",
    "<w:abstractNumId w:val='1'/>",
    "<w:startOverride w:val='0'/>",
    "<w:numFmt w:val='upperRoman'/>",
    "<w:lvlRestart w:val='0'/>",
    "<w:isLgl/>",
    "<w:numStyleLink w:val='a'/>",
    "<w:styleLink w:val='a'/>",
    "<w:vanish/>",
    "<w:dstrike/>",
    "<w:rStyle w:val='a'/>",
    "<w:tcPr>",
    "</w:tcPr>",
    "<w:vMerge/>",
    "<w:sdt>",
    "</w:sdt>",
    "<w:sdtPr>",
    "</w:sdtPr>",
    "<w:showingPlcHdr/>",
    "<w:altChunk/>",
    "<w:softHyphen/>",
    "\u{2068}",
    "\u{f0b7}",
];

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn good() -> Vec<u8> {
    let list = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    let body = [paragraph(list, &run("первое")), paragraph("", &run("второе"))].concat();
    let numbering = format!(
        "<w:numbering xmlns:w='{SPACE}'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>\
         <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    );
    docx(&body, &[("word/numbering.xml", "numbering", &numbering)])
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400), package in any::<bool>()) {
        let bytes = if package { [b"PK\x03\x04".as_slice(), &bytes].concat() } else { bytes };
        let _ = read_docx(&bytes, &ReadLimits::default());
    }

    #[test]
    fn any_pages_and_any_pasted_text_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in "[а-я0-9.)\\t\\n\u{ad}–]{0,200}") {
        let _ = read_pages(&[b"%PDF-1.7\n".as_slice(), &bytes].concat(), &ReadLimits::default());
        let read = read_pasted(&text, &ReadLimits::default()).unwrap();
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let kept: String = read.paragraphs.iter().map(|paragraph| letters(&paragraph.text)).collect();
        prop_assert_eq!(kept, letters(&text));
    }

    #[test]
    fn any_change_of_a_good_file_gives_an_answer(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        end in any::<prop::sample::Index>(),
        cut in prop::bool::weighted(0.2),
    ) {
        let mut file = good();
        for (place, byte) in changes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if cut {
            file.truncate(end.index(file.len()));
        }
        let _ = read_docx(&file, &ReadLimits::default());
    }

    #[test]
    fn any_elements_in_any_order_give_an_answer(body in pieces(), lists in pieces(), styles in pieces()) {
        let wrapped = |name: &str, inner: &str| format!("<w:{name} xmlns:w='{SPACE}'>{inner}</w:{name}>");
        let (lists, styles) = (wrapped("numbering", &lists), wrapped("styles", &styles));
        let parts = [("word/numbering.xml", "numbering", lists.as_str()), ("word/styles.xml", "styles", &styles)];
        let _ = read_docx(&docx(&body, &parts), &ReadLimits::default());
        let _ = read_docx(&pack(&[("word/document.xml", text(&body).as_bytes())]), &ReadLimits::default());
    }

    #[test]
    fn every_word_of_the_text_is_read(texts in proptest::collection::vec("[а-яқөұ ]{0,20}", 0..20)) {
        let body: String = texts.iter().map(|text| paragraph("", &run(text))).collect();
        let read = read_docx(&docx(&body, &[]), &ReadLimits::default()).unwrap();
        let kept: Vec<_> = texts.iter().filter(|text| !text.trim().is_empty()).collect();
        prop_assert_eq!(read.iter().map(|paragraph| &paragraph.text).collect::<Vec<_>>(), kept);
    }
}
