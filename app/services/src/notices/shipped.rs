//! The texts that ship with the program, one file a notice and language.

use domain::language::Localized;
use domain::notice::NoticeName;

/// The shipped text of a notice.
pub fn shipped(name: NoticeName) -> Localized {
    let [kk, ru, en] = match name {
        NoticeName::Privacy => [
            include_str!("../../notices/privacy.kk.md"),
            include_str!("../../notices/privacy.ru.md"),
            include_str!("../../notices/privacy.en.md"),
        ],
        NoticeName::Accessibility => [
            include_str!("../../notices/accessibility.kk.md"),
            include_str!("../../notices/accessibility.ru.md"),
            include_str!("../../notices/accessibility.en.md"),
        ],
        NoticeName::Help => [
            include_str!("../../notices/help.kk.md"),
            include_str!("../../notices/help.ru.md"),
            include_str!("../../notices/help.en.md"),
        ],
        NoticeName::Contact => [
            include_str!("../../notices/contact.kk.md"),
            include_str!("../../notices/contact.ru.md"),
            include_str!("../../notices/contact.en.md"),
        ],
    };
    Localized::new(kk.trim(), ru.trim(), en.trim())
}

#[cfg(test)]
mod tests {
    use domain::discussion::screen;
    use domain::language::Language;
    use domain::notice::{NoticeInput, NoticeName, Operator};
    use domain::standard::prose::to_page;

    use super::shipped;

    #[test]
    fn every_shipped_text_can_be_saved_as_it_is() {
        for name in NoticeName::ALL {
            let text = shipped(name);
            let typed = NoticeInput { text: text.clone(), operator: Operator::default() };
            assert_eq!(typed.parse(name).map(|taken| taken.text), Ok(text.clone()), "{}", name.code());
            for language in Language::ALL {
                // A browser sends the lines of a field so.
                let sent = text.get(language).replace('\n', "\r\n");
                assert_eq!(screen(&sent, u32::MAX).as_deref(), Ok(text.get(language)));
            }
        }
    }

    #[test]
    fn the_languages_of_a_shipped_text_have_the_same_parts_and_links() {
        for name in NoticeName::ALL {
            let pages = Language::ALL.map(|language| {
                let html = to_page(shipped(name).get(language));
                assert!(!html.contains("](/"), "a link was not taken: {html}");
                let own = format!("href=\"/{}/", language.code());
                assert_eq!(html.matches(&own).count(), html.matches("href=\"/").count(), "{html}");
                ["<h2>", "<h3>", "<p>", "<ul ", "<li>", own.as_str()].map(|part| html.matches(part).count())
            });
            let [kk, ru, en] = pages;
            assert_eq!((kk, ru), (ru, en), "{}", name.code());
        }
    }
}
