//! The five grounds on which a service is refused by Art. 19-1(2) of the Law "On State Services" itself (R14-3).

use chrono::NaiveDate;

use crate::language::Localized;
use crate::standard::Citation;

/// Each ground as the Law words it: in Kazakh, in Russian, and its sense in English.
const GROUNDS: [[&str; 3]; 5] = [
    [
        "көрсетілетін қызметті алушы мемлекеттік көрсетілетін қызметті алу үшін ұсынған құжаттардың және (немесе) олардағы деректердің (мәліметтердің) анық еместігінің анықталуы",
        "установление недостоверности документов, представленных услугополучателем для получения государственной услуги, и (или) данных (сведений), содержащихся в них",
        "the documents that the recipient submitted to receive the state service, and (or) the data (information) in them, are found to be unreliable",
    ],
    [
        "көрсетілетін қызметті алушының және (немесе) мемлекеттік қызмет көрсету үшін қажетті ұсынылған материалдардың, объектілердің, деректердің және мәліметтердің Қазақстан Республикасының нормативтік құқықтық актілерінде белгіленген талаптарға сәйкес келмеуі",
        "несоответствие услугополучателя и (или) представленных материалов, объектов, данных и сведений, необходимых для оказания государственной услуги, требованиям, установленным нормативными правовыми актами Республики Казахстан",
        "the recipient and (or) the submitted materials, objects, data and information that are needed to render the state service do not meet the requirements of the normative legal acts of the Republic of Kazakhstan",
    ],
    [
        "уәкілетті мемлекеттік органның мемлекеттік қызмет көрсету үшін талап етілетін келісу туралы сұрау салуға теріс жауабы, сондай-ақ сараптаманың, зерттеудің не тексерудің теріс қорытындысы",
        "отрицательный ответ уполномоченного государственного органа на запрос о согласовании, который требуется для оказания государственной услуги, а также отрицательное заключение экспертизы, исследования либо проверки",
        "the authorized state body refuses the approval that rendering the state service requires, or an examination, a study or an inspection ends in a negative conclusion",
    ],
    [
        "көрсетілетін қызметті алушыға қатысты белгілі бір мемлекеттік көрсетілетін қызметті алуды талап ететін қызметке немесе жекелеген қызмет түрлеріне тыйым салу туралы соттың заңды күшіне енген шешімінің (үкімінің) болуы",
        "в отношении услугополучателя имеется вступившее в законную силу решение (приговор) суда о запрещении деятельности или отдельных видов деятельности, требующих получения определенной государственной услуги",
        "a decision (sentence) of a court that has entered into force forbids the recipient the activity, or certain kinds of activity, for which the state service is needed",
    ],
    [
        "көрсетілетін қызметті алушыға қатысты соттың заңды күшіне енген шешімінің болуы, оның негізінде көрсетілетін қызметті алушының мемлекеттік көрсетілетін қызметті алумен байланысты арнаулы құқығынан айырылуы",
        "в отношении услугополучателя имеется вступившее в законную силу решение суда, на основании которого услугополучатель лишен специального права, связанного с получением государственной услуги",
        "a decision of a court that has entered into force deprives the recipient of a special right that is connected with receiving the state service",
    ],
];

/// The Law "On State Services", of 15 April 2013, No. 88-V, with a place in it.
pub fn on_state_services(article: String) -> Citation {
    Citation {
        law: Localized::new(
            "«Мемлекеттік көрсетілетін қызметтер туралы» Қазақстан Республикасының Заңы",
            "Закон Республики Казахстан «О государственных услугах»",
            "Law of the Republic of Kazakhstan “On State Services”",
        ),
        article,
        number: "88-V".to_owned(),
        date: NaiveDate::from_ymd_opt(2013, 4, 15),
    }
}

/// The grounds in their order, each with its subparagraph of the Law.
pub fn refusals() -> Vec<(Localized, Citation)> {
    let ground = |(item, [kk, ru, en]): (usize, [&str; 3])| {
        (Localized::new(kk, ru, en), on_state_services(format!("19-1(2){}", item + 1)))
    };
    GROUNDS.into_iter().enumerate().map(ground).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn r14_3_the_five_grounds_of_the_law_cite_it() {
        let grounds = refusals();
        assert_eq!(grounds.len(), 5);
        for (text, law) in &grounds {
            assert!(
                law.is_complete() && Language::ALL.iter().all(|language| !text.get(*language).is_empty())
            );
        }
        assert_eq!(
            grounds[4].1.cited(Language::Ru),
            "Закон Республики Казахстан от 15 апреля 2013 года № 88-V «О государственных услугах», подпункт 5) пункта 2 статьи 19-1"
        );
    }
}
