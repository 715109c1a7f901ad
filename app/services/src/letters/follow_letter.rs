//! What letters to those who follow tell, beside the news itself.

use chrono::{DateTime, Utc};
use domain::language::Localized;
use serde::{Deserialize, Serialize};

use crate::subscriptions::{Followed, Wishes};

/// What a letter to somebody who follows tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum FollowLetter {
    /// A discussion closes soon.
    ClosingSoon {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// When the discussion closes.
        closes_at: DateTime<Utc>,
        /// The address of the draft.
        link: String,
        /// The address that ends these letters.
        end: String,
    },
    /// The news of a day or a week.
    Digest {
        /// What has happened, in the order in which it did.
        news: Vec<News>,
        /// The address that ends these letters.
        end: String,
    },
    /// Somebody asked for what the address follows already: how it stands, and where it can be changed.
    Stands {
        /// What is followed.
        followed: Followed,
        /// How the address is written to.
        wishes: Wishes,
        /// The address that changes it.
        link: String,
    },
}

/// A piece of news, in the language of its reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// What has happened: the subject of the letter that it would have been.
    pub subject: String,
    /// The address where it can be read.
    pub link: String,
}
