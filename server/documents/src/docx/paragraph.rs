//! A paragraph with its style.

use super::body::Body;
use super::words::words;
use super::xml::Xml;

/// The style of a paragraph that only leaves room.
const GAP: &str = "Gap";

/// How a paragraph stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look<'a> {
    /// The identity of its style.
    pub(super) style: &'a str,
    /// Whether it stands on the page of the next one.
    pub(super) keep_next: bool,
    /// The list that it begins an item of, with its level.
    pub(super) item: Option<(usize, u8)>,
    /// How far it stands from the margin where its style does not say, in twentieths of a point.
    pub(super) left: Option<usize>,
    /// Whether it ends at the right.
    pub(super) at_right: bool,
}

impl<'a> Look<'a> {
    /// A paragraph of a style.
    pub(super) fn of(style: &'a str) -> Self {
        Self { style, ..Self::default() }
    }
}

/// A paragraph with what `inner` writes into it. One of a clause that is to be known again bears a mark of its own: a mark around
/// several is torn by some programs.
pub(super) fn paragraph(body: &mut Body, look: Look<'_>, inner: impl FnOnce(&mut Body)) {
    body.xml.open("w:p", &[]);
    body.xml.element("w:pPr", &[], |xml| properties(xml, look));
    let name = if look.style == GAP { None } else { body.paragraph_name() };
    let mark = name.map(|name| (body.mark(), name));
    if let Some((id, name)) = &mark {
        body.xml.empty("w:bookmarkStart", &[("w:id", id), ("w:name", name)]);
    }
    inner(body);
    if let Some((id, _)) = &mark {
        body.xml.empty("w:bookmarkEnd", &[("w:id", id)]);
    }
    body.xml.close("w:p");
}

/// A paragraph of plain words.
pub(super) fn plain(body: &mut Body, style: &str, text: &str) {
    paragraph(body, Look::of(style), |body| {
        body.xml.element("w:r", &[], |xml| words(xml, text, "w:t"));
    });
}

fn properties(xml: &mut Xml, look: Look<'_>) {
    if !look.style.is_empty() {
        xml.value("w:pStyle", look.style);
    }
    if look.keep_next {
        xml.empty("w:keepNext", &[]);
    }
    if let Some((list, level)) = look.item {
        xml.element("w:numPr", &[], |xml| {
            xml.value("w:ilvl", &level.to_string());
            xml.value("w:numId", &list.to_string());
        });
    }
    if let Some(left) = look.left {
        let (left, hanging) = (left.to_string(), super::numbering::STEP.to_string());
        let indent = [("w:left", left.as_str()), ("w:hanging", &hanging)];
        xml.empty("w:ind", if look.item.is_some() { &indent } else { indent.get(..1).unwrap_or_default() });
    }
    if look.at_right {
        xml.value("w:jc", "right");
    }
}

/// The end of a page.
pub(super) fn page_break(body: &mut Body) {
    paragraph(body, Look::of("Gap"), |body| {
        body.xml.element("w:r", &[], |xml| xml.empty("w:br", &[("w:type", "page")]));
    });
}

/// The style of a heading at a depth, from 1.
pub(super) fn heading(depth: u8) -> &'static str {
    match depth {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        _ => "Heading4",
    }
}
