//! The clauses of a section with their groups: those of a group stand inside an element that bears its name.

use domain::language::Language;
use domain::standard::{Element, group};
use leptos::prelude::*;

use super::clause::readable;

/// The views of the elements of a section, one each, those of a group inside it.
pub fn grouped(elements: &[Element], language: Language, views: Vec<AnyView>) -> Vec<AnyView> {
    nested(elements, language, &mut views.into_iter())
}

fn nested(elements: &[Element], language: Language, views: &mut std::vec::IntoIter<AnyView>) -> Vec<AnyView> {
    let levels: Vec<_> = elements.iter().map(Element::group).collect();
    let mut shown = Vec::new();
    let mut place = 0;
    while let Some(element) = elements.get(place) {
        shown.extend(views.next());
        let end = group::end(&levels, place);
        let inside = elements.get(place + 1..end).unwrap_or_default();
        if !inside.is_empty() {
            let spoken = readable(element, language);
            let name = Some(element.clause(spoken)).filter(|name| !name.is_empty());
            let inside = nested(inside, language, views);
            shown.push(view! { <div role="group" aria-label=name class="grouped">{inside}</div> }.into_any());
        }
        place = end;
    }
    shown
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;
    use domain::standard::{Detail, ElementId, GroupLevel};

    use super::*;

    #[test]
    fn clauses_stand_inside_their_groups() {
        let line = |id: &str, detail| Element {
            id: ElementId::parse(id).unwrap(),
            text: Localized::same(id),
            detail,
        };
        let group = |id: &str, level| line(id, Detail::Group { level });
        let elements = [
            line("a", Detail::Words),
            group("g", GroupLevel::Outer),
            line("b", Detail::Words),
            group("h", GroupLevel::Inner),
            line("c", Detail::Words),
            group("i", GroupLevel::Outer),
        ];
        let owner = Owner::new();
        let html = owner.with(|| {
            let views = elements.iter().map(|element| element.id.to_string().into_any()).collect();
            grouped(&elements, Language::Ru, views).to_html()
        });
        let plain = html.replace("<!>", "");
        let open = |name: &str| format!(r#"<div role="group" aria-label="{name}" class="grouped">"#);
        assert_eq!(plain, format!("ag{}bh{}c</div></div>i", open("g"), open("h")));
    }
}
