//! In which language the words of a file seem to be: a guess, to warn whoever named another.

use domain::language::Language;

/// Fewer letters than these tell nothing.
const LEAST: usize = 100;
/// One letter in so many is Kazakh alone, if the text is; a Russian one has some in names.
const KAZAKH: usize = 25;

/// The language that the letters of a text are of, if there are enough of them.
pub(super) fn seeming<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let (mut latin, mut cyrillic, mut kazakh) = (0, 0, 0);
    for letter in texts.flat_map(str::chars).flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' => latin += 1,
            'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => {
                kazakh += 1;
                cyrillic += 1;
            }
            '\u{400}'..='\u{52f}' => cyrillic += 1,
            _ => {}
        }
    }
    if latin + cyrillic < LEAST {
        None
    } else if latin > cyrillic {
        Some(Language::En)
    } else if kazakh * KAZAKH > cyrillic {
        Some(Language::Kk)
    } else {
        Some(Language::Ru)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_its_letters_if_it_is_long_enough() {
        let of = |words: &str| seeming([words.repeat(10).as_str()].into_iter());
        assert_eq!(of("Мемлекеттік қызметті көрсету мерзімдері"), Some(Language::Kk));
        assert_eq!(of("Сроки оказания услуги «Қазпошта»; портал egov"), Some(Language::Ru));
        assert_eq!(of("Term of rendering the state service «Қазпошта»"), Some(Language::En));
        assert_eq!(seeming(["Сроки"].into_iter()), None);
    }
}
