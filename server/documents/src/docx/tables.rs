//! Tables: those of the text, facts, and figures.

use domain::document::{Bars, Fact, Run, Table};

use super::body::Body;
use super::paragraph::{Look, paragraph, plain};
use super::runs;
use super::xml::Xml;

/// How wide the text stands, in twentieths of a point: A4 without its margins.
const WIDTH: usize = 9_639;

/// A table that stands in from the margin by `left` twentieths of a point.
struct Frame<'a> {
    style: &'a str,
    /// `w:tblLook`: which rows and columns stand out.
    look: &'a str,
    caption: &'a str,
    left: usize,
    widths: Vec<usize>,
}

/// A table whose heading row repeats on every page.
pub(super) fn table(body: &mut Body, table: &Table, left: usize) {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.columns.len());
    if columns == 0 {
        return;
    }
    caption(body, &table.caption);
    let shares: Vec<usize> = (0..columns)
        .map(|place| table.columns.get(place).map_or(1, |column| column.share.max(1).into()))
        .collect();
    let has_head = table.columns.iter().any(|column| !column.heading.is_empty());
    let look = if has_head { "06A0" } else { "0680" };
    let frame =
        Frame { style: "TableGrid", look, caption: &table.caption, left, widths: widths(&shares, left) };
    let is_figure = |place: usize| table.columns.get(place).is_some_and(|column| column.is_figure);
    open(body, &frame);
    if has_head {
        row(body, true, &frame.widths, |body, place| {
            let heading = table.columns.get(place).map_or("", |column| &column.heading);
            cell(body, "TableHeading", &[Run::plain(heading)], is_figure(place));
        });
    }
    for cells in &table.rows {
        row(body, false, &frame.widths, |body, place| {
            cell(body, "TableText", cells.get(place).map_or(&[], Vec::as_slice), is_figure(place));
        });
    }
    close(body);
}

/// Terms with their values.
pub(super) fn facts(body: &mut Body, facts: &[Fact], left: usize) {
    if facts.is_empty() {
        return;
    }
    let frame = Frame { style: "FactsTable", look: "0680", caption: "", left, widths: widths(&[3, 5], left) };
    open(body, &frame);
    for fact in facts {
        row(body, false, &frame.widths, |body, place| match place {
            0 => cell(body, "TableHeading", &[Run::plain(&fact.term)], false),
            _ => cell(body, "TableText", &fact.value, false),
        });
    }
    close(body);
}

/// Figures with their labels.
pub(super) fn bars(body: &mut Body, bars: &Bars, left: usize) {
    if bars.bars.is_empty() {
        return;
    }
    caption(body, &bars.caption);
    let widths = widths(&[4, 1], left);
    let frame = Frame { style: "FactsTable", look: "0680", caption: &bars.caption, left, widths };
    open(body, &frame);
    for bar in &bars.bars {
        row(body, false, &frame.widths, |body, place| match place {
            0 => cell(body, "TableText", &[Run::plain(&bar.label)], false),
            _ => cell(body, "TableText", &[Run::plain(bar.count.to_string())], true),
        });
    }
    close(body);
}

fn caption(body: &mut Body, caption: &str) {
    if !caption.trim().is_empty() {
        plain(body, "Caption", caption);
    }
}

fn widths(shares: &[usize], left: usize) -> Vec<usize> {
    let whole = WIDTH.saturating_sub(left).max(WIDTH / 4);
    let all = shares.iter().sum::<usize>().max(1);
    shares.iter().map(|share| (whole * share / all).max(1)).collect()
}

fn open(body: &mut Body, frame: &Frame<'_>) {
    let xml = &mut body.xml;
    xml.open("w:tbl", &[]);
    xml.element("w:tblPr", &[], |xml| {
        xml.value("w:tblStyle", frame.style);
        measure(xml, "w:tblW", frame.widths.iter().sum());
        measure(xml, "w:tblInd", frame.left);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.value("w:tblLook", frame.look);
        if !frame.caption.trim().is_empty() {
            xml.value("w:tblCaption", frame.caption);
        }
    });
    xml.element("w:tblGrid", &[], |xml| {
        for width in &frame.widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
    });
}

/// The end of a table, with a little room: word processors make one table of two that touch.
fn close(body: &mut Body) {
    body.xml.close("w:tbl");
    paragraph(body, Look::of("Gap"), |_| {});
}

fn row(body: &mut Body, is_head: bool, widths: &[usize], mut cell: impl FnMut(&mut Body, usize)) {
    body.xml.open("w:tr", &[]);
    body.xml.element("w:trPr", &[], |xml| {
        xml.empty("w:cantSplit", &[]);
        if is_head {
            xml.empty("w:tblHeader", &[]);
        }
    });
    for (place, width) in widths.iter().enumerate() {
        body.xml.open("w:tc", &[]);
        body.xml.element("w:tcPr", &[], |xml| measure(xml, "w:tcW", *width));
        cell(body, place);
        body.xml.close("w:tc");
    }
    body.xml.close("w:tr");
}

fn cell(body: &mut Body, style: &str, words: &[Run], is_figure: bool) {
    let look = Look { at_right: is_figure, ..Look::of(style) };
    paragraph(body, look, |body| runs::runs(body, words, None));
}

fn measure(xml: &mut Xml, name: &str, twentieths: usize) {
    xml.empty(name, &[("w:w", &twentieths.to_string()), ("w:type", "dxa")]);
}
