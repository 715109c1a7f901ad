//! Appendices as amending acts name them: the appendix, its heading and its lines; and what becomes of a whole one.

use super::called::quoted;
use crate::language::Language;

/// A place in the appendices: all of them, the heading of one, or a line of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Appended {
    /// All of them.
    All,
    /// The heading of the appendix of a number.
    Heading(usize),
    /// A line of an appendix: the number of the appendix, the number of the line in it.
    Line(usize, usize),
}

impl Appended {
    /// What is amended: `заголовок приложения 2`, `строку 3 приложения 2`.
    pub(super) fn itself(self, language: Language) -> String {
        match (language, self) {
            (Language::Kk, Self::All) => "қосымшалар".to_owned(),
            (Language::Kk, Self::Heading(appendix)) => format!("{appendix}-қосымшаның тақырыбы"),
            (Language::Kk, Self::Line(appendix, line)) => format!("{appendix}-қосымшаның {line}-жолы"),
            (Language::Ru, Self::All) => "приложения".to_owned(),
            (Language::Ru, Self::Heading(appendix)) => format!("заголовок приложения {appendix}"),
            (Language::Ru, Self::Line(appendix, line)) => format!("строку {line} приложения {appendix}"),
            (Language::En, Self::All) => "the appendices".to_owned(),
            (Language::En, Self::Heading(appendix)) => format!("the heading of appendix {appendix}"),
            (Language::En, Self::Line(appendix, line)) => format!("line {line} of appendix {appendix}"),
        }
    }

    /// Where something is changed: `в заголовке приложения 2`, `2-қосымшаның 3-жолында`.
    pub(super) fn inside(self, language: Language) -> String {
        match (language, self) {
            (Language::Kk, Self::All) => "қосымшаларда".to_owned(),
            (Language::Kk, Self::Heading(appendix)) => format!("{appendix}-қосымшаның тақырыбында"),
            (Language::Kk, Self::Line(appendix, line)) => format!("{appendix}-қосымшаның {line}-жолында"),
            (Language::Ru, Self::All) => "в приложениях".to_owned(),
            (Language::Ru, Self::Heading(appendix)) => format!("в заголовке приложения {appendix}"),
            (Language::Ru, Self::Line(appendix, line)) => format!("в строке {line} приложения {appendix}"),
            (Language::En, _) => format!("in {}", self.itself(language)),
        }
    }

    /// Whose text is amended, in Kazakh: `2-қосымшаның 3-жолының`.
    pub(super) fn owning_kk(self) -> String {
        match self {
            Self::All => "қосымшалардың".to_owned(),
            Self::Heading(_) | Self::Line(..) => format!("{}ның", self.itself(Language::Kk)),
        }
    }

    /// What goes or gets another number: with its heading the appendix does.
    pub(super) fn whole(self, language: Language) -> String {
        match (language, self) {
            (Language::Kk, Self::Heading(appendix)) => format!("{appendix}-қосымша"),
            (Language::Ru, Self::Heading(appendix)) => format!("приложение {appendix}"),
            (Language::En, Self::Heading(appendix)) => format!("appendix {appendix}"),
            _ => self.itself(language),
        }
    }

    /// What is new at this place: `дополнить приложением 2 …`, `приложение 2 дополнить строкой 3 …`.
    pub(super) fn added(self, text: &str, language: Language) -> String {
        let text = quoted(text);
        match (language, self) {
            (Language::Kk, Self::All) => format!("қосымшалармен толықтырылсын: {text}"),
            (Language::Kk, Self::Heading(appendix)) => {
                format!("мынадай мазмұндағы {appendix}-қосымшамен толықтырылсын: {text}")
            }
            (Language::Kk, Self::Line(appendix, line)) => {
                format!("{appendix}-қосымша мынадай мазмұндағы {line}-жолмен толықтырылсын: {text}")
            }
            (Language::Ru, Self::All) => format!("дополнить приложениями следующего содержания: {text}"),
            (Language::Ru, Self::Heading(appendix)) => {
                format!("дополнить приложением {appendix} следующего содержания: {text}")
            }
            (Language::Ru, Self::Line(appendix, line)) => {
                format!("приложение {appendix} дополнить строкой {line} следующего содержания: {text}")
            }
            (Language::En, Self::All) => format!("the appendices shall be added as follows: {text}"),
            (Language::En, Self::Heading(appendix)) => {
                format!("the standard shall be supplemented by appendix {appendix} as follows: {text}")
            }
            (Language::En, Self::Line(appendix, line)) => {
                format!("appendix {appendix} shall be supplemented by line {line} as follows: {text}")
            }
        }
    }

    /// It gets another number: `приложение 2 считать приложением 1`.
    pub(super) fn moved(self, to: Self, language: Language) -> String {
        let from = self.whole(language);
        match (language, to) {
            (Language::Ru, Self::Heading(appendix)) => format!("{from} считать приложением {appendix}"),
            (Language::Ru, Self::Line(appendix, line)) => {
                format!("{from} считать строкой {line} приложения {appendix}")
            }
            (Language::Ru, Self::All) => format!("{from} считать приложением"),
            (Language::Kk, _) => format!("{from} {} деп есептелсін", to.whole(language)),
            (Language::En, _) => format!("{from} shall be considered as {}", to.whole(language)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_10_appendices_are_named_as_acts_name_them() {
        let (heading, line) = (Appended::Heading(2), Appended::Line(2, 3));
        let all = |form: &dyn Fn(Language) -> String| Language::ALL.map(form);
        assert_eq!(
            all(&|language| heading.added("Форма", language)),
            [
                "мынадай мазмұндағы 2-қосымшамен толықтырылсын: \"Форма\"",
                "дополнить приложением 2 следующего содержания: \"Форма\"",
                "the standard shall be supplemented by appendix 2 as follows: \"Форма\"",
            ]
        );
        assert_eq!(
            all(&|language| line.inside(language)),
            ["2-қосымшаның 3-жолында", "в строке 3 приложения 2", "in line 3 of appendix 2"]
        );
        assert_eq!(
            all(&|language| heading.moved(Appended::Heading(1), language)),
            [
                "2-қосымша 1-қосымша деп есептелсін",
                "приложение 2 считать приложением 1",
                "appendix 2 shall be considered as appendix 1",
            ]
        );
        assert_eq!(
            [heading.owning_kk(), line.owning_kk()],
            ["2-қосымшаның тақырыбының", "2-қосымшаның 3-жолының"]
        );
    }
}
