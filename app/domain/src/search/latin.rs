//! Kazakh and Russian in Latin letters: by the alphabet of 2021 and as people type without it.

/// Latin letters and what they are in Cyrillic, the longer before the shorter; Kazakh letters as they are folded.
const SOUNDS: [(&str, &str); 49] = [
    ("shch", "щ"),
    ("sch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("gh", "г"),
    ("ts", "ц"),
    ("ph", "ф"),
    ("ck", "к"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "е"),
    ("ye", "е"),
    ("a", "а"),
    ("ä", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("ç", "ч"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("ğ", "г"),
    ("h", "х"),
    ("i", "и"),
    ("ı", "и"),
    ("j", "ж"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("ñ", "н"),
    ("o", "о"),
    ("ö", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("ş", "ш"),
    ("t", "т"),
    ("u", "у"),
    ("ü", "у"),
    ("ū", "у"),
    ("v", "в"),
    ("w", "у"),
    ("x", "х"),
    ("y", "ы"),
    ("z", "з"),
];

/// What some Latin letters may mean beside their plain reading: `ng` is `ң` too, `j` is `й`.
const OTHERWISE: [(&str, &str, &str); 6] = [
    ("ng", "нг", "н"),
    ("j", "ж", "й"),
    ("ia", "иа", "ия"),
    ("ts", "ц", "тс"),
    ("c", "ц", "с"),
    ("c", "ц", "к"),
];

/// The most readings of one word.
const MOST: usize = 4;

/// The readings of a word in small letters, the likeliest first; none if a letter is not Latin or there are fewer than three.
pub(super) fn readings(small: &str) -> Vec<String> {
    if small.chars().count() < 3 {
        return Vec::new();
    }
    let Some(plain) = in_cyrillic(small) else { return Vec::new() };
    let mut found = vec![plain.clone()];
    for (latin, plainly, otherwise) in OTHERWISE {
        if found.len() < MOST && small.contains(latin) && plain.contains(plainly) {
            found.push(plain.replace(plainly, otherwise));
        }
    }
    found
}

/// The plain reading; `y` after a vowel is `й`.
fn in_cyrillic(small: &str) -> Option<String> {
    let mut rest = small;
    let mut read = String::with_capacity(small.len() * 2);
    while !rest.is_empty() {
        let (latin, cyrillic) = *SOUNDS.iter().find(|(latin, _)| rest.starts_with(latin))?;
        let is_after_vowel = read.ends_with(['а', 'е', 'и', 'о', 'у', 'ы']);
        read.push_str(if latin == "y" && is_after_vowel { "й" } else { cyrillic });
        rest = rest.strip_prefix(latin)?;
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_and_russian_are_read_as_people_type_them() {
        for (typed, right) in [
            ("anyqtama", "аныктама"),
            ("anyktama", "аныктама"),
            ("otinish", "отиниш"),
            ("ötınış", "отиниш"),
            ("qyzmet", "кызмет"),
            ("kuälık", "куалик"),
            ("ruqsat", "руксат"),
            ("mekenjay", "мекенжай"),
            ("spravka", "справка"),
            ("litsenziya", "лицензия"),
            ("licenziya", "лицензия"),
            ("zayavlenie", "заявление"),
            ("shchuchinsk", "щучинск"),
        ] {
            assert_eq!(readings(typed).first().map(String::as_str), Some(right), "{typed}");
        }
        assert!(readings("zhanga").contains(&"жана".to_owned()));
        assert!(readings("rajon").contains(&"район".to_owned()));
        assert!(readings("detskiy").contains(&"детский".to_owned()));
        assert!(readings("kopia").contains(&"копия".to_owned()));
    }

    #[test]
    fn what_is_not_latin_or_too_short_has_no_reading() {
        for typed in ["", "ab", "справка", "a4b5", "łódź"] {
            assert!(readings(typed).is_empty(), "{typed}");
        }
    }
}
