//! A redline as tracked changes.

mod line;
mod plan;

use domain::document::Changes;

use self::line::{Track, TrackedLine};
use self::plan::Group;
use super::body::Body;
use super::paragraph::{Look, paragraph};
use super::tongue::tongue;
use super::words::words;
use super::xml::Xml;

/// The redline, each section under a heading of the style.
pub(super) fn write(body: &mut Body, changes: &Changes, heading: &str) {
    let language = tongue(changes.language.code());
    let writer = Writer { author: &changes.author, language };
    for section in plan::plan(changes) {
        let words = [section.number, section.heading].map(str::trim).join(" ");
        paragraph(body, Look::of(heading), |body| writer.run(&mut body.xml, words.trim(), "w:t", false));
        for group in &section.groups {
            writer.group(body, group);
        }
        // A mark that came or went joins its paragraph with the next one, which must not be a heading.
        let last = section.groups.last().and_then(|group| group.lines.last());
        if last.is_some_and(|line| line.mark != Track::Stays) {
            paragraph(body, Look::of("Gap"), |_| {});
        }
    }
}

struct Writer<'a> {
    author: &'a str,
    language: &'a str,
}

impl Writer<'_> {
    fn group(&self, body: &mut Body, group: &Group<'_>) {
        let Some((number, track)) = group.moved else {
            return group.lines.iter().for_each(|line| self.line(body, line));
        };
        let (start, end) = match track {
            Track::MovedAway => ("w:moveFromRangeStart", "w:moveFromRangeEnd"),
            _ => ("w:moveToRangeStart", "w:moveToRangeEnd"),
        };
        let (id, at, name) = (body.mark(), body.at.clone(), format!("move{number}"));
        let range = [("w:id", id.as_str()), ("w:author", self.author), ("w:date", &at), ("w:name", &name)];
        body.xml.empty(start, &range);
        group.lines.iter().for_each(|line| self.line(body, line));
        body.xml.empty(end, &[("w:id", &id)]);
    }

    fn line(&self, body: &mut Body, line: &TrackedLine<'_>) {
        body.xml.open("w:p", &[]);
        body.xml.open("w:pPr", &[]);
        body.xml.value("w:pStyle", "Clause");
        if let Some(name) = element(line.mark) {
            body.xml.open("w:rPr", &[]);
            self.tracked(body, name, None::<fn(&mut Xml)>);
            body.xml.close("w:rPr");
        }
        body.xml.close("w:pPr");
        let note = (!line.notes.is_empty()).then(|| self.note(body, &line.notes));
        if let Some(id) = &note {
            body.xml.empty("w:commentRangeStart", &[("w:id", id)]);
        }
        for (track, text, strong) in &line.pieces {
            let name = if *track == Track::Deleted { "w:delText" } else { "w:t" };
            self.piece(body, *track, |xml| self.run(xml, text, name, *strong));
        }
        if let Some(id) = &note {
            body.xml.empty("w:commentRangeEnd", &[("w:id", id)]);
            self.piece(body, line.anchor, |xml| {
                xml.element("w:r", &[], |xml| {
                    xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", "CommentReference"));
                    xml.empty("w:commentReference", &[("w:id", id)]);
                });
            });
        }
        body.xml.close("w:p");
    }

    /// Words with what happened to them.
    fn piece(&self, body: &mut Body, track: Track, inner: impl FnOnce(&mut Xml)) {
        match element(track) {
            Some(name) => self.tracked(body, name, Some(inner)),
            None => inner(&mut body.xml),
        }
    }

    /// The element of a change, with its author and instant.
    fn tracked(&self, body: &mut Body, name: &str, inner: Option<impl FnOnce(&mut Xml)>) {
        let (id, at) = (body.mark(), body.at.clone());
        let change = [("w:id", id.as_str()), ("w:author", self.author), ("w:date", &at)];
        match inner {
            Some(inner) => body.xml.element(name, &change, inner),
            None => body.xml.empty(name, &change),
        }
    }

    fn run(&self, xml: &mut Xml, text: &str, name: &str, strong: bool) {
        xml.element("w:r", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                if strong {
                    xml.empty("w:b", &[]);
                    xml.empty("w:bCs", &[]);
                }
                xml.value("w:lang", self.language);
            });
            words(xml, text, name);
        });
    }

    /// A comment with a paragraph for each note; its number.
    fn note(&self, body: &mut Body, notes: &[&str]) -> String {
        let (id, at) = (body.noted(), body.at.clone());
        let comment = [("w:id", id.as_str()), ("w:author", self.author), ("w:date", &at)];
        body.comments.element("w:comment", &comment, |xml| {
            for note in notes {
                xml.element("w:p", &[], |xml| {
                    xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "CommentText"));
                    xml.element("w:r", &[], |xml| words(xml, note, "w:t"));
                });
            }
        });
        id
    }
}

fn element(track: Track) -> Option<&'static str> {
    match track {
        Track::Stays => None,
        Track::Inserted => Some("w:ins"),
        Track::Deleted => Some("w:del"),
        Track::MovedAway => Some("w:moveFrom"),
        Track::MovedHere => Some("w:moveTo"),
    }
}
