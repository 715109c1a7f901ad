//! How the index of search is asked: FTS5 in SQLite, a column of lexemes in PostgreSQL. Both hold the stems that the program made, so
//! that both find the same.

/// A way in which a word may stand in the index: letters and digits only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordForm {
    /// The stem.
    pub(crate) stem: String,
    /// Whether it may go on.
    pub(crate) is_prefix: bool,
}

/// What a row of the index must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordsOfIndex {
    /// Of each word one of its forms.
    pub(crate) words: Vec<Vec<WordForm>>,
    /// Each of these facets.
    pub(crate) facets: Vec<String>,
    /// Whether the words must stand in the title.
    pub(crate) in_title: bool,
}

/// The language in which a database is asked for words. The expression is bound as `$1`; the rows are called `r`.
pub(crate) trait FullText: std::fmt::Debug + Send + Sync {
    /// What is bound for these words.
    fn expression(&self, asked: &WordsOfIndex) -> String;

    /// What stands after `FROM`.
    fn source(&self) -> &'static str;

    /// The condition.
    fn matches(&self) -> &'static str;

    /// How well a row suits, more for better: a word in the title weighs ten times as much.
    fn score(&self) -> &'static str;

    /// The order in which the newest rows are read first.
    fn newest(&self) -> &'static str;
}

/// The index of SQLite.
#[derive(Debug)]
pub(super) struct Fts5;

impl FullText for Fts5 {
    fn expression(&self, asked: &WordsOfIndex) -> String {
        let form = |form: &WordForm| format!("\"{}\"{}", form.stem, if form.is_prefix { " *" } else { "" });
        let columns = if asked.in_title { "title" } else { "{title words}" };
        let facets = asked.facets.iter().map(|facet| format!("facets : \"{facet}\""));
        let words = joined(&asked.words, " OR ", " AND ", form);
        let words = (!asked.words.is_empty()).then(|| format!("{columns} : ({words})"));
        facets.chain(words).collect::<Vec<_>>().join(" AND ")
    }

    fn source(&self) -> &'static str {
        "search_index CROSS JOIN search_rows r ON r.id = search_index.rowid"
    }

    fn matches(&self) -> &'static str {
        "search_index MATCH $1"
    }

    fn score(&self) -> &'static str {
        "-bm25(search_index, 10.0, 1.0, 0.0)"
    }

    fn newest(&self) -> &'static str {
        "search_index.rowid DESC"
    }
}

/// The lexemes of PostgreSQL.
#[derive(Debug)]
pub(super) struct TsVector;

impl FullText for TsVector {
    fn expression(&self, asked: &WordsOfIndex) -> String {
        let form = |form: &WordForm| {
            let marks = match (form.is_prefix, asked.in_title) {
                (true, true) => ":*A",
                (true, false) => ":*",
                (false, true) => ":A",
                (false, false) => "",
            };
            format!("'{}'{marks}", form.stem)
        };
        let facets = asked.facets.iter().map(|facet| format!("'{facet}'"));
        let words = joined(&asked.words, " | ", " & ", form);
        let words = (!asked.words.is_empty()).then_some(words);
        facets.chain(words).collect::<Vec<_>>().join(" & ")
    }

    fn source(&self) -> &'static str {
        "search_rows r"
    }

    fn matches(&self) -> &'static str {
        "r.lexemes @@ CAST(CAST($1 AS text) AS tsquery)"
    }

    fn score(&self) -> &'static str {
        "ts_rank('{0, 0.1, 0.1, 1}'::real[], r.lexemes, CAST(CAST($1 AS text) AS tsquery), 1)"
    }

    fn newest(&self) -> &'static str {
        // Not the bare key: a planner that expects many rows would walk all of them by it, the newest first.
        "r.id + 0 DESC"
    }
}

/// The forms of each word between brackets, the words one after another.
fn joined(
    words: &[Vec<WordForm>],
    between_forms: &str,
    between_words: &str,
    form: impl Fn(&WordForm) -> String,
) -> String {
    let word = |forms: &Vec<WordForm>| {
        let forms: Vec<String> = forms.iter().map(&form).collect();
        format!("({})", forms.join(between_forms))
    };
    words.iter().map(word).collect::<Vec<_>>().join(between_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(in_title: bool) -> WordsOfIndex {
        let form = |stem: &str, is_prefix| WordForm { stem: stem.to_owned(), is_prefix };
        WordsOfIndex {
            words: vec![vec![form("регистрац", false), form("reg", false)], vec![form("пасек", true)]],
            facets: vec!["zzdoc".to_owned()],
            in_title,
        }
    }

    #[test]
    fn each_database_is_asked_in_its_own_words() {
        assert_eq!(
            Fts5.expression(&asked(false)),
            "facets : \"zzdoc\" AND {title words} : ((\"регистрац\" OR \"reg\") AND (\"пасек\" *))"
        );
        assert_eq!(TsVector.expression(&asked(true)), "'zzdoc' & ('регистрац':A | 'reg':A) & ('пасек':*A)");
        assert_eq!(Fts5.expression(&WordsOfIndex { words: Vec::new(), ..asked(true) }), "facets : \"zzdoc\"");
    }
}
