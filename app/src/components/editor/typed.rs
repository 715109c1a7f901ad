//! The lines of a section as somebody typed them: text by name, whatever it says, until it is read as elements.

use domain::language::Language;
use domain::standard::GroupLevel;
use serde::{Deserialize, Serialize};

/// One line: its identity and the values of its fields, in the order in which they came. Nothing typed is dropped, so a
/// value that cannot be read is shown again as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedLine {
    /// The identity of the element; it stands in the names of the fields, `line.IDENTITY.FIELD`.
    pub id: String,
    /// Field and value; a field of several choices comes several times.
    pub values: Vec<(String, String)>,
}

/// The lines of a section in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TypedSection(pub Vec<TypedLine>);

/// The field and the value of a line that opens an appendix; the lines below it belong to it.
pub const APPENDIX: (&str, &str) = ("kind", "appendix");

/// What a button of the form asks for, from its value: `add`, `appendix`, `group`, `below:ID`, `up:ID`, `down:ID`, `remove:ID`,
/// anything else saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// Save what is typed.
    Save,
    /// One more line at the end.
    Add,
    /// One more appendix at the end.
    AddAppendix,
    /// A group at the end.
    Group,
    /// One more line after this one.
    Below(String),
    /// The line changes places with the one before it, a group or an appendix with the one before it.
    Up(String),
    /// The line changes places with the one after it, a group or an appendix with the one after it.
    Down(String),
    /// The line goes.
    Remove(String),
}

impl Press {
    /// The press that a value names.
    pub fn of(value: &str) -> Self {
        match value.split_once(':') {
            Some(("up", id)) => Self::Up(id.to_owned()),
            Some(("down", id)) => Self::Down(id.to_owned()),
            Some(("remove", id)) => Self::Remove(id.to_owned()),
            Some(("below", id)) => Self::Below(id.to_owned()),
            _ if value == "group" => Self::Group,
            _ if value == "add" => Self::Add,
            _ if value == "appendix" => Self::AddAppendix,
            _ => Self::Save,
        }
    }
}

/// The name in the form of a field of a line.
pub fn field_name(id: &str, field: &str) -> String {
    format!("line.{id}.{field}")
}

/// The field of a text in a language: `text.kk`, `law.ru`.
pub fn tongue(stem: &str, language: Language) -> String {
    format!("{stem}.{}", language.code())
}

impl TypedLine {
    /// A line without any value.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), values: Vec::new() }
    }

    /// The same line with one more value.
    #[must_use]
    pub fn with(mut self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.push((field.into(), value.into()));
        self
    }

    /// The value of a field, empty if it did not come.
    pub fn get(&self, field: &str) -> &str {
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// Every value of a field of several choices.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether it names a group.
    pub fn names_group(&self) -> bool {
        !self.get("group").is_empty()
    }

    /// How deep the group or the appendix stands that begins with it; nothing if none does.
    fn level(&self) -> Option<GroupLevel> {
        if self.opens_appendix() {
            return Some(GroupLevel::Outer);
        }
        GroupLevel::from_code(self.get("group"))
    }

    /// Whether a box is ticked.
    pub fn has(&self, field: &str) -> bool {
        self.values.iter().any(|(name, _)| name == field)
    }

    /// Whether an appendix begins with the line.
    pub fn opens_appendix(&self) -> bool {
        self.get(APPENDIX.0) == APPENDIX.1
    }

    /// Writes the value of a field of one value.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        let value = value.into();
        match self.values.iter_mut().find(|(name, _)| name == field) {
            Some((_, old)) => *old = value,
            None => self.values.push((field.to_owned(), value)),
        }
    }

    /// Ticks or clears one choice of a field.
    pub fn tick(&mut self, field: &str, value: &str, on: bool) {
        self.values.retain(|(name, old)| !(name == field && old == value));
        if on {
            self.values.push((field.to_owned(), value.to_owned()));
        }
    }
}

impl TypedSection {
    /// The lines of a posted form, in the order in which they stood in the document.
    pub fn from_fields<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut lines: Vec<TypedLine> = Vec::new();
        for (name, value) in fields {
            let Some((id, field)) = name.strip_prefix("line.").and_then(|rest| rest.split_once('.')) else {
                continue;
            };
            // Browsers send the line ends of a text area as CR LF.
            let value = value.replace("\r\n", "\n");
            let place = lines.iter().position(|line| line.id == id).unwrap_or_else(|| {
                lines.push(TypedLine::new(id));
                lines.len() - 1
            });
            if let Some(line) = lines.get_mut(place) {
                line.values.push((field.to_owned(), value));
            }
        }
        Self(lines)
    }

    /// Whether the same lines in the same order hold the same values, whatever the order of the fields; a field that
    /// is blank and one that did not come are the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let said = |section: &Self| {
            let lines = section.0.iter().map(|line| {
                let mut values: Vec<_> =
                    line.values.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
                values.sort_unstable();
                (line.id.clone(), values)
            });
            lines.collect::<Vec<_>>()
        };
        said(self) == said(other)
    }

    /// Carries out the part of a press that changes the lines; `fresh` is the line that is added.
    pub fn press(&mut self, press: &Press, fresh: impl FnOnce() -> TypedLine) {
        let place = |id: &str| self.0.iter().position(|line| line.id == id);
        match press {
            Press::Save => {}
            Press::Add | Press::AddAppendix | Press::Group => self.0.push(fresh()),
            Press::Below(id) => {
                let after = place(id).map_or(self.0.len(), |place| place + 1);
                self.0.insert(after, fresh());
            }
            Press::Up(id) => {
                if let Some(place) = place(id) {
                    self.raise(place);
                }
            }
            Press::Down(id) => {
                if let Some(place) = place(id) {
                    self.lower(place);
                }
            }
            Press::Remove(id) => self.0.retain(|line| line.id != *id),
        }
    }

    /// The levels of the groups that the lines name; an appendix holds what stands below it as an outer group does.
    pub fn levels(&self) -> Vec<Option<GroupLevel>> {
        self.0.iter().map(TypedLine::level).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section() -> TypedSection {
        TypedSection(["a", "b", "c"].map(TypedLine::new).into())
    }

    fn order(section: &TypedSection) -> String {
        section.0.iter().map(|line| line.id.as_str()).collect()
    }

    #[test]
    fn lines_keep_the_order_of_the_document_and_every_value() {
        let fields = [
            ("base", "3"),
            ("line.b.text.kk", "бір\r\nекі"),
            ("line.b.method", "cash"),
            ("line.a.amount", "abc"),
            ("line.b.method", "transfer"),
        ];
        let section = TypedSection::from_fields(fields.into_iter());
        assert_eq!(order(&section), "ba");
        assert_eq!(section.0[0].get("text.kk"), "бір\nекі");
        assert_eq!(section.0[0].all("method").collect::<Vec<_>>(), ["cash", "transfer"]);
        assert_eq!(section.0[1].get("amount"), "abc");
    }

    #[test]
    fn what_a_document_holds_is_compared_with_what_it_was_made_from() {
        let made = TypedSection(vec![
            TypedLine::new("a").with("text.kk", "бір").with("text.en", "").with("method", "cash"),
        ]);
        let of = |fields: &[(&str, &str)]| TypedSection::from_fields(fields.iter().copied());
        assert!(of(&[("line.a.method", "cash"), ("line.a.text.kk", "бір")]).says_the_same(&made));
        assert!(!of(&[("line.a.method", "cash"), ("line.a.text.kk", "екі")]).says_the_same(&made));
        assert!(!of(&[("line.a.text.kk", "бір")]).says_the_same(&made));
        assert!(!of(&[]).says_the_same(&made));
    }

    #[test]
    fn buttons_add_move_and_remove_lines() {
        let fresh = || TypedLine::new("n");
        for (value, expected) in [
            ("add", "abcn"),
            ("up:b", "bac"),
            ("up:a", "abc"),
            ("down:b", "acb"),
            ("down:c", "abc"),
            ("remove:b", "ac"),
            ("remove:z", "abc"),
            ("below:a", "anbc"),
            ("below:z", "abcn"),
            ("group", "abcn"),
            ("save", "abc"),
        ] {
            let mut lines = section();
            lines.press(&Press::of(value), fresh);
            assert_eq!(order(&lines), expected, "{value}");
        }
    }

    #[test]
    fn ticks_come_and_go_one_by_one() {
        let mut line = TypedLine::new("a").with("method", "cash");
        line.tick("method", "transfer", true);
        line.tick("method", "cash", false);
        line.tick("method", "transfer", true);
        assert_eq!(line.all("method").collect::<Vec<_>>(), ["transfer"]);
    }
}
