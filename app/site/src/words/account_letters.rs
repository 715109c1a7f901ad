//! The letters to a person about the account, in the words of the site.

use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::time::LegalZone;
use services::people::AccountLetter;

use super::zone::zone_time;
use super::{factor_letters, moment};
use crate::w;

/// The subject and the paragraphs.
pub(super) fn text(
    language: Language,
    zone: LegalZone,
    name: &str,
    letter: &AccountLetter,
) -> (String, Vec<String>) {
    let place = |at: &DateTime<Utc>| zone_time(language, zone, *at);
    let dear = |says: String| format!("{}\n{says}", w!(language, mail.dear, name = name.to_owned()));
    let linked = |says: String, link: &str| format!("{says}\n{link}");
    match letter {
        AccountLetter::FailedSignIns { failures, at, recover } => {
            let (at, place) = (moment(language, zone, *at), place(at));
            let says =
                w!(language, account_mail.failed_says, failures = *failures, moment = at, zone = place);
            (
                w!(language, account_mail.failed_subject),
                vec![
                    dear(says),
                    w!(language, account_mail.failed_harmless),
                    linked(w!(language, account_mail.choose_new), recover),
                ],
            )
        }
        AccountLetter::Recovery { link, expires_at } => {
            let until = moment(language, zone, *expires_at);
            let how = w!(language, account_mail.recovery_link, until = until, zone = place(expires_at));
            (
                w!(language, account_mail.recovery_subject),
                vec![
                    dear(w!(language, account_mail.recovery_says)),
                    linked(how, link),
                    w!(language, account_mail.recovery_stranger),
                ],
            )
        }
        AccountLetter::PasswordChanged { at, recover } => {
            let (at, place) = (moment(language, zone, *at), place(at));
            (
                w!(language, account_mail.changed_subject),
                vec![
                    dear(w!(language, account_mail.changed_says, moment = at, zone = place)),
                    linked(w!(language, account_mail.not_you), recover),
                ],
            )
        }
        AccountLetter::ConfirmEmail { new_email, link, expires_at } => {
            let until = moment(language, zone, *expires_at);
            let how = w!(language, account_mail.email_link, until = until, zone = place(expires_at));
            (
                w!(language, account_mail.email_subject),
                vec![
                    dear(w!(language, account_mail.email_says, email = new_email.clone())),
                    linked(how, link),
                    w!(language, account_mail.email_stranger),
                ],
            )
        }
        AccountLetter::SecondFactor { news, at, account } => {
            factor_letters::factor(language, zone, name, *news, *at, account)
        }
        AccountLetter::IdentityLinked { at, account } => {
            factor_letters::linked(language, zone, name, *at, account)
        }
        AccountLetter::EmailChanged { new_email, at } => {
            let (at, place) = (moment(language, zone, *at), place(at));
            let email = new_email.clone();
            let says = w!(language, account_mail.email_done, email = email, moment = at, zone = place);
            (
                w!(language, account_mail.email_done_subject),
                vec![dear(says), w!(language, account_mail.email_done_stranger)],
            )
        }
    }
}
