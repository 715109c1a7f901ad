//! What a part consists of.

use super::Changes;

/// Something that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A heading inside a part; it stands with what follows it.
    Subheading(String),
    /// A list.
    List(List),
    /// Lines with the marks of their author, none of them counted.
    Marked(Vec<MarkedLine>),
    /// Somebody else's words.
    Quotation(Vec<Block>),
    /// Words whose spaces and lines count.
    Verbatim(String),
    /// A table.
    Table(Table),
    /// Terms with their values.
    Facts(Vec<Fact>),
    /// Figures as bars with their numbers.
    Bars(Bars),
    /// A clause of a standard.
    Clause(Clause),
    /// A redline.
    Changes(Changes),
}

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words; a line feed is a new line of the same paragraph.
    pub text: String,
    /// Whether they are stressed strongly.
    pub strong: bool,
    /// Whether they are stressed.
    pub emphasis: bool,
    /// Whether they stand in letters of one width.
    pub code: bool,
    /// Where they lead; only `http`, `https` and `mailto`.
    pub link: Option<String>,
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Strong words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { strong: true, ..Self::plain(text) }
    }

    /// Words that lead to an address on the site.
    pub fn link(text: impl Into<String>, address: impl Into<String>) -> Self {
        Self { link: Some(address.into()), ..Self::plain(text) }
    }
}

impl Block {
    /// A paragraph of plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Run::plain(text)])
    }
}

/// A list of items, each made of blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; none for a list with marks.
    pub first: Option<u64>,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

/// A line with the mark of its author.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedLine {
    /// The mark as it was typed, "4-1)".
    pub mark: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl MarkedLine {
    /// The line with its mark before its words, for formats in which a mark is words, and what follows below.
    pub fn drawn(&self) -> (Vec<Run>, &[Block]) {
        let mut runs = vec![Run::plain(format!("{} ", self.mark))];
        if let [Block::Paragraph(words), rest @ ..] = self.blocks.as_slice() {
            runs.extend_from_slice(words);
            return (runs, rest);
        }
        (runs, &self.blocks)
    }
}

/// A term with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub term: String,
    /// The value.
    pub value: Vec<Run>,
}

impl Fact {
    /// A fact in plain words.
    pub fn plain(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { term: term.into(), value: vec![Run::plain(value)] }
    }
}

/// A table with a heading row that repeats on every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows; read out before it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column; the first cell heads its row.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// How wide it is, as a share of all shares of the table.
    pub share: u8,
    /// Whether it holds figures, which stand at the right.
    pub is_figure: bool,
}

/// Figures as bars, one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What they show; read out instead of the drawing together with the numbers.
    pub caption: String,
    /// The bars in order.
    pub bars: Vec<Bar>,
}

/// A bar with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// A clause of a standard with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The number as printed, "2.6.3".
    pub number: String,
    /// In how many groups of clauses it stands.
    pub depth: u8,
    /// BCP 47 code of its language where that is not the language of the document.
    pub language: Option<&'static str>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The law behind it.
    pub source: Option<String>,
    /// Where it is read on the site, drawn as a small QR code.
    pub address: Option<String>,
}
