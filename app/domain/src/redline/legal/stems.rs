//! The words that make turns of legal writing, by their beginnings.

/// A beginning of a word and how many letters may follow it (the endings of its cases).
pub(super) type Stem = (&'static str, usize);

/// Units after a number.
pub(super) const UNITS: &[Stem] = &[
    ("day", 1),
    ("hour", 1),
    ("minute", 1),
    ("month", 1),
    ("year", 1),
    ("week", 1),
    ("tenge", 0),
    ("mci", 1),
    ("percent", 0),
    ("index", 2),
    ("indices", 0),
    ("день", 0),
    ("дн", 3),
    ("час", 3),
    ("минут", 6),
    ("месяц", 3),
    ("год", 3),
    ("лет", 0),
    ("недел", 3),
    ("сутк", 2),
    ("суток", 0),
    ("тенге", 0),
    ("мрп", 0),
    ("процент", 4),
    ("показател", 3),
    ("күн", 6),
    ("сағат", 6),
    ("ай", 0),
    ("айда", 0),
    ("айдан", 0),
    ("айға", 0),
    ("айдың", 0),
    ("жыл", 5),
    ("апта", 5),
    ("теңге", 6),
    ("аек", 3),
    ("пайыз", 6),
    ("көрсеткіш", 8),
];
/// Words between a number and its unit.
pub(super) const QUALIFIERS: &[Stem] = &[
    ("business", 0),
    ("working", 0),
    ("calendar", 0),
    ("monthly", 0),
    ("calculation", 0),
    ("рабоч", 3),
    ("календарн", 3),
    ("банковск", 3),
    ("месячн", 3),
    ("расчетн", 3),
    ("расчётн", 3),
    ("жұмыс", 0),
    ("күнтізбелік", 0),
    ("айлық", 0),
    ("есептік", 0),
];
/// The months.
pub(super) const MONTHS: &[Stem] = &[
    ("january", 0),
    ("february", 0),
    ("march", 0),
    ("april", 0),
    ("may", 0),
    ("june", 0),
    ("july", 0),
    ("august", 0),
    ("september", 0),
    ("october", 0),
    ("november", 0),
    ("december", 0),
    ("январ", 2),
    ("феврал", 2),
    ("март", 2),
    ("апрел", 2),
    ("май", 0),
    ("мая", 0),
    ("июн", 2),
    ("июл", 2),
    ("август", 2),
    ("сентябр", 2),
    ("октябр", 2),
    ("ноябр", 2),
    ("декабр", 2),
    ("қаңтар", 4),
    ("ақпан", 4),
    ("наурыз", 4),
    ("сәуір", 4),
    ("мамыр", 4),
    ("маусым", 4),
    ("шілде", 4),
    ("тамыз", 4),
    ("қыркүйе", 5),
    ("қазан", 4),
    ("қараша", 4),
    ("желтоқсан", 4),
];
/// "Year" after its number.
pub(super) const YEAR_WORDS: &[Stem] = &[("год", 2), ("г", 0), ("жыл", 5)];
/// Words that stand before the number of a provision.
pub(super) const LEADING: &[Stem] = &[
    ("стать", 3),
    ("пункт", 3),
    ("част", 3),
    ("абзац", 3),
    ("глав", 3),
    ("раздел", 3),
    ("приложени", 3),
    ("ст", 0),
    ("п", 0),
    ("article", 1),
    ("paragraph", 1),
    ("clause", 1),
    ("section", 1),
    ("part", 1),
    ("chapter", 1),
    ("annex", 2),
    ("art", 0),
];
/// The same, whose number carries a closing bracket: "подпункт 2)".
pub(super) const LEADING_BRACKET: &[Stem] =
    &[("подпункт", 3), ("пп", 0), ("subparagraph", 1), ("subclause", 1)];
/// Words of Kazakh that follow the number of a provision: "10-баптың".
pub(super) const FOLLOWING: &[Stem] = &[
    ("бап", 7),
    ("баб", 7),
    ("тармақ", 8),
    ("тармағ", 8),
    ("тармақша", 8),
    ("бөлі", 8),
    ("тарау", 7),
    ("қосымша", 7),
    ("абзац", 7),
];
/// Ordinal numbers of parts.
pub(super) const ORDINALS: &[Stem] = &[
    ("перв", 3),
    ("втор", 3),
    ("трет", 4),
    ("четверт", 3),
    ("четвёрт", 3),
    ("пят", 3),
    ("шест", 3),
    ("бірінші", 0),
    ("екінші", 0),
    ("үшінші", 0),
    ("төртінші", 0),
    ("бесінші", 0),
    ("алтыншы", 0),
];
/// Abbreviations whose full stop belongs to them and ends no sentence.
pub(super) const ABBREVIATIONS: &[&str] = &[
    "ст", "пп", "гл", "см", "тыс", "млн", "млрд", "им", "ул", "обл", "руб", "тг", "стр", "др", "пр", "art",
    "para", "vs", "т.б", "т.с.с", "т.е", "т.д", "т.п", "т.к", "e.g", "i.e",
];
/// The second letters of the abbreviations that are also written with a space: "т. д.".
pub(super) const AFTER_T: &[&str] = &["д", "п", "е", "к", "б"];
