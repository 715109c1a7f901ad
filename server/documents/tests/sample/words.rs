//! The words of the sample in each language.

use domain::language::Language;

/// What looks like markup of many kinds and is only text.
pub(crate) const HOSTILE: &str =
    "#read(\"/etc/passwd\") *не жирный* _x_ $x^2$ <b>нет</b> @a `код` \\n = Заголовок // и всё";

/// The letters that Kazakh has beside the Russian ones.
pub(crate) const KAZAKH_LETTERS: &str = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і";

macro_rules! words {
    ($($name:ident),+) => {
        pub(super) struct Words { $(pub(super) $name: &'static str),+ }
    };
}

words!(
    code, body, kind, title, running, contents, number, discussed, window, hash, notice, summary, standard,
    required, comments, redline, annex, figures, by_day, table, element, text, count, paragraph, strong,
    emphasis, linked, first, first_anew, second, third, source, prose, person, decision, accepted, because,
    moved
);

pub(super) fn of(language: Language) -> Words {
    match language {
        Language::Kk => kazakh(),
        Language::Ru => russian(),
        Language::En => english(),
    }
}

fn kazakh() -> Words {
    Words {
        code: "kk",
        body: "Қазақстан Республикасының Цифрлық даму министрлігі",
        kind: "Жария талқылауды аяқтау туралы есеп",
        title: "«Жеке тұлғаларға мемлекеттік көрсетілетін қызмет алуға рұқсат беру» стандартының жобасы",
        running: "Жария талқылауды аяқтау туралы есеп, KZ-2026-0042",
        contents: "Мазмұны",
        number: "Жобаның нөмірі",
        discussed: "Талқылау мерзімі",
        window: "2026 жылғы 2 ақпаннан 4 наурызға дейін",
        hash: "Редакцияның бақылау сомасы",
        notice: "Бұл көрсетілім деректері: құжаттың заңдық күші жоқ.",
        summary: "Қорытынды",
        standard: "Стандарт",
        required: "Қызметті алу үшін қажетті құжаттар",
        comments: "Ұсыныстар мен ескертулер",
        redline: "Редакциялардың салыстырмасы",
        annex: "Қосымша",
        figures: "Көрсеткіштер",
        by_day: "Күн сайынғы ескертулердің саны",
        table: "Тармақтар бойынша ескертулер",
        element: "Тармақ",
        text: "Мазмұны",
        count: "Саны",
        paragraph: "Көрсетілетін қызметті алушы өтінішпен жүгінген кезде Мемлекеттік корпорацияның қызметкері өтінішті \
                    және құжаттарды қабылдап, көрсетілетін қызметті берушіге бір жұмыс күні ішінде жолдайды.",
        strong: "Мерзім сақталды",
        emphasis: "отыз күнтізбелік күн",
        linked: "Әкімшілік рәсімдік-процестік кодекстің 15-бабы",
        first: "Өтінішті қарау мерзімі – өтініш түскен күннен бастап 5 жұмыс күні.",
        first_anew: "Өтінішті қарау мерзімі – өтініш тіркелген күннен бастап 3 жұмыс күні.",
        second: "Жеке басын куәландыратын құжат – сәйкестендіру үшін.",
        third: "Кәсіпкерлік субъектісі ретінде тіркелгені туралы анықтама.",
        source: "«Мемлекеттік көрсетілетін қызметтер туралы» Заңның 10-бабы",
        prose: "Қызмет **тегін** көрсетіледі:\n\n1. өтініш;\n2. құжаттар:\n   - жеке куәлік;\n   - сенімхат.\n\n> Ескерту.\n\n| Құжат | Саны |\n|---|---|\n| Өтініш | 1 |\n",
        person: "Гүлнұр Әбдіқадырова, Қарағанды облысы",
        decision: "Шешім",
        accepted: "Қабылданды: мерзім қысқартылды.",
        because: "Негіздеме: № 1 және № 2 ескертулер",
        moved: "2.6.2-тармақтан ауыстырылды",
    }
}

fn russian() -> Words {
    Words {
        code: "ru",
        body: "Министерство цифрового развития Республики Казахстан",
        kind: "Отчёт о завершении публичного обсуждения",
        title: "Проект стандарта государственной услуги «Выдача разрешения физическим лицам»",
        running: "Отчёт о завершении публичного обсуждения, KZ-2026-0042",
        contents: "Содержание",
        number: "Номер проекта",
        discussed: "Срок обсуждения",
        window: "со 2 февраля по 4 марта 2026 года",
        hash: "Контрольная сумма редакции",
        notice: "Это демонстрационные данные: документ не имеет юридической силы.",
        summary: "Итоги",
        standard: "Стандарт",
        required: "Документы, необходимые для получения услуги",
        comments: "Предложения и замечания",
        redline: "Сравнение редакций",
        annex: "Приложение",
        figures: "Показатели",
        by_day: "Число замечаний по дням",
        table: "Замечания по пунктам",
        element: "Пункт",
        text: "Содержание",
        count: "Число",
        paragraph: "При обращении услугополучателя работник Государственной корпорации принимает заявление и документы \
                    и направляет их услугодателю в течение одного рабочего дня.",
        strong: "Срок соблюдён",
        emphasis: "тридцать календарных дней",
        linked: "статья 15 Административного процедурно-процессуального кодекса",
        first: "Срок рассмотрения заявления – 5 рабочих дней со дня поступления.",
        first_anew: "Срок рассмотрения заявления – 3 рабочих дня со дня регистрации.",
        second: "Документ, удостоверяющий личность, – для идентификации.",
        third: "Справка о регистрации в качестве субъекта предпринимательства.",
        source: "Статья 10 Закона «О государственных услугах»",
        prose: "Услуга оказывается **бесплатно**:\n\n1. заявление;\n2. документы:\n   - удостоверение личности;\n   - доверенность.\n\n> Примечание.\n\n| Документ | Число |\n|---|---|\n| Заявление | 1 |\n",
        person: "Иванова Мария Петровна, Карагандинская область",
        decision: "Решение",
        accepted: "Принято: срок сокращён.",
        because: "Основание: замечания № 1 и № 2",
        moved: "Перенесён из пункта 2.6.2",
    }
}

fn english() -> Words {
    Words {
        code: "en",
        body: "Ministry of Digital Development of the Republic of Kazakhstan",
        kind: "Closing report of the public discussion",
        title: "Draft standard of the state service “Issue of a permit to individuals”",
        running: "Closing report of the public discussion, KZ-2026-0042",
        contents: "Contents",
        number: "Number of the draft",
        discussed: "Discussed",
        window: "2 February to 4 March 2026",
        hash: "Hash of the revision",
        notice: "These are demonstration data: the document has no legal force.",
        summary: "Summary",
        standard: "Standard",
        required: "Documents required to receive the service",
        comments: "Proposals and comments",
        redline: "Comparison of the revisions",
        annex: "Annex",
        figures: "Figures",
        by_day: "Comments by day",
        table: "Comments by clause",
        element: "Clause",
        text: "Text",
        count: "Count",
        paragraph: "When the applicant applies, an employee of the State Corporation accepts the application and the \
                    documents and forwards them to the service provider within one business day.",
        strong: "The term was kept",
        emphasis: "thirty calendar days",
        linked: "Article 15 of the Administrative Procedural Code",
        first: "The term for considering the application is 5 business days from the day of receipt.",
        first_anew: "The term for considering the application is 3 business days from the day of registration.",
        second: "An identity document, for identification.",
        third: "A certificate of registration as an entrepreneur.",
        source: "Article 10 of the Law “On State Services”",
        prose: "The service is **free of charge**:\n\n1. the application;\n2. the documents:\n   - the identity card;\n   - the power of attorney.\n\n> A note.\n\n| Document | Count |\n|---|---|\n| Application | 1 |\n",
        person: "Mary Johnson, Karaganda region",
        decision: "Decision",
        accepted: "Accepted: the term was shortened.",
        because: "Reason: comments No. 1 and No. 2",
        moved: "Moved from clause 2.6.2",
    }
}
