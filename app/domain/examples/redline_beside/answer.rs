//! What one tool answered, as a row of a table.

/// Whether a tool can say that something moved or was split.
pub enum Found {
    /// It cannot.
    Never,
    /// It said so this often.
    Counted { moves: usize, splits: usize },
}

/// What one tool answered.
pub struct Answer {
    pub name: String,
    /// The processor time of one run.
    pub milliseconds: f64,
    /// The peak of the memory of the process.
    pub kilobytes: Option<u64>,
    pub changes: Option<usize>,
    /// Words deleted and inserted.
    pub words: Option<usize>,
    /// Whether both sides come back byte for byte.
    pub round_trip: Option<RoundTrip>,
    pub found: Found,
}

impl Answer {
    pub const HEAD: &'static str = "| tool | ms | peak MB | changes | changed words | round trip | moves | splits |\n\
                                    | --- | --- | --- | --- | --- | --- | --- | --- |";

    /// The row of the table.
    pub fn row(&self) -> String {
        let number = |value: Option<usize>| value.map_or_else(|| "–".to_owned(), |value| value.to_string());
        let memory = self.kilobytes.map_or_else(|| "–".to_owned(), |kb| (kb / 1024).to_string());
        let exact = match self.round_trip {
            None => "–",
            Some(RoundTrip::Exact) => "exact",
            Some(RoundTrip::Words) => "words only",
            Some(RoundTrip::Wrong) => "wrong",
        };
        let (moves, splits) = match self.found {
            Found::Never => ("–".to_owned(), "–".to_owned()),
            Found::Counted { moves, splits } => (moves.to_string(), splits.to_string()),
        };
        format!(
            "| {} | {:.1} | {memory} | {} | {} | {exact} | {moves} | {splits} |",
            self.name,
            self.milliseconds,
            number(self.changes),
            number(self.words)
        )
    }
}

/// The changes and the words in them; a change is what stands between two runs that stayed.
pub fn counted<'text>(pieces: impl Iterator<Item = (char, &'text str)>) -> (usize, usize) {
    let (mut changes, mut words, mut open) = (0, 0, false);
    for (kind, text) in pieces {
        if kind == ' ' {
            open = false;
            continue;
        }
        changes += usize::from(!open);
        open = true;
        words += text.split_whitespace().count();
    }
    (changes, words)
}

/// What of both sides can be had back from an answer.
#[derive(Clone, Copy)]
pub enum RoundTrip {
    /// Every byte.
    Exact,
    /// The words, not the white space between them.
    Words,
    /// Not even the words.
    Wrong,
}

/// What of both texts comes back from pieces.
pub fn round_trip(pieces: &[(char, String)], old: &str, new: &str) -> RoundTrip {
    let side = |own: char| -> String {
        pieces
            .iter()
            .filter(|(kind, _)| *kind == ' ' || *kind == own)
            .map(|(_, text)| text.as_str())
            .collect()
    };
    let (was, is) = (side('-'), side('+'));
    if was == old && is == new {
        RoundTrip::Exact
    } else if was.split_whitespace().eq(old.split_whitespace())
        && is.split_whitespace().eq(new.split_whitespace())
    {
        RoundTrip::Words
    } else {
        RoundTrip::Wrong
    }
}
