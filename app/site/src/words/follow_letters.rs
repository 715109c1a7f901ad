//! The letters to those who follow, beside the news itself: a discussion closes soon, a digest, how a subscription stands.

use domain::language::Language;
use domain::time::LegalZone;
use services::letters::FollowLetter;
use services::subscriptions::Wishes;

use super::dates::closing_in_zone;
use super::{followed, often_word};
use crate::w;

/// The subject and the paragraphs of such a letter.
pub(super) fn text(language: Language, zone: LegalZone, letter: &FollowLetter) -> (String, Vec<String>) {
    let ended = |end: &String| format!("{}\n{end}", w!(language, mail.end));
    match letter {
        FollowLetter::ClosingSoon { number, title, closes_at, link, end } => {
            let title = || title.best(language).1.to_owned();
            let says = w!(language, letter_words.closing_says, number = number.clone(), title = title());
            let until =
                w!(language, letter_words.closing_until, until = closing_in_zone(language, zone, *closes_at));
            (
                w!(language, letter_words.closing_subject, title = title()),
                vec![says, format!("{until}\n{link}"), ended(end)],
            )
        }
        FollowLetter::Digest { news, end } => {
            let count = u64::try_from(news.len()).unwrap_or(u64::MAX);
            let mut paragraphs = vec![w!(language, letter_words.digest_says)];
            paragraphs.extend(news.iter().map(|one| format!("{}\n{}", one.subject, one.link)));
            paragraphs.push(ended(end));
            (w!(language, letter_words.digest_subject, count = count), paragraphs)
        }
        FollowLetter::Stands { followed: what, wishes, link } => {
            let what = || followed(language, what);
            let says = w!(language, letter_words.stands_says, what = what());
            (
                w!(language, letter_words.stands_subject, what = what()),
                vec![
                    format!("{says}\n{}", stands(language, *wishes)),
                    format!("{}\n{link}", w!(language, letter_words.stands_change)),
                    w!(language, letter_words.stands_stranger),
                ],
            )
        }
    }
}

/// How an address is written to.
fn stands(language: Language, wishes: Wishes) -> String {
    let of_letters = match wishes.language {
        Language::Kk => w!(language, standard.language_kk),
        Language::Ru => w!(language, standard.language_ru),
        Language::En => w!(language, standard.language_en),
    };
    let remind = if wishes.remind {
        w!(language, letter_words.remind_yes)
    } else {
        w!(language, letter_words.remind_no)
    };
    w!(
        language,
        letter_words.stands,
        tongue = of_letters,
        often = often_word(language, wishes.often),
        remind = remind
    )
}
