//! Words that are whole though they end like a suffix, and those that lose or change a vowel.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::super::letters::folded;

/// They end as a participle with an owner's suffix would leave them: `қызмет-ін`, not `қызм-етін`.
const IN_AT: &str = "\
    құжат қызмет азамат ақпарат рұқсат міндет қажет санат сағат мемлекет уақыт өкілет мәлімет әділет әрекет мақсат ғимарат \
    қаражат саясат ниет мандат сертификат аттестат депутат адвокат формат банкомат комитет университет факультет кабинет бюджет \
    кредит билет пакет интернет буклет совет зейнет келбет насихат парасат аманат апат салауат қуат магистрат нотариат \
    секретариат комиссариат консулат аппарат штат зират лимит транзит аудит депозит визит реквизит сәулет сайт мәдениет \
    мәслихат шикізат";

/// They end as a converb or in a sound that a suffix could be.
const IN_P: &str = "\
    талап кітап мектеп жауап себеп есеп тарап қауіп кәсіп тәртіп айып принцип тип рецепт этап шарап азап зардап";

/// They end as a case or a plural does.
const IN_CASE: &str = "\
    тұлға төраға баға мұра алқа нұсқа түпнұсқа басқа қысқа бірге өлке арқа балға дұға қолқа сауда аренда бригада команда почта \
    пошта карта касса справка палата анкета кесте мұнда онда сонда қазақстан бостан майдан аудан отан план клан кран \
    тендер турист";

/// They end as a participle, or in the `н` that a vowel after it could be taken with.
const IN_N: &str = "\
    орган нысан орман кеден маман заман мекен дүкен жан сан мейман хан ұран телефон бұрын кейін дейін тегін сайын тұрғын жақын \
    шығын тыйын алтын мүмкін бүтін түтін үшін жиын қиын орын ойын егін отын тоқсан босқын кәсіпорын";

/// They end in `с`, as the owner's suffix begins.
const IN_S: &str = "\
    жұмыс ұсыныс өзгеріс тапсырыс қатынас кіріс шығыс болмыс табыс келіс жеңіс байланыс тексеріс туыс дұрыс орыс болыс жарыс \
    қоныс қатыс күрес сұраныс ұлыс тиіс айналыс бөлініс шығарылыс жиналыс құрылыс кеңес елес кодекс баланс аванс статус \
    нотариус адрес процесс үлес";

/// They end in `л`, as the passive does.
const IN_L: &str = "\
    кепіл тәсіл өкіл ауыл ақыл жасыл қызыл нәсіл мәжіл портал филиал терминал журнал канал персонал материал капитал квартал \
    медал ықпал арал мақал оригинал жол залал сақал шетел";

/// They end in `м`, as "my" does.
const IN_M: &str = "\
    бөлім келісім шешім төлем алым тізілім шағым үкім ғылым есім түсім білім ұғым ұйым шегерім ұсыным мерзім адам";

/// They end in `у`, `й` or a narrow vowel, as verbs and owners do.
const IN_VOWEL: &str = "\
    ауру тау дау жау сау бау жылу жалпы туралы жоғары сыртқы қаулы қорытынды отбасы ақы зейнетақы жәрдемақы үлгі мекенжай сарай \
    дәрі мұнай мұражай әуежай";

/// Nouns in `а` and `е` before which the ending of "we" could be taken for a verb's.
const IN_WIDE: &str = "\
    мекеме қала дала бала балабақша жаза ереже тәжірибе жүйе мүше нәтиже ата ана әке ене немере";

/// Verbs whose root ends like the passive.
const ROOTS: &str = "қолдан пайдалан ұсын өтін жүгін атал айнал орал қабылда орында тағайында төле";

/// Stems of two letters that stand before the short suffixes too; others of two letters are left whole.
const SHORT: &str = "аз ай ал аң ат ел ер ет іс су ұн үй";

/// Forms and stems that lose or change a vowel, and the stem by which they are kept.
const CHANGED: [(&str, &str); 22] = [
    ("жылғы", "жыл"),
    ("тауып", "тап"),
    ("жауып", "жап"),
    ("халқ", "халық"),
    ("мүлк", "мүлік"),
    ("орн", "орын"),
    ("кәсіпорн", "кәсіпорын"),
    ("қауп", "қауіп"),
    ("даус", "дауыс"),
    ("әрп", "әріп"),
    ("көрк", "көрік"),
    ("ерк", "ерік"),
    ("мойн", "мойын"),
    ("ауз", "ауыз"),
    ("көңл", "көңіл"),
    ("жою", "жой"),
    ("қою", "қой"),
    ("сою", "сой"),
    ("тою", "той"),
    ("ғұрп", "ғұрып"),
    ("қарз", "қарыз"),
    ("парз", "парыз"),
];

static WHOLE: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lists = [IN_AT, IN_P, IN_CASE, IN_N, IN_S, IN_L, IN_M, IN_VOWEL, IN_WIDE, ROOTS];
    lists.into_iter().flat_map(str::split_whitespace).map(folded).collect()
});

static TWO_LETTERS: LazyLock<HashSet<String>> =
    LazyLock::new(|| SHORT.split_whitespace().map(folded).collect());

static KEPT_AS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| CHANGED.into_iter().map(|(changed, kept)| (folded(changed), folded(kept))).collect());

/// Whether a stem is cut no further.
pub(super) fn is_whole(stem: &str) -> bool {
    WHOLE.contains(stem)
}

/// Whether short suffixes may leave these two letters.
pub(super) fn is_short(stem: &str) -> bool {
    TWO_LETTERS.contains(stem)
}

/// The stem by which a changed form or stem is kept.
pub(super) fn unchanged(stem: &str) -> Option<&'static str> {
    KEPT_AS.get(stem).map(String::as_str)
}
