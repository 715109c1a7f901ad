//! Closing reports.

use domain::discussion::{Entered, Way};
use domain::language::Language;
use domain::redline::{Fragment, Redline};
use domain::report::WithdrawnComment;
use domain::standard::{Content, Detail, SectionKey};
use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::draft::HOSTILE;
use super::sample::{any_content, content, element, report, report_of};
use super::{named, words, words_without};

/// A content, and the same with a clause edited, one moved, one gone and one new.
pub(super) fn two_contents() -> (Content, Content) {
    let (old, mut new) = (content(), content());
    let appeal = "Жалоба подается в суд в течение 3 рабочих дней.";
    new.set(SectionKey::Appeal, vec![element("appe", "Шағым сотқа беріледі.", appeal, Detail::Prose)]);
    new.set(
        SectionKey::Other,
        vec![
            element("oth2", "", "Только по-русски", Detail::Prose),
            element("new1", "Жаңа талап", "Новое <требование> & иное", Detail::Prose),
        ],
    );
    new.set(SectionKey::RefusalGrounds, Vec::new());
    (old, new)
}

fn containers<'a, 'input>(xml: &'a Document<'input>, name: &'static str) -> Vec<Node<'a, 'input>> {
    named(xml, "hcontainer").filter(|node| node.attribute("name") == Some(name)).collect()
}

fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Node<'a, 'input> {
    node.children().find(|child| child.tag_name().name() == name).unwrap()
}

#[test]
fn r15_8_every_comment_stands_with_its_author_outcome_and_substantiation() {
    let (old, new) = two_contents();
    let text = report_of(&report(&old, &new, "Срок велик.\n\nҚысқарту керек."));
    let xml = Document::parse(&text).unwrap();
    let comments = containers(&xml, "comment");
    assert_eq!(comments.len(), 3);
    assert_eq!(words(child(comments[0], "num")), "1");
    assert_eq!(words(child(comments[0], "heading")), "Айгүл Серікова, individual, 05.03.2026");
    assert_eq!(words(child(comments[0], "subheading")), "3.1.1 Appeal ru: в течение 5 рабочих дней");
    assert_eq!(words(child(comments[2], "subheading")), "Проект в целом");
    let paragraphs = child(comments[0], "intro").children().filter(Node::is_element).map(words);
    assert!(paragraphs.eq(["Срок велик.", "Қысқарту керек."]));
    let decisions = containers(&xml, "decision");
    assert_eq!(words(child(decisions[0], "heading")), "accepted");
    assert_eq!(words(child(decisions[1], "content")).trim(), "Заңда көзделмеген.");
    assert_eq!(containers(&xml, "suggestion").len(), 1);
    assert_eq!(containers(&xml, "change_without_cause").len(), 1);
}

#[test]
fn r15_8_what_was_corrected_withdrawn_or_entered_by_staff_says_so() {
    let (old, new) = two_contents();
    let mut marked = report(&old, &new, "Срок велик.");
    let (opened, closed) = (marked.opened_at, marked.closed_at);
    marked.comments[0].corrected_at = Some(closed);
    marked.comments[1].entered =
        Some(Entered { way: Way::Paper, site: None, registered: None, entered_at: closed });
    marked.withdrawn = vec![WithdrawnComment { number: 4, received_at: opened, withdrawn_at: closed }];
    let text = report_of(&marked);
    let xml = Document::parse(&text).unwrap();
    let says = |name| words(child(containers(&xml, name)[0], "content")).trim().to_owned();
    assert_eq!(says("corrected"), format!("corrected {closed}"));
    assert_eq!(says("entered"), "entered: paper");
    assert_eq!(says("withdrawn"), format!("withdrawn {closed}"));
    assert_eq!(words(child(containers(&xml, "withdrawn")[0], "num")), "4");
}

#[test]
fn r15_9_comments_and_changes_name_each_other() {
    let (old, new) = two_contents();
    let text = report_of(&report(&old, &new, "Срок велик."));
    let xml = Document::parse(&text).unwrap();
    let decisions = containers(&xml, "decision");
    assert_eq!(words(child(decisions[0], "subheading")), "Изменения: 3.1.1, 4.1.1");
    let target =
        named(&xml, "ref").next().unwrap().attribute("href").unwrap().trim_start_matches('#').to_owned();
    let clause = xml.descendants().find(|node| node.attribute("eId") == Some(&target)).unwrap();
    assert_eq!(clause.attribute((super::super::NAMESPACE, "element")), Some("appe"));
    assert_eq!(clause.attribute((super::super::NAMESPACE, "comments")), Some("1"));
    assert_eq!(words(child(containers(&xml, "summary")[0], "content")).trim(), "Мерзімді қысқарту");
}

#[test]
fn a_withheld_name_stands_nowhere() {
    let text = report_of(&report(&Content::default(), &Content::default(), ""));
    assert!(!text.contains("Есімов"));
    let xml = Document::parse(&text).unwrap();
    assert_eq!(words(child(containers(&xml, "comment")[1], "heading")), "individual, withheld, 05.03.2026");
}

#[test]
fn the_report_bears_the_date_of_its_publication_in_the_country() {
    let text = report_of(&report(&Content::default(), &Content::default(), ""));
    let xml = Document::parse(&text).unwrap();
    let work = named(&xml, "FRBRuri").next().unwrap().attribute("value");
    assert_eq!(work, Some("/akn/kz/statement/closing-report/2026-04-06/2026-14"));
    let draft = named(&xml, "TLCReference").next().unwrap().attribute("href");
    assert_eq!(draft, Some("/akn/kz/bill/standard/2026-03-02/2026-14"));
}

/// The marked clauses of a language: number, old and new side of each.
fn sides(xml: &Document<'_>, language: Language) -> Vec<[(String, String); 2]> {
    let attribute = ("http://www.w3.org/XML/1998/namespace", "lang");
    let of_language = |node: &Node<'_, '_>| {
        node.ancestors().any(|parent| {
            parent.attribute("name") == Some("redline")
                && parent.attribute(attribute) == Some(language.code())
        })
    };
    let side = |clause: Node<'_, '_>, dropped: &str| {
        let content = child(clause, "content").first_element_child().unwrap();
        (words_without(child(clause, "num"), dropped), words_without(content, dropped))
    };
    let clauses = containers(xml, "clause").into_iter().filter(of_language);
    clauses.map(|clause| [side(clause, "ins"), side(clause, "del")]).collect()
}

fn expected(old: &Content, new: &Content, language: Language) -> Vec<[(String, String); 2]> {
    let redline = Redline::between(old, new, language);
    let clean = |text: String| {
        let forbidden = |c: &char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        text.chars().filter(|c| !forbidden(c)).collect::<String>().replace("\r\n", "\n").replace('\r', "\n")
    };
    let sides = redline.changes().map(|(_, element)| {
        let number = |number: &Option<String>| number.clone().unwrap_or_default();
        [
            (number(&element.old_number), clean(Fragment::old_text(&element.fragments))),
            (number(&element.new_number), clean(Fragment::new_text(&element.fragments))),
        ]
    });
    sides.collect()
}

#[test]
fn the_marks_give_both_sides() {
    let (old, new) = two_contents();
    let text = report_of(&report(&old, &new, ""));
    let xml = Document::parse(&text).unwrap();
    let written = sides(&xml, Language::Ru);
    assert_eq!(written, expected(&old, &new, Language::Ru));
    assert!(written.iter().any(|[old, new]| {
        *old == ("3.1.1".to_owned(), "Жалоба подается в суд в течение 5 рабочих дней.".to_owned())
            && new.1 == "Жалоба подается в суд в течение 3 рабочих дней."
    }));
    assert!(written.contains(&[
        (String::new(), String::new()),
        ("4.1.2".to_owned(), "Новое <требование> & иное".to_owned()),
    ]));
}

#[test]
fn hostile_comments_are_only_words() {
    let text = report_of(&report(&Content::default(), &Content::default(), HOSTILE));
    let xml = Document::parse(&text).unwrap();
    assert_eq!(named(&xml, "script").count(), 0);
    let said = words(child(containers(&xml, "comment")[0], "intro"));
    assert!(said.contains("]]> <script>x</script> &amp; abc"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn accepting_and_rejecting_the_marks_of_any_redline_gives_both_sides(old in any_content(), new in any_content()) {
        let text = report_of(&report(&old, &new, ""));
        let xml = Document::parse(&text).unwrap();
        for language in [Language::Kk, Language::Ru] {
            prop_assert_eq!(sides(&xml, language), expected(&old, &new, language));
        }
    }
}
