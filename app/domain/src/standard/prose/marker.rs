//! The marks that lawyers set before a line of a list: `4-1)`, `а)`, `(1)`, `I.`, `1.1.`, a dash.

/// What a mark looks like; a line whose kind comes later stands below a line whose kind comes earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkKind {
    /// `I.`, `IV)`.
    Roman,
    /// `А)`.
    Capital,
    /// `1.`, `1.1.`, with so many numbers.
    Dotted(usize),
    /// `1)`, `4-1)`.
    Closed,
    /// `(1)`, `(а)`.
    Bracketed,
    /// `а)`, `ii)`.
    Letter,
    /// A dash or a point.
    Dash(char),
}

impl MarkKind {
    /// Whether a line of this kind ends the open line of another: it is its neighbour or stands above it.
    pub(super) fn ends(self, open: Self) -> bool {
        self == open || (self < open && !matches!(open, Self::Dash(_)))
    }
}

/// The longest mark, in bytes: `(123-123)` in two-byte letters at most.
const LONGEST: usize = 18;

/// The mark that begins a line, if there is any: its length in bytes and its kind.
pub(super) fn lead(line: &str) -> Option<(usize, MarkKind)> {
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..)?;
    if matches!(first, '–' | '—' | '―' | '−' | '•' | '·' | '●' | '▪' | '◦') {
        return rest.starts_with(char::is_whitespace).then_some((first.len_utf8(), MarkKind::Dash(first)));
    }
    closed(line).or_else(|| dotted(line))
}

/// The mark of an item of `CommonMark`, which begins at the start of `source`, and its kind.
pub(super) fn listed(source: &str) -> Option<(&str, MarkKind)> {
    let source = source.trim_start();
    let first = source.chars().next()?;
    if matches!(first, '-' | '+' | '*') {
        return Some((source.get(..1)?, MarkKind::Dash(first)));
    }
    let digits = source.find(|letter: char| !letter.is_ascii_digit()).filter(|digits| *digits > 0)?;
    let kind = match source.get(digits..)?.chars().next()? {
        ')' => MarkKind::Closed,
        '.' => MarkKind::Dotted(1),
        _ => return None,
    };
    Some((source.get(..=digits)?, kind))
}

/// A mark that ends with a bracket.
fn closed(line: &str) -> Option<(usize, MarkKind)> {
    let (opened, body) = line.strip_prefix('(').map_or((0, line), |body| (1, body));
    let length = body.find(')').filter(|length| *length <= LONGEST)?;
    let after = body.get(length + 1..)?.chars().next();
    if after.is_some_and(|letter| {
        !(letter.is_whitespace() || letter.is_alphabetic() || matches!(letter, '«' | '_'))
    }) {
        return None;
    }
    let kind = within(body.get(..length)?)?;
    Some((opened + length + 1, if opened > 0 { MarkKind::Bracketed } else { kind }))
}

/// The kind of what stands before a closing bracket.
fn within(inner: &str) -> Option<MarkKind> {
    if numbers(inner, '-').is_some() {
        return Some(MarkKind::Closed);
    }
    let (letters, added) =
        inner.split_once('-').map_or((inner, None), |(letters, added)| (letters, Some(added)));
    if added.is_some_and(|added| numbers(added, '-').is_none()) {
        return None;
    }
    if is_roman(letters) {
        return Some(MarkKind::Roman);
    }
    let is_small_roman = letters.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x' | 'і'));
    let mut all = letters.chars();
    match (all.next(), all.next()) {
        (Some(letter), None) if letter.is_uppercase() => Some(MarkKind::Capital),
        (Some(letter), None) if letter.is_alphabetic() => Some(MarkKind::Letter),
        (Some(_), Some(_)) if is_small_roman => Some(MarkKind::Letter),
        _ => None,
    }
}

/// A mark that ends with a full stop, before white space.
fn dotted(line: &str) -> Option<(usize, MarkKind)> {
    let length = line.find(char::is_whitespace).filter(|length| *length <= LONGEST)?;
    let mark = line.get(..length)?.strip_suffix('.')?;
    if is_roman(mark) {
        return Some((length, MarkKind::Roman));
    }
    let plain = mark.split_once('-').map_or(mark, |(plain, _)| plain);
    let added = mark.strip_prefix(plain)?.strip_prefix('-');
    if added.is_some_and(|added| numbers(added, '-').is_none()) {
        return None;
    }
    numbers(plain, '.').map(|count| (length, MarkKind::Dotted(count)))
}

/// How many numbers of three digits at most stand here, apart by `between`; none if there is anything else.
fn numbers(text: &str, between: char) -> Option<usize> {
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit());
    text.split(between).all(is_number).then(|| text.split(between).count())
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'І'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_lawyers_are_known() {
        for (line, mark, kind) in [
            ("1) раз", "1)", MarkKind::Closed),
            ("4-1) раз", "4-1)", MarkKind::Closed),
            ("1)раз", "1)", MarkKind::Closed),
            ("(2) раз", "(2)", MarkKind::Bracketed),
            ("а) раз", "а)", MarkKind::Letter),
            ("ii) раз", "ii)", MarkKind::Letter),
            ("А) раз", "А)", MarkKind::Capital),
            ("I. раз", "I.", MarkKind::Roman),
            ("IV) раз", "IV)", MarkKind::Roman),
            ("1. раз", "1.", MarkKind::Dotted(1)),
            ("1.1. раз", "1.1.", MarkKind::Dotted(2)),
            ("– раз", "–", MarkKind::Dash('–')),
            ("• раз", "•", MarkKind::Dash('•')),
        ] {
            assert_eq!(lead(line), Some((mark.len(), kind)), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_is_none() {
        for line in [
            "",
            "раз",
            "г. Алматы",
            "2026. раз",
            "12.05.2026 г.",
            "А. Иванов",
            "–раз",
            "1.5 тенге",
            "аб) раз",
            "5).",
        ] {
            assert_eq!(lead(line), None, "{line}");
        }
    }

    #[test]
    fn items_of_common_mark_have_the_mark_that_was_typed() {
        assert_eq!(listed("  12) раз"), Some(("12)", MarkKind::Closed)));
        assert_eq!(listed("* раз"), Some(("*", MarkKind::Dash('*'))));
        assert_eq!(listed("3."), Some(("3.", MarkKind::Dotted(1))));
    }
}
