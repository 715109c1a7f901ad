//! The words that the name of a section is made of: what stands beside them says when the section applies.

use crate::standard::SectionKey;

/// Words of every name, by their beginnings; those of up to four letters as they are.
const EVERYWHERE: &str = "\
    оказани оказыва оказанн государственн услуга услуги услугу услуг предоставлени получени для при в с и \
    на у к по от о об ее его их или мемлекеттік көрсетілетін көрсетілу көрсету көрсетуден көрсетудің \
    көрсетілуін қызмет ұсыну және of the state service rendering for to";
/// Words that stand before what they belong to.
const PREPOSITIONS: &[&str] =
    &["для", "при", "в", "с", "и", "на", "у", "к", "по", "от", "о", "об", "или", "of", "for", "to"];
/// Words that a clause begins with.
const CLAUSES: &[&str] = &["для", "при", "через", "в", "с", "от"];

/// The words of one name, by their beginnings; those of up to four letters as they are.
const fn own(section: SectionKey) -> &'static str {
    match section {
        SectionKey::Term => "срок сроки срока максимальный общий мерзім term terms",
        SectionKey::Form => "форма формы оказываем вид нысан түрі тәсілі form",
        SectionKey::Result => "результат является являются нәтиже болып табылады оказываем result is",
        SectionKey::Payment => {
            "\
             размер плата платы оплата оплаты взимаем взимани услугополучател способ случаях \
             предусмотренн установленн законодательств законами республик казахстан стоимост порядок \
             сумма алынатын төлем мөлшер ақы ақының алу алудың тәсіл алушыдан қазақстан заңнама заңдар \
             көзделген белгіленген жағдай оны кезінде amount payment"
        }
        SectionKey::Schedule => {
            "\
             график режим время часы работы приема жұмыс кесте графиг уақыты объектов информации ақпарат \
             объектілер work working schedule hours"
        }
        SectionKey::Documents => {
            "\
             перечень список документ сведени материал необходим требуем истребуем представля подаваем \
             основных услугополучател обращени либо представител законного доверенност следующ қажет \
             құжат тізбе тізім талап етілетін мәлімет алушыдан алушының алушы үшін мен жүгінген кезде \
             list documents required"
        }
        SectionKey::RefusalGrounds => {
            "\
             основани отказа отказ отказе отказывает установленн предусмотренн законодательств законам \
             законами законом республик казахстан исчерпывающ перечень действующ является являются случаи \
             случаях следующ услугодател бас тарту бастарту негіз себеп заңнама заңдар белгіленген \
             бекітілген көзделген қазақстан үшін туралы арналған grounds ground refus"
        }
        SectionKey::ServiceName => "наименовани название подвид атауы кіші түрлерінің name",
        SectionKey::Provider => {
            "наименовани название услугодател берушінің берушілердің беруші атауы name provider"
        }
        SectionKey::Other => "способ способы каналы получени тәсілдері тәсілі ways",
        _ => "",
    }
}

/// Whether a word of a name says nothing besides the name.
fn is_spare(core: &str, section: SectionKey) -> bool {
    let small = core.to_lowercase().replace('ё', "е");
    let is_it = |known: &str| small == known || known.chars().count() > 4 && small.starts_with(known);
    // "услугодатель" is no word of every name, though it begins like one.
    let other = small.starts_with("услугод") || small.starts_with("услугоп");
    small.is_empty() || !other && EVERYWHERE.split(' ').any(is_it) || own(section).split(' ').any(is_it)
}

/// What a name says besides the name, as it stands: "при подаче на портале" of "Срок оказания при подаче на портале".
pub(in super::super) fn left_of(name: &str, section: SectionKey) -> &str {
    let words = split(name);
    let spare = |word: &&(usize, usize)| name.get(word.0..word.1).is_none_or(|core| is_spare(core, section));
    let first = words.iter().take_while(spare).count();
    let last = words.iter().skip(first).rev().skip_while(spare).count();
    if last == 0 {
        return "";
    }
    let first = from(name, &words, first);
    let end = words
        .get(words.len() - words.iter().rev().take_while(spare).count() - 1)
        .map_or(name.len(), |word| word.1);
    let start = words.get(first).map_or(0, |word| word.0);
    // A bracket that was opened is closed.
    let rest = name.get(end..).unwrap_or("");
    let end =
        if rest.starts_with([')', '»']) { end + rest.chars().next().map_or(0, char::len_utf8) } else { end };
    name.get(opened(name, start)..end).unwrap_or("").trim()
}

/// What follows a name in the same sentence: "бумажная" of "Форма оказания государственной услуги бумажная".
pub(in super::super) fn behind(sentence: &str, section: SectionKey) -> &str {
    let words = split(sentence);
    let spare =
        |word: &&(usize, usize)| sentence.get(word.0..word.1).is_none_or(|core| is_spare(core, section));
    let first = words.iter().take_while(spare).count();
    if first == words.len() {
        return "";
    }
    let start = words.get(from(sentence, &words, first)).map_or(0, |word| word.0);
    sentence.get(opened(sentence, start)..).unwrap_or("").trim()
}

/// The first word that belongs to what is left: its prepositions go with it, and its clause if it stands in brackets.
fn from(text: &str, words: &[(usize, usize)], first: usize) -> usize {
    let word = |place: usize| {
        let (start, end) = words.get(place).copied().unwrap_or_default();
        text.get(start..end).unwrap_or("").to_lowercase()
    };
    let start = words.get(first).map_or(0, |word| word.0);
    let before = text.get(..start).unwrap_or("");
    if before.matches('(').count() > before.matches(')').count() {
        let bracket = before.rfind('(').unwrap_or(0);
        let outside = |place: &usize| words.get(*place).is_some_and(|word| word.0 < bracket);
        let clause = (0..first).rev().filter(outside).find(|place| CLAUSES.contains(&word(*place).as_str()));
        if let Some(clause) = clause {
            return clause;
        }
        // In Kazakh the case begins the name.
        if text.contains(['қ', 'ң', 'ө', 'ү', 'ұ', 'і', 'ғ']) {
            return 0;
        }
    }
    let mut first = first;
    while first > 0 && PREPOSITIONS.contains(&word(first - 1).as_str()) {
        first -= 1;
    }
    first
}

/// The same place, or that of the bracket or the quotation mark before it.
fn opened(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or("");
    before
        .chars()
        .next_back()
        .filter(|mark| matches!(mark, '(' | '«' | '“' | '"'))
        .map_or(start, |mark| start - mark.len_utf8())
}

/// Where the words of a text begin and end, without the marks around them.
fn split(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = None;
    for (place, letter) in text.char_indices() {
        let is_inner = letter.is_alphanumeric() || letter == '-' && from.is_some();
        match (is_inner, from) {
            (true, None) => from = Some(place),
            (false, Some(start)) => {
                found.push((start, place));
                from = None;
            }
            _ => {}
        }
    }
    found.extend(from.map(|start| (start, text.len())));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_name_says_besides_itself_is_left() {
        for (name, section, left) in [
            ("Срок оказания государственной услуги", SectionKey::Term, ""),
            (
                "Срок оказания государственной услуги при подаче заявки на портале",
                SectionKey::Term,
                "при подаче заявки на портале",
            ),
            (
                "Срок рассмотрения заявки и выдачи результата оказания государственной услуги",
                SectionKey::Term,
                "рассмотрения заявки и выдачи результата",
            ),
            (
                "Срок оказания государственной услуги для индивидуальных предпринимателей",
                SectionKey::Term,
                "для индивидуальных предпринимателей",
            ),
            (
                "Перечень документов, необходимых для оказания государственной услуги при обращении юридического лица",
                SectionKey::Documents,
                "юридического лица",
            ),
            ("Перечень документов для юридических лиц", SectionKey::Documents, "для юридических лиц"),
            (
                "Перечень документов, необходимых для оказания государственной услуги при обращении услугополучателя (либо, его \
                 представителя по нотариально заверенной доверенности) к услугодателю",
                SectionKey::Documents,
                "при обращении услугополучателя (либо, его представителя по нотариально заверенной доверенности) к услугодателю",
            ),
            (
                "Основания для отказа в оказании государственной услуги, установленные законами Республики Казахстан",
                SectionKey::RefusalGrounds,
                "",
            ),
            ("Мемлекеттік көрсетілетін қызмет мерзімдері", SectionKey::Term, ""),
            ("Портал арқылы мемлекеттік қызметті көрсету мерзімі", SectionKey::Term, "Портал арқылы"),
            ("Мемлекеттік қызметті көрсетуден бас тарту үшін негіздер", SectionKey::RefusalGrounds, ""),
            ("График работы услугодателя", SectionKey::Schedule, "услугодателя"),
        ] {
            assert_eq!(left_of(name, section), left, "{name}");
        }
    }

    #[test]
    fn what_follows_a_name_in_its_sentence_is_kept() {
        for (sentence, section, rest) in [
            ("Форма оказания государственной услуги бумажная.", SectionKey::Form, "бумажная."),
            (
                "Срок оказания государственной услуги составляет один месяц со дня регистрации заявки.",
                SectionKey::Term,
                "составляет один месяц со дня регистрации заявки.",
            ),
            (
                "Срок оказания государственной услуги в течение 3 рабочих дней",
                SectionKey::Term,
                "в течение 3 рабочих дней",
            ),
            (
                "График работы услугодателя с понедельника",
                SectionKey::Schedule,
                "услугодателя с понедельника",
            ),
            (
                "Основанием для отказа в оказании государственной услуги является просроченная заявка.",
                SectionKey::RefusalGrounds,
                "просроченная заявка.",
            ),
            ("Результат оказания услуги справка.", SectionKey::Result, "справка."),
        ] {
            assert_eq!(behind(sentence, section), rest, "{sentence}");
        }
    }
}
