//! What sentences on working hours are made of: days, times, breaks and words that say nothing.

/// A piece of a sentence on working hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A day of the week, from Monday.
    Day(usize),
    /// From the day before to the day after.
    Through,
    /// Every day.
    Daily,
    /// A time of day, in minutes after midnight.
    Time(u16),
    /// A break.
    Pause,
}

/// Days by the beginnings of their names, the longer ones first.
const DAYS: &[(&str, usize)] = &[
    ("понедельник", 0),
    ("вторник", 1),
    ("сред", 2),
    ("четверг", 3),
    ("пятниц", 4),
    ("суббот", 5),
    ("воскресень", 6),
    ("дүйсенбі", 0),
    ("сейсенбі", 1),
    ("сәрсенбі", 2),
    ("бейсенбі", 3),
    ("жұма", 4),
    ("жексенбі", 6),
    ("сенбі", 5),
    ("monday", 0),
    ("tuesday", 1),
    ("wednesday", 2),
    ("thursday", 3),
    ("friday", 4),
    ("saturday", 5),
    ("sunday", 6),
];
/// Words that say nothing beside days and times.
const SAYS_NOTHING: &str = "\
    с со до в во на и час часа часов ч включительно время времени обед обеда обеденный обеденным \
    обеденного каждый день еженедельно режим работы сағат ден дан тен тан нан нен ге ға ке қа де дейін \
    дейінгі бастап аралығында қоса алғанда қосып есептегенде қосқанда және түскі асқа арналған уақыты \
    уақытта from the hours lunch with a for inclusive and at";
/// Words of a break.
const PAUSES: &[&str] = &["перерыв", "үзіліс", "break"];

fn says_nothing(small: &str) -> bool {
    SAYS_NOTHING.split(' ').any(|word| word == small)
}

/// The day that a word names.
pub(super) fn day(small: &str) -> Option<usize> {
    let (name, day) = DAYS.iter().find(|(name, _)| small.starts_with(name))?;
    // "средства" is no day.
    let ending = small.get(name.len()..)?.chars().count();
    (ending <= 5 && !small.starts_with("средс") && !small.starts_with("средн")).then_some(*day)
}

/// What a piece of text is made of, in order; none if anything in it is not understood.
pub(super) fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    let text = text.replace("жұма күні", "жұма");
    for word in text.split(|letter: char| letter.is_whitespace() || "(),;«»".contains(letter)) {
        read(word, &mut found)?;
    }
    Some(found)
}

fn read(word: &str, found: &mut Vec<Piece>) -> Option<()> {
    if let Some((first, second)) = range(word) {
        found.extend([Piece::Time(first), Piece::Time(second)]);
        return Some(());
    }
    if let Some((time, rest)) = time(word) {
        found.push(Piece::Time(time));
        let rest = rest.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        return (rest.is_empty() || says_nothing(&rest)).then_some(());
    }
    let small = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    if small.is_empty() {
        // A dash stands between two days or two times.
        if word.contains(['–', '—', '-']) && matches!(found.last(), Some(Piece::Day(_))) {
            found.push(Piece::Through);
        }
        return Some(());
    }
    if let Some((first, second)) = small.split_once(['–', '—', '-'])
        && let (Some(first), Some(second)) = (day(first), day(second))
    {
        found.extend([Piece::Day(first), Piece::Through, Piece::Day(second)]);
        return Some(());
    }
    if let Some(day) = day(&small) {
        // "дүйсенбіден жұмаға дейін": the first day of a range has its own ending.
        let goes_on = small.ends_with("ден") || small.ends_with("дан") || small.ends_with("нен");
        found.push(Piece::Day(day));
        if goes_on {
            found.push(Piece::Through);
        }
        return Some(());
    }
    match small.as_str() {
        "по" | "to" | "through" => {
            if matches!(found.last(), Some(Piece::Day(_))) {
                found.push(Piece::Through);
            }
        }
        "ежедневно" | "daily" | "сайын" => found.push(Piece::Daily),
        // "күн сайын" is every day.
        "күн" => {}
        _ if PAUSES.iter().any(|name| small.starts_with(name)) => found.push(Piece::Pause),
        _ if says_nothing(&small) => {}
        _ => {
            let hour = small.parse::<u16>().ok().filter(|hour| *hour <= 24 && small.len() <= 2)?;
            found.push(Piece::Time(hour * 60));
        }
    }
    Some(())
}

/// "9.00-18.30"
fn range(word: &str) -> Option<(u16, u16)> {
    let (first, rest) = time(word)?;
    let rest = rest.strip_prefix(['-', '–', '—'])?;
    let (second, rest) = time(rest)?;
    rest.chars().all(|letter| !letter.is_alphanumeric()).then_some((first, second))
}

/// The time that a word begins with, and what follows it: "9.00", "18:30", "9-00".
pub(super) fn time(word: &str) -> Option<(u16, &str)> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let hours = digits(word);
    let mark = word.get(hours..)?.chars().next().filter(|mark| matches!(mark, '.' | ':' | '-'))?;
    let rest = word.get(hours + mark.len_utf8()..)?;
    let (hour, minute) = (word.get(..hours)?, rest.get(..2)?);
    let behind = rest.get(2..)?;
    if !(1..=2).contains(&hours) || digits(rest) != 2 {
        return None;
    }
    // "9-18.30" is a range.
    let is_number = behind.strip_prefix(['.', ':']).is_some_and(|more| digits(more) > 0);
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let is_minute = if mark == '-' { matches!(minute, 0 | 15 | 30 | 45) } else { minute < 60 };
    (hour * 60 + minute <= 24 * 60 && is_minute && !is_number).then_some((hour * 60 + minute, behind))
}

/// Whether a text holds a time of day, or a number that may be one.
pub(super) fn tells_time(text: &str) -> bool {
    text.split(|letter: char| letter.is_whitespace() || "(),;«»".contains(letter))
        .any(|word| time(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_from_other_numbers() {
        for (word, minutes) in [
            ("9.00", 540),
            ("18:30", 1110),
            ("9-00", 540),
            ("13.00-ден", 780),
            ("24.00", 1440),
            ("8.30,", 510),
        ] {
            assert_eq!(time(word).map(|(time, _)| time), Some(minutes), "{word}");
        }
        for word in ["9-18.30", "9", "24.30", "9.5", "109.00", "9-18", "1.2.3"] {
            assert_eq!(time(word), None, "{word}");
        }
        assert_eq!(range("9.00-18.30"), Some((540, 1110)));
    }

    #[test]
    fn days_are_told_by_their_whole_names() {
        assert_eq!(day("жексенбіні"), Some(6));
        assert_eq!(day("сенбіні"), Some(5));
        assert_eq!(day("среды"), Some(2));
        assert_eq!(day("средства"), None);
    }
}
