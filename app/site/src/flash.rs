//! One message that survives one redirect, in a short-lived cookie that holds only its code.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use domain::language::Language;

use crate::w;

const COOKIE: &str = "talqy_flash";

/// How the message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlashKind {
    /// Something was done.
    Good,
    /// Something was refused.
    Bad,
}

/// A message after a redirect; its words are chosen when it is shown, in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flash {
    /// The change was saved.
    Saved,
    /// The person has signed out.
    SignedOut,
    /// The person has signed in.
    SignedIn,
    /// A draft has been created.
    DraftCreated,
    /// A draft was placed for discussion.
    Placed,
    /// Placement was asked of the head.
    PlacementRequested,
    /// A draft was withdrawn.
    Withdrawn,
    /// A decision was recorded.
    Decided,
    /// The closing report was published.
    Published,
    /// An invitation was sent.
    Invited,
    /// The calendar of a year was imported.
    CalendarImported,
    /// A subscription awaits confirmation.
    SubscriptionAsked,
    /// A subscription was confirmed.
    Subscribed,
    /// A subscription was ended.
    Unsubscribed,
    /// The password was changed.
    PasswordChanged,
    /// Both addresses were asked to agree to a new e-mail.
    EmailAsked,
    /// The e-mail was changed.
    EmailChanged,
    /// Other sessions were ended.
    SessionsEnded,
    /// Somebody else changed it meanwhile.
    ChangedMeanwhile,
    /// So many sections were written from a file.
    Imported(u8),
}

impl Flash {
    const ALL: [Self; 19] = [
        Self::Saved,
        Self::SignedOut,
        Self::SignedIn,
        Self::DraftCreated,
        Self::Placed,
        Self::PlacementRequested,
        Self::Withdrawn,
        Self::Decided,
        Self::Published,
        Self::Invited,
        Self::CalendarImported,
        Self::SubscriptionAsked,
        Self::Subscribed,
        Self::Unsubscribed,
        Self::PasswordChanged,
        Self::EmailAsked,
        Self::EmailChanged,
        Self::SessionsEnded,
        Self::ChangedMeanwhile,
    ];

    fn code(self) -> String {
        format!("{self:?}")
    }

    /// How the message is meant.
    pub fn kind(self) -> FlashKind {
        if self == Self::ChangedMeanwhile { FlashKind::Bad } else { FlashKind::Good }
    }

    /// The message in a language.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Saved => w!(language, flash.saved),
            Self::SignedOut => w!(language, flash.signed_out),
            Self::SignedIn => w!(language, flash.signed_in),
            Self::DraftCreated => w!(language, flash.draft_created),
            Self::Placed => w!(language, flash.placed),
            Self::PlacementRequested => w!(language, flash.placement_requested),
            Self::Withdrawn => w!(language, flash.withdrawn),
            Self::Decided => w!(language, flash.decided),
            Self::Published => w!(language, flash.published),
            Self::Invited => w!(language, flash.invited),
            Self::CalendarImported => w!(language, flash.calendar_imported),
            Self::SubscriptionAsked => w!(language, flash.subscription_asked),
            Self::Subscribed => w!(language, flash.subscribed),
            Self::Unsubscribed => w!(language, flash.unsubscribed),
            Self::PasswordChanged => w!(language, flash.password_changed),
            Self::EmailAsked => w!(language, flash.email_asked),
            Self::EmailChanged => w!(language, flash.email_changed),
            Self::SessionsEnded => w!(language, flash.sessions_ended),
            Self::ChangedMeanwhile => w!(language, flash.changed_meanwhile),
            Self::Imported(count) => w!(language, flash.imported, count = u64::from(count)),
        }
    }

    /// The cookie that carries the message over a redirect.
    pub(crate) fn cookie(self, secure: bool) -> Cookie<'static> {
        let cookie = Cookie::build((COOKIE, self.code())).path("/").http_only(true);
        cookie.secure(secure).same_site(SameSite::Lax).build()
    }

    /// The message of a request, if it carries one.
    pub fn of(jar: &CookieJar) -> Option<Self> {
        let code = jar.get(COOKIE)?.value().to_owned();
        // A standard has twelve sections.
        Self::ALL.into_iter().chain((1..=12).map(Self::Imported)).find(|flash| flash.code() == code)
    }

    /// The cookie that ends a shown message.
    pub(crate) fn end(self, secure: bool) -> Cookie<'static> {
        let mut cookie = self.cookie(secure);
        cookie.make_removal();
        cookie
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_goes_where_the_session_goes() {
        let sent = Flash::Saved.cookie(true).to_string();
        assert!(sent.starts_with("talqy_flash=Saved;"), "{sent}");
        for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(sent.contains(part), "{sent}");
        }
        assert!(!Flash::Saved.cookie(false).to_string().contains("Secure"));
        // Some browsers let only a secure cookie end another.
        let ended = Flash::Saved.end(true).to_string();
        assert!(ended.starts_with("talqy_flash=;") && ended.contains("Max-Age=0"), "{ended}");
        assert!(ended.contains("Secure") && ended.contains("Path=/"), "{ended}");
    }
}
