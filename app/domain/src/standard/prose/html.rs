//! The writer of HTML.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::heading::{HeadingTag, Outline};
use super::{Nesting, events, is_deceptive, link};

/// The HTML of a CommonMark source: paragraphs, lists, tables, quotations, code, emphasis and allowed links. Headings become
/// strong paragraphs, so that the outline of the page stays the standard's own; images become their alternative text.
pub fn to_html(source: &str) -> String {
    let mut writer =
        Writer { html: String::with_capacity(source.len() + source.len() / 4), ..Writer::default() };
    for event in events(source) {
        writer.event(event);
    }
    writer.html
}

/// The HTML of a CommonMark source that is a page of its own: as [`to_html`], with headings below the title of the page.
pub fn to_page(source: &str) -> String {
    let mut writer = Writer { outline: Some(Outline::default()), ..Writer::default() };
    for event in events(source) {
        writer.event(event);
    }
    writer.html
}

#[derive(Default)]
struct Writer {
    html: String,
    nesting: Nesting,
    /// Whether the table being written has left its head.
    in_body: bool,
    /// Whether a link is open.
    in_link: bool,
    /// The outline of the page, where the source is one; else headings are only strong.
    outline: Option<Outline>,
    /// The tag of the heading that is open.
    heading: HeadingTag,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => {
                self.html.push_str("<code>");
                self.text(&text);
                self.html.push_str("</code>");
            }
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::FootnoteReference(mark) => {
                self.html.push_str("<span class=\"typed-mark\">");
                self.text(&mark);
                self.html.push_str("</span> ");
            }
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                '\'' => self.html.push_str("&#39;"),
                character if is_deceptive(character) => {}
                character => self.html.push(character),
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if let Tag::Link { link_type, dest_url, .. } = tag {
            return self.open_link(*link_type, dest_url);
        }
        if !self.nesting.open(tag) {
            // Left out: keep its words apart from those around it.
            if is_block(tag) {
                self.html.push('\n');
            }
            return;
        }
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.html.push_str("<p>"),
            Tag::Heading { level, .. } => {
                self.heading =
                    self.outline.as_mut().map(|outline| outline.tag_of(*level)).unwrap_or_default();
                self.html.push_str(self.heading.opening());
            }
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>\n"),
            Tag::CodeBlock(_) => self.html.push_str("<pre><code>"),
            // The marks are those of the author and stand in the lines.
            Tag::List(_) => self.html.push_str("<ul class=\"typed-list\">\n"),
            Tag::Item => self.html.push_str("<li>"),
            Tag::Table(_) => {
                self.in_body = false;
                self.html.push_str("<table>\n");
            }
            Tag::TableHead => self.html.push_str("<thead><tr>"),
            Tag::TableRow => self.html.push_str("<tr>"),
            Tag::TableCell => self.html.push_str(if self.in_body { "<td>" } else { "<th scope=\"col\">" }),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            _ => {
                // Nothing is written for an image or an extension that is switched off.
                self.nesting.close();
                self.nesting.open.push(false);
            }
        }
    }

    fn open_link(&mut self, kind: LinkType, address: &str) {
        // An image's alternative text may hold a link while a link holds the image: the outer one counts.
        let address = if self.in_link { None } else { link::allowed(kind, address) };
        self.nesting.open.push(address.is_some());
        if let Some(address) = address {
            self.nesting.written += 1;
            self.in_link = true;
            self.html.push_str("<a href=\"");
            self.text(&address);
            self.html.push_str("\" rel=\"nofollow noopener\">");
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if !self.nesting.close() {
            return;
        }
        let closing = match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => "</p>\n",
            TagEnd::Heading(_) => self.heading.closing(),
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(_) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody></table>\n",
            TagEnd::TableHead => {
                self.in_body = true;
                "</tr></thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_body => "</td>",
            TagEnd::TableCell => "</th>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Link => {
                self.in_link = false;
                "</a>"
            }
            _ => "",
        };
        self.html.push_str(closing);
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
