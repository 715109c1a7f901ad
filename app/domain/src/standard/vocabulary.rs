//! The words of the standard itself in Kazakh, Russian and English.
//!
//! They are text of a legal document ("3 (три) рабочих дня", "нотариально засвидетельствованная копия"), not words of the
//! interface: what a revision says must not depend on a translation file of the site, and a printed standard, the
//! redline and the API must agree on it. That is why they stand in Rust.

mod numbers;
mod numerals;
pub(super) mod payment;

use super::{AppendixSort, FeeMethod, HoursOf, Place, Presented, ServiceForm, Submitter, TermOf};
use crate::language::{Language, Localized};

/// One word or phrase in the three languages: Kazakh, Russian, English.
type Words = [&'static str; 3];

const fn say(words: Words, language: Language) -> &'static str {
    let [kk, ru, en] = words;
    match language {
        Language::Kk => kk,
        Language::Ru => ru,
        Language::En => en,
    }
}

impl ServiceForm {
    /// The form as the standard names it.
    pub const fn word(self, language: Language) -> &'static str {
        let words = match self {
            Self::ElectronicFull => [
                "Электрондық (толық автоматтандырылған)",
                "Электронная (полностью автоматизированная)",
                "Electronic (fully automated)",
            ],
            Self::ElectronicPart => [
                "Электрондық (ішінара автоматтандырылған)",
                "Электронная (частично автоматизированная)",
                "Electronic (partly automated)",
            ],
            Self::Paper => ["Қағаз түрінде", "Бумажная", "Paper"],
            Self::OneApplication => [
                "«Бір өтініш» қағидаты бойынша көрсетілетін",
                "Оказываемая по принципу «одного заявления»",
                "On the principle of one application",
            ],
            Self::Proactive => ["Проактивті", "Проактивная", "Proactive"],
        };
        say(words, language)
    }
}

impl FeeMethod {
    /// The method of charging as the standard names it.
    pub const fn word(self, language: Language) -> &'static str {
        let words = match self {
            Self::Cash => [
                "екінші деңгейдегі банктер арқылы қолма-қол ақшамен",
                "наличными деньгами через банки второго уровня",
                "in cash through second-tier banks",
            ],
            Self::Transfer => {
                ["қолма-қол ақшасыз аудару арқылы", "безналичным перечислением", "by bank transfer"]
            }
            Self::PaymentGateway => [
                "«электрондық үкіметтің» төлем шлюзі арқылы",
                "через платежный шлюз «электронного правительства»",
                "through the payment gateway of electronic government",
            ],
        };
        say(words, language)
    }
}

impl Place {
    /// The place as the standard names it.
    pub const fn word(self, language: Language) -> &'static str {
        let words = match self {
            Self::Provider => ["Көрсетілетін қызметті беруші", "Услугодатель", "Service provider"],
            Self::StateCorporation => {
                ["Мемлекеттік корпорация", "Государственная корпорация", "State Corporation"]
            }
            Self::Portal => [
                "«Электрондық үкімет» веб-порталы",
                "Веб-портал «электронного правительства»",
                "Web portal of electronic government",
            ],
            Self::Other => ["Өзге орын", "Иное место", "Another place"],
        };
        say(words, language)
    }

    /// The place as it is called: by its own words where it is none of the known ones and they have been written.
    pub fn called(self, named: &Localized, language: Language) -> &str {
        match self {
            Self::Other if !named.is_blank() => named.best(language).1.trim(),
            _ => self.word(language),
        }
    }
}

impl TermOf {
    /// What a term is of, as a phrase before it; empty for the term of rendering, which its element names.
    pub const fn phrase(self, language: Language) -> &'static str {
        let words = match self {
            Self::Rendering => ["", "", ""],
            Self::Waiting => [
                "кезек күтудің рұқсат етілетін ең ұзақ уақыты",
                "максимально допустимое время ожидания",
                "longest permissible waiting time",
            ],
            Self::Serving => [
                "қызмет көрсетудің рұқсат етілетін ең ұзақ уақыты",
                "максимально допустимое время обслуживания",
                "longest permissible serving time",
            ],
        };
        say(words, language)
    }
}

impl HoursOf {
    /// What hours are for, as a phrase after the place; empty for working hours.
    pub const fn phrase(self, language: Language) -> &'static str {
        let words = match self {
            Self::Working => ["", "", ""],
            Self::Reception => [
                "өтініштерді қабылдау және нәтижелерді беру",
                "прием заявлений и выдача результатов",
                "acceptance of applications and issue of results",
            ],
        };
        say(words, language)
    }
}

impl Presented {
    /// The shape of a document as the standard names it.
    pub const fn word(self, language: Language) -> &'static str {
        let words = match self {
            Self::Original => ["түпнұсқа", "оригинал", "original"],
            Self::Copy => ["көшірме", "копия", "copy"],
            Self::NotarisedCopy => {
                ["нотариат куәландырған көшірме", "нотариально засвидетельствованная копия", "notarised copy"]
            }
            Self::Electronic => [
                "электрондық құжат немесе электрондық көшірме",
                "электронный документ или электронная копия",
                "electronic document or electronic copy",
            ],
        };
        say(words, language)
    }
}

impl Submitter {
    /// Who submits a document, as a phrase after its name; empty where every recipient does.
    pub const fn phrase(self, language: Language) -> &'static str {
        let words = match self {
            Self::Everyone => ["", "", ""],
            Self::Individual => {
                ["жеке тұлға ұсынады", "представляется физическим лицом", "submitted by an individual"]
            }
            Self::LegalEntity => {
                ["заңды тұлға ұсынады", "представляется юридическим лицом", "submitted by a legal entity"]
            }
            Self::Representative => [
                "көрсетілетін қызметті алушының өкілі ұсынады",
                "представляется представителем услугополучателя",
                "submitted by a representative",
            ],
        };
        say(words, language)
    }
}

impl AppendixSort {
    /// What the appendix is, as its heading names it; empty where the title alone says it.
    pub const fn word(self, language: Language) -> &'static str {
        let words = match self {
            Self::Form => ["нысан", "форма", "form"],
            Self::List => ["тізбе", "перечень", "list"],
            Self::Scheme => ["сызба", "схема", "scheme"],
            Self::Table => ["кесте", "таблица", "table"],
            Self::Other => ["", "", ""],
        };
        say(words, language)
    }
}

/// "Free of charge", as the section on payment says it.
pub const fn free_of_charge(language: Language) -> &'static str {
    say(["Тегін", "Бесплатно", "Free of charge"], language)
}

/// "Around the clock", for a place that is open at every hour of every day.
pub const fn around_the_clock(language: Language) -> &'static str {
    say(["тәулік бойы", "круглосуточно", "around the clock"], language)
}

/// "Break", before its hours.
pub const fn pause(language: Language) -> &'static str {
    say(["үзіліс", "перерыв", "break"], language)
}

/// "Days off", before the names of the days.
pub const fn days_off(language: Language) -> &'static str {
    say(["демалыс күндері", "выходные дни", "days off"], language)
}

/// "Can be obtained from information systems" (Art. 5(2), R14-4).
pub const fn obtainable(language: Language) -> &'static str {
    say(
        [
            "ақпараттық жүйелерден алынуға жатады",
            "подлежит получению из информационных систем",
            "can be obtained from information systems",
        ],
        language,
    )
}

/// "Demanded under", before the law that allows it (Art. 5(2), R14-4).
pub const fn demanded_under(language: Language) -> &'static str {
    say(["талап ету негізі:", "истребуется на основании:", "demanded under:"], language)
}

/// "Exempt", before those who pay nothing.
pub const fn exempt(language: Language) -> &'static str {
    say(["төлемнен босатылады:", "от уплаты освобождаются:", "exempt:"], language)
}

/// "Charged", before the methods of charging.
pub const fn charged(language: Language) -> &'static str {
    say(["төлем тәсілі:", "способ оплаты:", "charged"], language)
}

/// The full name of a weekday; Monday is 0. Empty beyond Sunday.
pub fn weekday(day: usize, language: Language) -> &'static str {
    const NAMES: [Words; 7] = [
        ["дүйсенбі", "понедельник", "Monday"],
        ["сейсенбі", "вторник", "Tuesday"],
        ["сәрсенбі", "среда", "Wednesday"],
        ["бейсенбі", "четверг", "Thursday"],
        ["жұма", "пятница", "Friday"],
        ["сенбі", "суббота", "Saturday"],
        ["жексенбі", "воскресенье", "Sunday"],
    ];
    NAMES.get(day).map_or("", |words| say(*words, language))
}

/// The short name of a weekday for narrow tables; Monday is 0. Empty beyond Sunday.
pub fn weekday_short(day: usize, language: Language) -> &'static str {
    const NAMES: [Words; 7] = [
        ["дс", "пн", "Mon"],
        ["сс", "вт", "Tue"],
        ["ср", "ср", "Wed"],
        ["бс", "чт", "Thu"],
        ["жм", "пт", "Fri"],
        ["сб", "сб", "Sat"],
        ["жс", "вс", "Sun"],
    ];
    NAMES.get(day).map_or("", |words| say(*words, language))
}
