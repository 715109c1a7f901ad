//! Made-up families of comments with edits, among others that only begin or end alike, and how many are found again.

use std::collections::HashMap;

use super::{COMPARED, Candidate, Sketch};
use crate::language::Language;

/// Numbers that look drawn and are the same on every run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// What families are made of: demands, grounds, remarks and closings; words that are put in; signatures.
struct Made {
    language: Language,
    parts: [&'static [&'static str]; 4],
    fillers: &'static [&'static str],
    signed: &'static [&'static str],
}

const RUSSIAN: Made = Made {
    language: Language::Ru,
    parts: [
        &[
            "Прошу сократить срок оказания услуги до одного рабочего дня",
            "Предлагаем отменить справку о составе семьи при подаче заявления",
            "Считаю необходимым разрешить обращение через портал без подписи",
            "Требуем открыть приём документов в субботу и в вечернее время",
            "Просим снизить плату за повторную выдачу свидетельства",
            "Укажите телефон и адрес для жалоб на отказ в приёме",
        ],
        &[
            "поскольку сведения уже имеются в информационных системах министерства",
            "так как жители отдалённых сёл не могут приезжать в районный центр",
            "ведь родители с маленькими детьми ждут своей очереди по нескольку часов",
            "потому что действующий порядок противоречит статье социального кодекса",
            "иначе предприниматели каждый месяц несут совершенно лишние расходы",
        ],
        &[
            "Сотрудники центра обслуживания населения подтверждают наличие проблемы",
            "В нашем районе отделение работает только два дня в неделю",
            "Инвалиды первой группы лишены возможности получить помощь дома",
            "Пенсионеры не умеют пользоваться электронной цифровой подписью",
            "Школы и колледжи требуют этот документ до первого сентября",
        ],
        &[
            "Надеемся на понимание и скорейшее решение нашего вопроса",
            "Готовы участвовать в обсуждении и представить свои расчёты",
            "Прежние обращения остались без мотивированного ответа",
            "Подобная практика давно и успешно действует в соседних странах",
        ],
    ],
    fillers: &["очень", "также", "именно", "снова", "обязательно", "новый", "местный", "сельский"],
    signed: &["С уважением, Айгүл Серікова", "Марат Ахметов", "Олег Ким, г. Алматы"],
};

const KAZAKH: Made = Made {
    language: Language::Kk,
    parts: [
        &[
            "Қызмет көрсету мерзімін бір жұмыс күніне дейін қысқартуды сұраймын",
            "Өтініш беру кезінде отбасы құрамы туралы анықтаманы алып тастауды ұсынамыз",
            "Портал арқылы цифрлық қолтаңбасыз жүгінуге рұқсат беру қажет деп санаймын",
            "Сенбі күні және кешкі уақытта құжаттарды қабылдауды ашуды талап етеміз",
            "Куәлікті қайта беру үшін төлемақыны төмендетуді өтінеміз",
        ],
        &[
            "өйткені мәліметтер министрліктің ақпараттық жүйелерінде бұрыннан бар",
            "себебі шалғай ауылдардың тұрғындары аудан орталығына келе алмайды",
            "кішкентай балалары бар ата-аналар кезекте бірнеше сағат тұрады",
            "қолданыстағы тәртіп әлеуметтік кодекстің бабына қайшы келеді",
        ],
        &[
            "Халыққа қызмет көрсету орталығының қызметкерлері мәселені растайды",
            "Біздің ауданда бөлімше аптасына екі күн ғана жұмыс істейді",
            "Зейнеткерлер электрондық құралдарды пайдалана білмейді",
            "Мектептер бұл құжатты бірінші қыркүйекке дейін талап етеді",
        ],
        &[
            "Мәселеміздің тез арада шешілуіне үміттенеміз",
            "Талқылауға қатысуға және есептерімізді ұсынуға дайынбыз",
            "Бұрынғы өтініштеріміз дәлелді жауапсыз қалды",
        ],
    ],
    fillers: &["өте", "сондай-ақ", "нақ", "қайтадан", "міндетті", "жаңа", "жергілікті"],
    signed: &["Құрметпен, Айгүл Серікова", "Марат Ахметов", "Ерлан, Семей қаласы"],
};

/// The parts of each family; no two share more than half of them, which is hard enough: a common ground, a common closing.
fn families(made: &Made, drawn: &mut Drawn, many: usize) -> Vec<[usize; 4]> {
    let mut found: Vec<[usize; 4]> = Vec::new();
    for _ in 0..many * 200 {
        let next = made.parts.map(|choices| drawn.below(choices.len()));
        let shared = |other: &[usize; 4]| next.iter().zip(other).filter(|(one, other)| one == other).count();
        if found.len() < many && found.iter().all(|other| shared(other) <= 2) {
            found.push(next);
        }
    }
    found
}

/// The words of a family, with so many of them put in, left out or ended otherwise, sometimes greeted and signed.
fn edited(made: &Made, family: [usize; 4], drawn: &mut Drawn) -> String {
    let [demand, ground, remark, closing] = family;
    let [demands, grounds, remarks, closings] = made.parts;
    let text =
        format!("{}, {}. {}. {}.", demands[demand], grounds[ground], remarks[remark], closings[closing]);
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    for _ in 0..drawn.below(4) {
        let place = drawn.below(words.len());
        match drawn.below(3) {
            0 => words.insert(place, drawn.of(made.fillers).to_owned()),
            1 => {
                words.remove(place);
            }
            _ => words[place].push_str("лар"),
        }
    }
    let mut text = words.join(" ");
    if drawn.below(2) == 0 {
        text = format!("{text} {}", drawn.of(made.signed));
    }
    if drawn.below(3) == 0 { text.to_uppercase() } else { text }
}

/// Groups comments as they come, in the way in which they are kept.
fn grouped(sketches: &[Sketch]) -> Vec<i64> {
    let mut group_of: Vec<i64> = Vec::new();
    let mut members: HashMap<i64, i64> = HashMap::new();
    let mut kept: HashMap<i64, Vec<usize>> = HashMap::new();
    for (place, sketch) in sketches.iter().enumerate() {
        let bands = sketch.bands();
        let near = bands.iter().filter_map(|band| kept.get(band)).flatten().copied();
        let near: Vec<Candidate<'_>> = near
            .map(|other| {
                let group = group_of[other];
                Candidate {
                    group,
                    is_first: usize::try_from(group).unwrap() == other,
                    sketch: &sketches[other],
                }
            })
            .collect();
        let group = sketch.group(near).unwrap_or_else(|| i64::try_from(place).unwrap());
        group_of.push(group);
        let count = members.entry(group).or_default();
        *count += 1;
        if *count <= COMPARED {
            for band in bands {
                kept.entry(band).or_default().push(place);
            }
        }
    }
    group_of
}

/// Of the pairs that were put together, how many belong together; of those that belong together, how many were found.
fn precision_and_recall(families: &[usize], groups: &[i64]) -> (f64, f64) {
    let (mut right, mut put, mut planted) = (0_u32, 0_u32, 0_u32);
    for one in 0..families.len() {
        for other in 0..one {
            let (same, found) = (families[one] == families[other], groups[one] == groups[other]);
            right += u32::from(same && found);
            put += u32::from(found);
            planted += u32::from(same);
        }
    }
    (f64::from(right) / f64::from(put), f64::from(right) / f64::from(planted))
}

#[test]
fn planted_families_are_found_again_in_russian_and_in_kazakh() {
    for (made, seed) in [(&RUSSIAN, 3), (&RUSSIAN, 11), (&KAZAKH, 5), (&KAZAKH, 17)] {
        let mut drawn = Drawn(seed);
        let planted = families(made, &mut drawn, 24);
        assert!(planted.len() >= 12, "{}", planted.len());
        let mut comments: Vec<(usize, String)> = Vec::new();
        for (family, parts) in planted.iter().enumerate() {
            for _ in 0..3 + drawn.below(12) {
                comments.push((family, edited(made, *parts, &mut drawn)));
            }
        }
        for place in (1..comments.len()).rev() {
            comments.swap(place, drawn.below(place + 1));
        }
        let sketches: Vec<Sketch> =
            comments.iter().map(|(_, text)| Sketch::of(text, made.language)).collect();
        let of: Vec<usize> = comments.iter().map(|(family, _)| *family).collect();
        let (precision, recall) = precision_and_recall(&of, &grouped(&sketches));
        assert!(precision > 0.95 && recall > 0.95, "{seed}: precision {precision}, recall {recall}");
    }
}

#[test]
fn case_punctuation_and_letters_typed_for_others_make_no_difference() {
    let one = Sketch::of("Өтініш: мерзімді қысқарту керек!", Language::Kk);
    assert_eq!(one, Sketch::of("отиниш мерзимди КЫСКАРТУ  керек", Language::Kk));
    assert_eq!(Sketch::of("Приём ещё", Language::Ru), Sketch::of("прием еще", Language::Ru));
    assert_eq!(Sketch::of("ОК", Language::Ru).bands(), Sketch::of("ок!", Language::Ru).bands());
    assert!(Sketch::of("…", Language::Ru).bands().is_empty());
}

#[test]
fn stored_bands_never_change() {
    let bands = Sketch::of("Сократите срок услуги", Language::Ru).bands();
    assert_eq!(bands.len(), 20);
    assert_eq!(
        bands[..3],
        [-1_911_443_137_063_154_337, 2_615_180_668_688_730_016, -6_448_061_248_116_960_000]
    );
    assert_eq!(bands[19], 344_078_936_667_576_881);
}
