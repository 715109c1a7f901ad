//! Sentences that say something beside a list, and lines that hold several items.

use super::lead::small;

/// Whether words are a sentence that tells what is done, no name of a thing.
pub(super) fn is_note(words: &str) -> bool {
    const NOTES: [&str; 5] = ["примечание", "ескертпе", "при этом", "бұл ретте", "в случае"];
    const VERBS: [&str; 21] = [
        "подлежит",
        "подлежат",
        "требуется",
        "требуются",
        "необходимо",
        "вправе",
        "обязан",
        "обязаны",
        "должны",
        "должен",
        "допускается",
        "допускаются",
        "дает",
        "тиіс",
        "қажет",
        "болады",
        "емес",
        "жоқ",
        "хабарлайды",
        "міндетті",
        "құқылы",
    ];
    const ENDS: [&str; 8] = ["ется", "ится", "ются", "ятся", "ает", "яет", "ует", "ают"];
    const KAZAKH: [&str; 4] = ["ады", "еді", "йды", "йді"];
    let small = small(words);
    let own = without_clauses(&small);
    let begins = words.starts_with(|letter: char| letter.is_uppercase() || letter == '«');
    let all = || own.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() > 3);
    let russian = all().any(|word| VERBS.contains(&word) || ENDS.iter().any(|end| word.ends_with(end)));
    let last = all().next_back().unwrap_or("");
    let kazakh = KAZAKH.iter().any(|end| last.ends_with(end));
    kazakh || begins && (NOTES.iter().any(|note| small.starts_with(note)) || russian)
}

/// Small words without what is told of a thing behind "который" and its kin, up to the next comma.
fn without_clauses(small: &str) -> String {
    const CLAUSES: [&str; 4] = ["котор", "если", "где", "подтвержда"];
    let is_clause = |part: &&str| {
        let part = part.trim_start().trim_start_matches("в ").trim_start_matches("на ");
        !CLAUSES.iter().any(|word| part.starts_with(word))
    };
    small.split(',').filter(is_clause).collect::<Vec<_>>().join(",")
}

/// Whether a sentence tells what the office does, not what is brought to it.
pub(super) fn is_of_office(words: &str) -> bool {
    const BRINGS: [&str; 7] = ["представ", "предостав", "прилага", "подает", "подают", "ұсын", "тапсыр"];
    let small = small(words);
    is_note(words) && !BRINGS.iter().any(|word| small.contains(word))
}

/// Whether words say that there is nothing to bring.
pub(super) fn is_demanded_nothing(small: &str) -> bool {
    let words = small.trim_end_matches(['.', ';', ' ']);
    let nothing =
        ["не требуется", "не требуются", "не предусмотрены", "не предусмотрено", "отсутствуют", "нет"];
    let kazakh = ["талап етілмейді", "қажет емес", "көзделмеген", "жоқ", "қарастырылмаған"];
    let count = words.split_whitespace().count();
    count <= 4
        && nothing.iter().chain(&kazakh).any(|word| words == *word || words.ends_with(&format!(" {word}")))
}

/// The items of a line, between semicolons outside brackets and quotation marks.
pub(super) fn parts(words: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut from) = (0_usize, 0);
    for (place, letter) in words.char_indices() {
        match letter {
            '(' | '«' => depth += 1,
            ')' | '»' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                found.extend(words.get(from..place));
                from = place + 1;
            }
            _ => {}
        }
    }
    found.extend(words.get(from..));
    let says = |part: &&str| part.chars().any(char::is_alphanumeric);
    let kept: Vec<&str> = found.into_iter().map(str::trim).filter(says).collect();
    if kept.is_empty() { vec![words] } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_names_of_documents() {
        for words in [
            "Документы подаются в одном экземпляре.",
            "Сведения о земельном участке услугодатель получает из информационных систем.",
            "Ранее выданная лицензия подлежит возврату.",
            "Переоформление лицензии осуществляется в случае изменения фамилии.",
            "Құжаттар бір данада ұсынылады.",
            "Истребование документов, которые могут быть получены из систем, не допускается.",
        ] {
            assert!(is_note(words), "{words}");
        }
        for words in [
            "заявка",
            "Копия договора, который подтверждает право",
            "Документ, удостоверяющий личность",
            "Недостоверность представленных документов",
            "төленгенін растайтын құжат",
            "форма сведений, содержащих информацию",
        ] {
            assert!(!is_note(words), "{words}");
        }
    }

    #[test]
    fn what_the_office_does_is_told_from_what_is_brought() {
        assert!(is_of_office("При приеме документов работник выдает расписку с указанием"));
        assert!(!is_of_office("Для переоформления лицензии услугополучатели представляют"));
        assert!(!is_of_office("для юридических лиц"));
    }

    #[test]
    fn items_are_parted_outside_brackets() {
        assert_eq!(parts("а; б (в; г);"), ["а", "б (в; г)"]);
        assert_eq!(parts(";"), [";"]);
    }
}
