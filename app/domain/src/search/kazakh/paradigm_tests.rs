//! Nouns in every number, with every owner and in every case, made by the rules of the language: one stem for all.

use super::super::letters::folded;
use super::stem;

/// Nouns of official texts, and a few whose end looks like a suffix.
const NOUNS: &str = "\
    анықтама өтініш тіркеу куәлік рұқсат қызмет мекеме құжат азамат ақпарат министрлік кәсіпкер кітап мектеп талап жауап \
    есеп қала аудан ауыл облыс шешім бөлім келісім төлем баж сома мерзім күн жыл ай ереже тізбе тізілім лицензия субсидия \
    жәрдемақы зейнетақы еңбек жұмыс ұсыныс өзгеріс тапсырыс шағым үкім орган ұйым қоғам бірлестік жарғы өкіл басшы орынбасар \
    қызметкер беруші алушы тұтынушы меншік жер үй пәтер көлік жүргізуші тұлға төраға баға мұра нұсқа алқа сауда жоба стандарт \
    регламент бұйрық қаулы заң кодекс бап тармақ тармақша қосымша портал орталық корпорация әкімдік тәртіп кәсіп тәсіл негіз \
    нәтиже қорытынды ескерту сараптама тексеру бақылау қадағалау сақтау жою беру алу төлеу қарау көрсету мақсат міндет құқық \
    мүгедектік отбасы бала ана әке балабақша денсаулық дәрігер ауру аурухана емхана университет студент шәкіртақы диплом аттестат \
    сертификат бюджет салық кеден тариф келісімшарт хабарландыру хабарлама пікір ұсыным кеңес сұрақ жазба дерек мәлімет қолтаңба мөр \
    бланк нысан үлгі кесте парақ көшірме түпнұсқа аударма нотариус сот прокуратура полиция шекара виза паспорт шетел тұрғын \
    баспана ипотека банк несие кепіл кепілдік сақтандыру зардап апат өрт құрылыс жобалау сәулет су газ жылу энергия қалдық орман аң \
    балық мал егін тұқым ветеринар фитосанитар бақ телефон сайт пошта мекенжай сағат уақыт тоқсан апта ақы шығын кіріс табыс \
    өтем айыппұл мұрагер зейнеткер қамқорлық неке көші вакцина құдық тыңайтқыш жайылым тауар зауыт қойма көмір көше көпір жол \
    вокзал ұшақ лизинг акция облигация борышкер банкрот тендер мәслихат депутаттық ведомство инспектор сарапшы архив кітапхана мәдениет \
    спорт астық жалақы демалыс үлес турист босқын";

/// Everything that one noun is turned into.
fn forms(noun: &str) -> Vec<String> {
    let mut forms = vec![noun.to_owned()];
    let plural = format!("{noun}{}", plural_of(noun));
    for number in [noun.to_owned(), plural] {
        forms.extend(cases(&number, false));
        let owned = voiced_before_vowel(&number);
        let (front, vowel) = (is_front(&number), ends_in_vowel(&number));
        let narrow = if front { 'і' } else { 'ы' };
        let his = if vowel { format!("{number}с{narrow}") } else { format!("{owned}{narrow}") };
        let yours =
            if vowel { format!("{number}ң{narrow}з") } else { format!("{owned}{narrow}ң{narrow}з") };
        let ours =
            if vowel { format!("{number}м{narrow}з") } else { format!("{owned}{narrow}м{narrow}з") };
        forms.extend(cases(&his, true));
        forms.extend(cases(&yours, false));
        forms.extend(cases(&ours, false));
        forms.extend([number, his, yours, ours]);
    }
    forms
}

/// The six cases beside the first; after "his" and "her" with an `н`.
fn cases(noun: &str, owned: bool) -> Vec<String> {
    let last = noun.chars().last().unwrap();
    let wide = if is_front(noun) { 'е' } else { 'а' };
    let narrow = if is_front(noun) { 'і' } else { 'ы' };
    let throat = if is_front(noun) { ('г', 'к') } else { ('ғ', 'қ') };
    if owned {
        return vec![
            format!("{noun}н{narrow}ң"),
            format!("{noun}н{wide}"),
            format!("{noun}н"),
            format!("{noun}нд{wide}"),
            format!("{noun}нд{wide}{}{narrow}", throat.0),
            format!("{noun}н{wide}н"),
            format!("{noun}мен"),
        ];
    }
    let vowel = ends_in_vowel(noun);
    let (of, at, from, with) = match last {
        _ if vowel => ('н', 'д', 'д', 'м'),
        'м' | 'н' | 'ң' => ('н', 'д', 'н', 'м'),
        'з' | 'ж' => ('д', 'д', 'д', 'б'),
        'р' | 'й' | 'у' | 'л' | 'ю' => ('д', 'д', 'д', 'м'),
        _ => ('т', 'т', 'т', 'п'),
    };
    let what = if vowel {
        'н'
    } else if at == 'т' {
        'т'
    } else {
        'д'
    };
    let to = if at == 'т' { throat.1 } else { throat.0 };
    vec![
        format!("{noun}{of}{narrow}ң"),
        format!("{noun}{to}{wide}"),
        format!("{noun}{what}{narrow}"),
        format!("{noun}{at}{wide}"),
        format!("{noun}{at}{wide}{}{narrow}", throat.0),
        format!("{noun}{from}{wide}н"),
        format!("{noun}{with}ен"),
    ]
}

fn plural_of(noun: &str) -> String {
    let wide = if is_front(noun) { 'е' } else { 'а' };
    let first = match noun.chars().last().unwrap() {
        'л' | 'м' | 'н' | 'ң' | 'з' | 'ж' => 'д',
        'р' | 'й' | 'у' | 'ю' => 'л',
        _ if ends_in_vowel(noun) => 'л',
        _ => 'т',
    };
    format!("{first}{wide}р")
}

fn ends_in_vowel(noun: &str) -> bool {
    noun.ends_with(['а', 'ә', 'е', 'ы', 'і', 'и', 'о', 'ө', 'я'])
}

/// The row by the last vowel; `и` and `у` follow the vowel before them.
fn is_front(noun: &str) -> bool {
    if ["акт", "банк"].iter().any(|loan| noun.starts_with(loan)) {
        return true;
    }
    noun.chars().rev().find_map(|letter| match letter {
        'ә' | 'е' | 'і' | 'ө' | 'ү' | 'э' => Some(true),
        'а' | 'ы' | 'о' | 'ұ' | 'я' | 'ё' => Some(false),
        _ => None,
    }) == Some(true)
        || noun.starts_with("тариф")
}

/// The noun before a vowel of its owner: `кітап`, `кітаб-ы`; loan words keep their consonant.
fn voiced_before_vowel(noun: &str) -> String {
    const CHANGE: [(&str, &str); 3] = [("п", "б"), ("қ", "ғ"), ("к", "г")];
    if noun == "банк" || noun == "бланк" {
        return noun.to_owned();
    }
    CHANGE
        .iter()
        .find_map(|(last, voiced)| noun.strip_suffix(last).map(|start| format!("{start}{voiced}")))
        .unwrap_or_else(|| noun.to_owned())
}

#[test]
fn every_form_of_a_noun_has_the_stem_of_the_noun() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for noun in NOUNS.split_whitespace() {
        let right = stem(&folded(noun));
        for form in forms(noun) {
            count += 1;
            let found = stem(&folded(&form));
            if found != right {
                wrong.push(format!("{form}: {found}, not {right}"));
            }
        }
    }
    assert!(count > 10_000, "{count} forms");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nouns_that_differ_have_stems_that_differ() {
    let mut stems: Vec<(String, &str)> =
        NOUNS.split_whitespace().map(|noun| (stem(&folded(noun)), noun)).collect();
    stems.sort();
    let alike: Vec<_> = stems.windows(2).filter(|pair| pair[0].0 == pair[1].0).collect();
    assert!(alike.is_empty(), "{alike:?}");
}
