//! What a command or a query is given besides its input: the installation and the call.

use std::net::IpAddr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::body::{BodyId, BodyKind, Role};
use domain::discussion::ConfirmEntities;
use domain::language::Language;
use domain::proposal::ANSWER_DAYS;
use domain::time::LegalZone;
use serde::{Deserialize, Serialize};

use crate::entropy::Entropy;
use crate::keys::Keyring;
use crate::letters::{BareFacts, Letters};
use crate::people::AccountSettings;
use crate::shared::SharedValues;
use crate::signing::SigningKeys;
use crate::standards::SignatureRoots;
use crate::storage::Database;

/// The installation: its database, its settings and its randomness. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Services {
    /// Where everything is kept.
    pub database: Database,
    /// What the administrator of the machine has set.
    pub settings: Arc<Settings>,
    /// Where secrets come from.
    pub entropy: Entropy,
    pub(crate) shared: SharedValues,
}

impl Services {
    /// The services of an installation.
    pub fn new(database: Database, settings: Settings) -> Self {
        Self { database, settings: Arc::new(settings), entropy: Entropy, shared: SharedValues::default() }
    }
}

/// The settings of an installation.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The zone in which a legal date is a date (R-T1).
    pub zone: LegalZone,
    /// The address of the site as the public writes it, without a slash at the end.
    pub public_url: String,
    /// The languages in which every required element must be written (R14-1).
    pub required_languages: Vec<Language>,
    /// Writes the messages of the outbox.
    pub letters: Arc<dyn Letters>,
    /// The secret that stands outside the database.
    pub keys: Arc<Keyring>,
    /// The keys under the receipts that are given out.
    pub signing: Arc<SigningKeys>,
    /// In how many business days a proposal is answered: a setting, which the law leaves open (R13-3).
    pub proposal_days: u32,
    /// Whether the bodies of one round are shown each other's remarks before the round has ended: a setting, off as shipped.
    pub show_remarks_in_round: bool,
    /// Whether comments of named entities have to be confirmed by letter: a setting, which the law leaves open (R15-5).
    pub confirm_entities: ConfirmEntities,
    /// What electronic signatures are verified against; nothing where the settings name no folder.
    pub signature_roots: Arc<SignatureRoots>,
    /// How many letters one address gets in an hour, whatever asks for them; 0 sets no limit.
    pub letters_per_hour: u32,
    /// How long the emptied row of a letter is kept.
    pub letters_kept: TimeDelta,
    /// How long the record of who signed in and who read personal data is kept.
    pub audit_kept: TimeDelta,
    /// The terms of sessions.
    pub accounts: AccountSettings,
    /// The roles that ask for a second factor: without one, their people can do nothing but add it.
    pub second_factor_for: Vec<Role>,
    /// Whether a provider of single sign-on is believed that a person gave it more than one factor.
    pub trust_provider_factors: bool,
}

impl Settings {
    /// The address of a subscription, for the letters: there it is confirmed and ended.
    pub(crate) fn subscription(&self, language: Language, key: &str) -> String {
        format!("{}/{}/subscriptions/{key}", self.public_url, language.code())
    }

    /// The address at which a named entity confirms a comment, for its letter.
    pub(crate) fn confirming(&self, language: Language, key: &str) -> String {
        format!("{}/{}/speakers/{key}", self.public_url, language.code())
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            zone: LegalZone::default(),
            public_url: "http://127.0.0.1:3000".to_owned(),
            required_languages: vec![Language::Kk, Language::Ru],
            letters: Arc::new(BareFacts),
            keys: Arc::new(Keyring::of_tests()),
            signing: Arc::new(SigningKeys::of_tests()),
            proposal_days: ANSWER_DAYS,
            show_remarks_in_round: false,
            confirm_entities: ConfirmEntities::default(),
            signature_roots: Arc::default(),
            letters_per_hour: 20,
            letters_kept: TimeDelta::days(30),
            audit_kept: TimeDelta::days(365),
            accounts: AccountSettings::default(),
            second_factor_for: Vec::new(),
            trust_provider_factors: false,
        }
    }
}

/// A person who has signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// The key of the person.
    pub user_id: i64,
    /// The name.
    pub name: String,
    /// The e-mail, case-folded.
    pub email: String,
    /// The language the person reads.
    pub language: Language,
}

/// One call: who asks, and when. The instant is read once, when the request arrives (R-T5).
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks, as the rules of access see them.
    pub actor: Actor,
    /// The account behind the actor, if there is one.
    pub user: Option<SignedIn>,
    /// When the request arrived.
    pub at: DateTime<Utc>,
    /// The address it came from, where it came over the network.
    pub remote: Option<IpAddr>,
}

impl Request {
    /// A call that arrived at `at`, kept to the microsecond: what PostgreSQL keeps, so that an instant read back is the
    /// instant written.
    pub fn new(actor: Actor, user: Option<SignedIn>, at: DateTime<Utc>) -> Self {
        Self { actor, user, at: at.trunc_subsecs(6), remote: None }
    }

    /// The same call, with the address it came from.
    #[must_use]
    pub fn coming_from(self, remote: IpAddr) -> Self {
        Self { remote: Some(remote), ..self }
    }

    /// A call of anybody, without an account.
    pub fn public(at: DateTime<Utc>) -> Self {
        Self::new(Actor::Public, None, at)
    }

    /// A call from the command line of the machine, which may do what an administrator may.
    pub fn console(at: DateTime<Utc>) -> Self {
        let keeper = Membership {
            body: BodyId(0),
            body_kind: BodyKind::AuthorizedServices,
            role: Role::Administrator,
        };
        Self::new(Actor::Staff { user_id: 0, memberships: vec![keeper] }, None, at)
    }

    /// The key of the person who asks.
    pub fn user_id(&self) -> Option<i64> {
        self.user.as_ref().map(|user| user.user_id)
    }

    /// The legal date of the request.
    pub fn today(&self, services: &Services) -> NaiveDate {
        services.settings.zone.date_of(self.at)
    }
}
