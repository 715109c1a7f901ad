//! Clauses as acts word them, in three languages.

use super::*;
use crate::amending::clauses;
use crate::language::Localized;
use crate::standard::{AppendixSort, Presented, ServiceForm, Submitter, TermUnit, sample};

type Texts = (&'static str, &'static str, &'static str);

fn line(id: &str, (kk, ru, en): Texts, detail: Detail) -> Element {
    sample::element(id, Localized::new(kk, ru, en), detail)
}

fn prose(id: &str, texts: Texts) -> Element {
    line(id, texts, Detail::Prose)
}

fn copy(id: &str, texts: Texts) -> Element {
    let detail = Detail::Document {
        submitter: Submitter::Everyone,
        presented: Presented::Copy,
        obtainable: false,
        allowed_by: None,
    };
    line(id, texts, detail)
}

/// The clauses between two states of a section, in Kazakh, Russian and English.
fn worded(section: SectionKey, old: &[Element], new: &[Element]) -> Vec<[String; 3]> {
    let content = |elements: &[Element]| {
        let mut content = Content::default();
        content.set(section, elements.to_vec());
        content
    };
    let (old, new) = (content(old), content(new));
    let found = clauses(&old, &new);
    found.iter().map(|clause| Language::ALL.map(|language| wording(clause, language, &old, &new))).collect()
}

const APPLICATION: Texts = ("Өтініш", "Заявление", "Application");
const RECEIPT: Texts = ("төлем туралы түбіртек", "квитанция об оплате", "payment receipt");

#[test]
fn r15_10_a_typed_term_is_told_by_its_words() {
    let term = |amount| {
        let detail = Detail::term(amount, TermUnit::BusinessDays);
        line("term", ("", "", ""), detail)
    };
    assert_eq!(
        worded(SectionKey::Term, &[term(5)], &[term(3)]),
        [[
            "2.1-тармақтағы \"5 (бес) жұмыс күні\" деген сөздер \"3 (үш) жұмыс күні\" деген сөздермен ауыстырылсын",
            "в пункте 2.1 слова \"5 (пять) рабочих дней\" заменить словами \"3 (три) рабочих дня\"",
            "in element 2.1 the words \"5 business days\" shall be replaced by the words \"3 business days\"",
        ]]
    );
}

#[test]
fn r15_10_lines_are_excluded_amended_and_added() {
    let old = [
        copy("a", APPLICATION),
        copy("b", ("жалдау шартының көшірмесі", "копия договора аренды", "copy of the lease agreement")),
        copy("c", RECEIPT),
    ];
    let new = [
        copy("a", APPLICATION),
        copy(
            "b",
            (
                "сатып алу шартының көшірмесі",
                "копия договора купли-продажи",
                "copy of the purchase agreement",
            ),
        ),
        copy("d", ("өкілдің сенімхаты", "доверенность представителя", "power of attorney")),
    ];
    assert_eq!(
        worded(SectionKey::Documents, &old, &new),
        [
            [
                "2.6-тармақтың 3-жолы алып тасталсын",
                "строку 3 пункта 2.6 исключить",
                "line 3 of element 2.6 shall be excluded",
            ],
            [
                "2.6-тармақтың 2-жолындағы \"жалдау\" деген сөз \"сатып алу\" деген сөздермен ауыстырылсын",
                "в строке 2 пункта 2.6 слово \"аренды\" заменить словом \"купли-продажи\"",
                "in line 2 of element 2.6 the word \"lease\" shall be replaced by the word \"purchase\"",
            ],
            [
                "2.6-тармақ мынадай мазмұндағы 3-жолмен толықтырылсын: \"өкілдің сенімхаты (көшірме)\"",
                "пункт 2.6 дополнить строкой 3 следующего содержания: \"доверенность представителя (копия)\"",
                "element 2.6 shall be supplemented by line 3 as follows: \"power of attorney (copy)\"",
            ],
        ]
    );
}

#[test]
fn r15_10_words_are_added_after_words() {
    let old = (
        "Өтініш портал арқылы беріледі.",
        "Заявление подается через портал.",
        "The application is submitted through the portal.",
    );
    let new = (
        "Өтініш портал немесе Мемлекеттік корпорация арқылы беріледі.",
        "Заявление подается через портал или Государственную корпорацию.",
        "The application is submitted through the portal or the State Corporation.",
    );
    assert_eq!(
        worded(SectionKey::Other, &[prose("a", old)], &[prose("a", new)]),
        [[
            "4.1-тармақта \"портал\" деген сөзден кейін \"немесе Мемлекеттік корпорация\" деген сөздермен \
             толықтырылсын",
            "в пункте 4.1 после слова \"портал\" дополнить словами \"или Государственную корпорацию\"",
            "in element 4.1 after the word \"portal\" the words \"or the State Corporation\" shall be added",
        ]]
    );
}

#[test]
fn r15_10_a_change_of_one_language_is_told_in_the_others() {
    let texts = |ru| ("Шағым бір ай ішінде беріледі.", ru, "A complaint is filed within a month.");
    let old = prose("a", texts("Жалоба подается в течении месяца."));
    let new = prose("a", texts("Жалоба подается в течение месяца."));
    assert_eq!(
        worded(SectionKey::Appeal, &[old], &[new]),
        [[
            "3.1-тармақтың орыс тіліндегі мәтініне өзгеріс енгізілсін, қазақ тіліндегі мәтіні өзгермейді",
            "в пункте 3.1 слово \"течении\" заменить словом \"течение\"",
            "in element 3.1 the text in Russian shall be amended, the text in English shall remain unchanged",
        ]]
    );
}

#[test]
fn r15_10_who_reads_a_language_that_is_not_written_reads_the_words_of_another() {
    let old = prose("a", ("Шағым сотқа беріледі.", "Жалоба подается в течении месяца.", ""));
    let new = prose("a", ("Шағым сотқа беріледі.", "Жалоба подается в течение месяца.", ""));
    assert_eq!(
        worded(SectionKey::Appeal, &[old], &[new])[0][2],
        "in element 3.1 the word \"течении\" shall be replaced by the word \"течение\""
    );
}

#[test]
fn r15_10_a_line_gets_another_number_or_comes_between_others() {
    let [a, b, c] = [("a", APPLICATION), ("b", RECEIPT), ("c", ("Жауап", "Ответ", "Answer"))]
        .map(|(id, texts)| prose(id, texts));
    assert_eq!(
        worded(SectionKey::Result, &[a.clone(), b.clone(), c.clone()], &[c.clone(), a.clone(), b.clone()]),
        [[
            "2.3-тармақтың 3-жолы 1-жол деп есептелсін",
            "строку 3 пункта 2.3 считать строкой 1",
            "line 3 of element 2.3 shall be considered as line 1",
        ]]
    );
    assert_eq!(
        worded(SectionKey::Result, &[a.clone(), b.clone()], &[a.clone(), c.clone(), b.clone()]),
        [[
            "2.3-тармақ 1-жолдан кейін мынадай мазмұндағы жолмен толықтырылсын: \"Жауап\"",
            "пункт 2.3 после строки 1 дополнить строкой следующего содержания: \"Ответ\"",
            "element 2.3 shall be supplemented after line 1 by a line as follows: \"Answer\"",
        ]]
    );
}

#[test]
fn r15_10_a_line_and_a_section_are_worded_anew() {
    let ground = |texts, article: &str| {
        let law = crate::standard::Citation { article: article.to_owned(), ..sample::law() };
        line("g", texts, Detail::Ground { law })
    };
    let old = ground(("Дұрыс емес мәлімет", "Недостоверность сведений", "False data"), "10");
    let new = ground(("Толық емес құжат", "Неполнота документов", "Missing documents"), "19-1(2)1");
    assert_eq!(
        worded(SectionKey::RefusalGrounds, &[old], &[new]),
        [[
            "2.7-тармақ мынадай редакцияда жазылсын: \"Толық емес құжат (Заң, 19-1-баптың 2-тармағының 1) тармақшасы)\"",
            "пункт 2.7 изложить в следующей редакции: \"Неполнота документов (Закон, подпункт 1) пункта 2 статьи 19-1)\"",
            "element 2.7 shall be worded as follows: \"Missing documents (Law, Article 19-1(2)(1))\"",
        ]]
    );
    let form = |id, form| line(id, ("", "", ""), Detail::Form { form });
    let [paper, automated] = [form("p", ServiceForm::Paper), form("e", ServiceForm::ElectronicFull)];
    assert_eq!(
        worded(SectionKey::Form, &[paper], &[automated]),
        [[
            "2.2-тармақ мынадай редакцияда жазылсын: \"Электрондық (толық автоматтандырылған)\"",
            "пункт 2.2 изложить в следующей редакции: \"Электронная (полностью автоматизированная)\"",
            "element 2.2 shall be worded as follows: \"Electronic (fully automated)\"",
        ]]
    );
}

#[test]
fn r15_10_what_the_text_does_not_show_is_told() {
    let akimat = ("Әкімдік", "Акимат", "Akimat");
    let provider = |body| line("p", akimat, Detail::Provider { body });
    let known = provider(Some(crate::body::BodyId(7)));
    assert_eq!(
        worded(SectionKey::Provider, &[provider(None)], &[known]),
        [[
            "1.3-тармақтағы құрылымдалған мәліметтер өзгертілсін, мәтіні өзгермейді",
            "в пункте 1.3 изменить структурированные сведения, текст не меняется",
            "in element 1.3 the structured data shall be amended, the text shall remain unchanged",
        ]]
    );
}

#[test]
fn r15_10_the_clauses_of_an_act_are_numbered() {
    let mut old = Content::default();
    old.set(SectionKey::Result, vec![prose("a", APPLICATION), prose("b", RECEIPT)]);
    let new = Content::default();
    let said = list(&clauses(&old, &new), Language::Ru, &old, &new);
    assert_eq!(said, ["1) строку 1 пункта 2.3 исключить;", "2) строку 2 пункта 2.3 исключить."]);
}

#[test]
fn r15_10_a_standard_is_supplemented_by_an_appendix() {
    let head = |id, texts| line(id, texts, Detail::Appendix { sort: AppendixSort::Other });
    let old = [head("a", APPLICATION), prose("b", ("Мәтін", "Текст", "Text"))];
    let mut new = old.to_vec();
    new.extend([head("c", RECEIPT), prose("d", ("Мәтін", "Текст", "Text"))]);
    let added = worded(SectionKey::Appendices, &old, &new);
    let russian: Vec<&str> = added.iter().map(|clause| clause[1].as_str()).collect();
    assert_eq!(
        russian,
        [
            "дополнить приложением 2 следующего содержания: \"квитанция об оплате\"",
            "приложение 2 дополнить строкой 1 следующего содержания: \"Текст\"",
        ]
    );
    let removed = worded(SectionKey::Appendices, &new, &old);
    assert_eq!(
        removed,
        [
            ["2-қосымша алып тасталсын", "приложение 2 исключить", "appendix 2 shall be excluded"],
            [
                "2-қосымшаның 1-жолы алып тасталсын",
                "строку 1 приложения 2 исключить",
                "line 1 of appendix 2 shall be excluded",
            ],
        ]
    );
}
