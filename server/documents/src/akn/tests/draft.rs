//! Revisions.

use domain::language::Language;
use domain::standard::{Content, Detail, GroupLevel, Presented, SectionKey, Submitter};
use proptest::prelude::*;
use roxmltree::Document;

use super::sample::{amendment_of, any_content, appended, content, element, revision_of};
use super::{named, words};

/// Text that means something to one reader or another.
pub(super) const HOSTILE: &str =
    "a\u{0}\u{8}\u{1b}\u{fffe} ]]> <script>x</script> &amp; \u{202e}abc <!-- -- --> <![CDATA[ \"'";

/// Documents in groups: one inside another, and one without a document.
pub(super) fn grouped() -> Content {
    let group = |id: &str, text: &str, level| element(id, "", text, Detail::Group { level });
    let document = |id: &str, text: &str| {
        let detail = Detail::Document {
            submitter: Submitter::Everyone,
            presented: Presented::Electronic,
            obtainable: false,
            allowed_by: None,
        };
        element(id, text, text, detail)
    };
    let mut content = content();
    let elements = vec![
        group("g1", "для физических лиц:", GroupLevel::Outer),
        document("d1", "удостоверение"),
        group("g2", "через портал:", GroupLevel::Inner),
        document("d2", "запрос"),
        group("g3", "для юридических лиц:", GroupLevel::Outer),
    ];
    content.set(SectionKey::Documents, elements);
    content
}

/// The words of the clause with an identity.
fn clause(xml: &Document<'_>, id: &str) -> String {
    let found = named(xml, "paragraph").find(|node| node.attribute("GUID") == Some(id)).unwrap();
    let content = found.children().find(|node| node.has_tag_name((super::super::AKOMA_NTOSO, "content")));
    words(content.unwrap()).trim().to_owned()
}

#[test]
fn the_work_the_expression_and_the_file_have_names_of_the_convention() {
    let xml = revision_of(&content(), Language::Kk);
    let xml = Document::parse(&xml).unwrap();
    let names: Vec<_> = named(&xml, "FRBRuri").map(|node| node.attribute("value").unwrap()).collect();
    assert_eq!(
        names,
        [
            "/akn/kz/bill/standard/2026-03-02/2026-14",
            "/akn/kz/bill/standard/2026-03-02/2026-14/kaz@2026-04-03,2",
            "/akn/kz/bill/standard/2026-03-02/2026-14/kaz@2026-04-03,2.xml",
        ]
    );
    assert_eq!(named(&xml, "FRBRversionNumber").next().unwrap().attribute("value"), Some("2"));
    assert_eq!(
        named(&xml, "TLCOrganization").next().unwrap().attribute("showAs"),
        Some("Министерство «Ю» & Ко")
    );
}

#[test]
fn r14_1_parts_sections_and_clauses_stand_in_the_order_of_the_law() {
    let xml = revision_of(&content(), Language::Ru);
    let xml = Document::parse(&xml).unwrap();
    let sections: Vec<_> =
        named(&xml, "section").map(|node| node.attribute("eId").unwrap().to_owned()).collect();
    assert_eq!(sections.len(), 12);
    assert_eq!(sections[8], "part_2__sec_2-6");
    let codes =
        named(&xml, "section").map(|node| node.attribute((super::super::NAMESPACE, "section")).unwrap());
    assert!(codes.eq(SectionKey::ALL.map(SectionKey::code)));
    let second = named(&xml, "paragraph").find(|node| node.attribute("GUID") == Some("oth2")).unwrap();
    assert_eq!(second.attribute("eId"), Some("part_4__sec_4-1__para_4-1-2"));
    assert_eq!(words(second.first_element_child().unwrap()), "4.1.2");
}

#[test]
fn r14_1_appendices_are_attachments_with_their_own_clauses() {
    let xml = revision_of(&appended(), Language::Kk);
    let xml = Document::parse(&xml).unwrap();
    assert_eq!(named(&xml, "section").count(), 12);
    let attachments: Vec<_> = named(&xml, "attachment")
        .map(|node| (node.attribute("eId").unwrap(), node.attribute("GUID").unwrap()))
        .collect();
    assert_eq!(attachments, [("att_1", "apx1"), ("att_2", "apx3")]);
    let headings = named(&xml, "attachment")
        .map(|node| words(node.children().find(|child| child.tag_name().name() == "heading").unwrap()));
    assert!(headings.eq(["1-қосымша. Өтініш (нысан)", "Приложение 2. Ответ (форма)"]));
    let line = named(&xml, "paragraph").find(|node| node.attribute("GUID") == Some("apx2")).unwrap();
    assert_eq!(line.attribute("eId"), Some("att_1__para_5-1-1"));
    assert_eq!(words(line.first_element_child().unwrap()), "5.1.1");
    let works = named(&xml, "FRBRWork")
        .map(|node| node.first_element_child().and_then(|this| this.attribute("value")).unwrap().to_owned());
    let work = "/akn/kz/bill/standard/2026-03-02/2026-14";
    assert!(works.eq(["main", "annex_1", "annex_2"].map(|name| format!("{work}/!{name}"))));
}

#[test]
fn the_clauses_of_a_group_stand_inside_it() {
    let xml = revision_of(&grouped(), Language::Ru);
    let xml = Document::parse(&xml).unwrap();
    let of = |id: &str| named(&xml, "paragraph").find(|node| node.attribute("GUID") == Some(id)).unwrap();
    let inside = |id: &str| of(id).parent_element().unwrap().attribute("GUID").map(ToOwned::to_owned);
    assert_eq!(inside("g1"), None);
    assert_eq!(inside("d1").as_deref(), Some("g1"));
    assert_eq!(inside("g2").as_deref(), Some("g1"));
    assert_eq!(inside("d2").as_deref(), Some("g2"));
    assert_eq!(inside("g3"), None);
    assert_eq!(of("d2").attribute("eId"), Some("part_2__sec_2-6__para_2-6-4"));
    let intro = of("g2").children().find(|node| node.tag_name().name() == "intro").unwrap();
    assert_eq!(words(intro).trim(), "через портал:");
    // A group without a clause says its name and holds nothing.
    assert_eq!(clause(&xml, "g3"), "для юридических лиц:");
}

#[test]
fn terms_and_fees_are_quantities_among_the_words() {
    let xml = revision_of(&content(), Language::Ru);
    let xml = Document::parse(&xml).unwrap();
    let quantities: Vec<_> = named(&xml, "quantity")
        .map(|node| (node.attribute("refersTo").unwrap(), node.attribute("normalized").unwrap(), words(node)))
        .collect();
    assert_eq!(
        quantities,
        [
            ("#unit_business_days", "3", "3 (три) рабочих дня".to_owned()),
            ("#unit_mci", "1.50", "1,5\u{a0}МРП".to_owned()),
        ]
    );
    // The case names the same term; what is counted is what follows it.
    assert_eq!(clause(&xml, "term"), "При 3 рабочих дня: 3 (три) рабочих дня");
    let before = named(&xml, "quantity").next().unwrap().prev_sibling().unwrap();
    assert_eq!(before.text(), Some("При 3 рабочих дня: "));
    let hours = named(&xml, "paragraph").find(|node| node.attribute("GUID") == Some("hour")).unwrap();
    let open = hours.attribute((super::super::NAMESPACE, "open")).unwrap();
    assert!(open.starts_with("Mo 09:00-13:00,14:30-18:30; Tu "), "{open}");
}

#[test]
fn r14_6_prose_keeps_its_lists_tables_emphasis_and_links() {
    let xml = revision_of(&content(), Language::Kk);
    let xml = Document::parse(&xml).unwrap();
    let texts = |name: &'static str| named(&xml, name).map(words).collect::<Vec<_>>();
    assert_eq!(texts("b"), ["қағазда"]);
    assert_eq!(texts("i"), ["электрондық"]);
    let headings = named(&xml, "th").map(|node| words(node).trim().to_owned());
    assert!(headings.eq(["А", "Б"]));
    let items: Vec<_> = named(&xml, "item").map(|node| node.attribute("eId").unwrap()).collect();
    let list = "part_2__sec_2-3__para_2-3-1__content__list_1";
    assert_eq!(items.len(), 3);
    assert_eq!(items[1], format!("{list}__item_2"));
    assert_eq!(items[2], format!("{list}__item_2__list_1__item_1"));
    assert_eq!(named(&xml, "a").next().unwrap().attribute("href"), Some("https://egov.kz?a=1&b=2"));
    let verbatim = named(&xml, "p").find(|node| node.attribute("class") == Some("verbatim")).unwrap();
    assert_eq!(words(verbatim), "жол  \n  жол");
}

#[test]
fn r15_10_an_amendment_points_from_its_text_into_the_version_that_it_amends() {
    let (old, new) = super::report::two_contents();
    let text = amendment_of(&old, &new, Language::Kk);
    let xml = Document::parse(&text).unwrap();
    let told: Vec<_> = named(&xml, "textualMod")
        .map(|one| {
            let point = |name: &str| {
                let found = one.children().find(|child| child.tag_name().name() == name).unwrap();
                (found.attribute("href").unwrap().to_owned(), found.attribute("pos"))
            };
            (one.attribute("type").unwrap(), point("source"), point("destination"))
        })
        .collect();
    let version = "/akn/kz/act/standard/2026-03-02/14-п/kaz@2026-03-22,1";
    let here = |place: &str| (format!("#{place}"), None);
    let there = |place: &str| (format!("{version}#{place}"), None);
    let inside = |(place, _): (String, Option<&'static str>)| (place, Some("inside"));
    let (grounds, appeal, other) = ("part_2__sec_2-7", "part_3__sec_3-1", "part_4__sec_4-1");
    let line = |section: &str, number: u32| {
        let plain = section.rsplit_once("__sec_").unwrap().1;
        format!("{section}__para_{plain}-{number}")
    };
    assert_eq!(
        told,
        [
            ("repeal", inside(here(grounds)), there(&line(grounds, 1))),
            ("substitution", here(&line(appeal, 1)), there(&line(appeal, 1))),
            ("repeal", inside(here(other)), there(&line(other, 1))),
            ("insertion", here(&line(other, 2)), inside(there(other))),
        ]
    );
    assert_eq!(named(&xml, "force").count(), 0, "nobody knows when");
    let plain = revision_of(&new, Language::Kk);
    assert_eq!(named(&Document::parse(&plain).unwrap(), "analysis").count(), 0);
}

#[test]
fn a_clause_in_another_language_says_so() {
    let xml = revision_of(&content(), Language::Kk);
    let xml = Document::parse(&xml).unwrap();
    let foreign: Vec<_> = named(&xml, "paragraph")
        .filter_map(|node| {
            let language = node.attribute(("http://www.w3.org/XML/1998/namespace", "lang"))?;
            Some((node.attribute("GUID").unwrap(), language))
        })
        .collect();
    assert_eq!(foreign, [("oth2", "ru")]);
    assert_eq!(clause(&xml, "body"), "Әділет министрлігі");
}

#[test]
fn hostile_words_are_only_words() {
    let mut content = Content::default();
    content.set(SectionKey::ServiceName, vec![element("words", HOSTILE, "", Detail::Words)]);
    content.set(SectionKey::Other, vec![element("prose", HOSTILE, "", Detail::Prose)]);
    let text = revision_of(&content, Language::Kk);
    let xml = Document::parse(&text).unwrap();
    assert_eq!(named(&xml, "script").count(), 0);
    assert!(!text.contains("]]>"));
    assert_eq!(clause(&xml, "words"), "a ]]> <script>x</script> &amp; abc <!-- -- --> <![CDATA[ \"'");
    assert!(clause(&xml, "prose").contains("<script>x</script>"));
}

proptest! {
    #[test]
    fn every_element_stands_once_with_its_identity(content in any_content()) {
        let text = revision_of(&content, Language::Kk);
        prop_assert_eq!(&text, &revision_of(&content, Language::Kk));
        let xml = Document::parse(&text).unwrap();
        let written: Vec<_> = named(&xml, "paragraph").map(|node| node.attribute("GUID").unwrap()).collect();
        let elements = content.sections().iter().flat_map(|section| &section.elements);
        prop_assert_eq!(written, elements.clone().map(|element| element.id.as_str()).collect::<Vec<_>>());
        for element in elements {
            let counted = matches!(element.detail, Detail::Term { .. } | Detail::Fee { .. });
            // A paragraph may hold those of its group.
            let quantities = named(&xml, "quantity").filter(|node| {
                let own = node.ancestors().find(|parent| parent.tag_name().name() == "paragraph");
                own.and_then(|own| own.attribute("GUID")) == Some(element.id.as_str())
            });
            prop_assert_eq!(quantities.count(), usize::from(counted));
        }
    }
}
