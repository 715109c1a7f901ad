//! Two revisions of a standard with planted changes, always the same for the same figures.

use domain::language::Localized;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};

/// Sentences of clauses; `#` is a number of its own, `@` a term.
const SENTENCES: [&str; 14] = [
    "Услугодатель рассматривает заявление № # и прилагаемые документы в течение @ рабочих дней со дня регистрации.",
    "Услугополучатель представляет заявление по форме согласно приложению # к настоящему стандарту через веб-портал.",
    "При установлении неполноты пакета документов # услугодатель отказывает в дальнейшем рассмотрении заявления.",
    "Результат направляется в личный кабинет услугополучателя в форме электронного документа за номером #.",
    "Основания для отказа предусмотрены подпунктом 2) пункта 3 статьи # Закона Республики Казахстан.",
    "Размер сбора составляет # тенге и уплачивается через банки второго уровня либо платежный шлюз.",
    "Прием заявлений и выдача результатов осуществляются ежедневно, кроме выходных дней, в кабинете # здания.",
    "Жалоба на решение по заявлению # подается на имя руководителя услугодателя в письменном виде.",
    "Сведения о документах, удостоверяющих личность, услугодатель получает из информационных систем реестра #.",
    "Срок действия разрешения составляет # месяцев и продлевается по обращению владельца без взимания платы.",
    "Сотрудник канцелярии регистрирует обращение за номером # в день поступления и выдает расписку.",
    "Электронная копия договора аренды помещения # прилагается к заявлению, если помещение не принадлежит заявителю.",
    "Уведомление о готовности результата # отправляется на абонентский номер не позднее @ часов до окончания срока.",
    "Информация о порядке оказания услуги размещена на интернет-ресурсе уполномоченного органа в разделе #.",
];

/// A line with its identity.
pub type Line = (u64, String);

/// Two revisions and what was planted between them.
pub struct Revisions {
    pub old: Vec<Line>,
    pub new: Vec<Line>,
    /// The planted changes of words.
    pub changes: usize,
    /// The words that they took away and brought.
    pub words: usize,
}

/// Numbers that look drawn and are always the same.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// A clause of about a hundred words.
fn clause(draw: &mut Draw) -> Vec<String> {
    let first = draw.below(SENTENCES.len());
    (0..8)
        .map(|place| {
            let sentence = SENTENCES[(first + place * 3) % SENTENCES.len()];
            let number = draw.below(900) + 100;
            sentence.replace('#', &number.to_string()).replace('@', "5")
        })
        .collect()
}

/// Revisions of so many clauses, so many per cent of them changed, two moved and one split.
pub fn revisions(clauses: usize, percent: usize) -> Revisions {
    let mut draw = Draw(7);
    let old: Vec<Vec<String>> = (0..clauses).map(|_| clause(&mut draw)).collect();
    let mut new: Vec<(u64, Vec<String>)> = (1..).zip(old.clone()).collect();
    let (mut changes, mut words) = (0, 0);
    for (place, (_, sentences)) in new.iter_mut().enumerate() {
        if place * 37 % 100 >= percent {
            continue;
        }
        for kind in [place % 4, (place + 1) % 4] {
            let sentence = &mut sentences[kind * 2];
            let list: Vec<&str> = sentence.split(' ').collect();
            let at = draw.below(list.len() - 4) + 2;
            let (gone, come) = match kind {
                0 => (1, vec!["соответствующий"]),
                1 => (0, vec!["в", "порядке,", "установленном", "законодательством,"]),
                2 => (2, vec![]),
                _ => (
                    list.len() - 1,
                    "Ответ дается заявителю устно либо направляется почтой".split(' ').collect(),
                ),
            };
            let at = if kind == 3 { 0 } else { at };
            changes += 1;
            words += gone + come.len();
            *sentence = [&list[..at], come.as_slice(), &list[at + gone..]].concat().join(" ");
        }
    }
    let mut new: Vec<Line> = new.into_iter().map(|(id, sentences)| (id, sentences.join(" "))).collect();
    let split = clauses / 2;
    let (first, second) =
        new[split].1.split_at(new[split].1.char_indices().filter(|(_, c)| *c == '.').nth(3).unwrap().0 + 1);
    let second = (1_000_000, second.trim_start().to_owned());
    let first = first.to_owned();
    new[split].1 = first;
    new.insert(split + 1, second);
    let moved = new.remove(clauses / 10);
    new.insert(clauses * 3 / 4, moved);
    let moved = new.remove(clauses * 4 / 5);
    new.insert(clauses / 5, moved);
    Revisions {
        old: (1..).zip(old.into_iter().map(|sentences| sentences.join(" "))).collect(),
        new,
        changes,
        words,
    }
}

/// The lines as the last section of a standard; `offset` makes their identities others.
pub fn content(lines: &[Line], offset: u64) -> Content {
    let element = |(id, text): &Line| Element {
        id: ElementId::from_random(id + offset),
        text: Localized::new("", text, ""),
        detail: Detail::Prose,
    };
    let mut content = Content::default();
    content.set(SectionKey::Other, lines.iter().map(element).collect());
    content
}

/// The lines as a text, one to a line.
pub fn flat(lines: &[Line]) -> String {
    lines.iter().map(|(_, text)| text.clone() + "\n").collect()
}
