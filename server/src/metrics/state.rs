//! What waits in the installation: comments, letters, terms of the law.

use domain::law::Rule;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;
use services::figures::{Figures, figures};
use site::Site;

use super::kept::level;
use super::requests::Level;

/// What a term asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Term {
    rule: &'static str,
    task: &'static str,
}

/// The figures of what waits.
pub(super) struct StateGauges {
    answers: Level,
    comments: Level,
    passwords: Level,
    letters: Level,
    failed: Level,
    held: Level,
    given_up: Level,
    overdue: Family<Term, Level>,
}

impl StateGauges {
    pub(super) fn registered(registry: &mut Registry) -> Self {
        let gauges = Self {
            answers: Level::default(),
            comments: Level::default(),
            passwords: Level::default(),
            letters: Level::default(),
            failed: Level::default(),
            held: Level::default(),
            given_up: Level::default(),
            overdue: Family::default(),
        };
        let says = "1 if the database answered when the figures were read; else those of letters and terms are older";
        registry.register("database_up", says, gauges.answers.clone());
        registry.register("comments_waiting", "Comments that wait to be written", gauges.comments.clone());
        let says = "Passwords that are hashed or wait to be";
        registry.register("passwords_in_line", says, gauges.passwords.clone());
        registry.register("letters_waiting", "Letters that wait to be sent", gauges.letters.clone());
        let says = "Letters that wait and could not be sent at least once";
        registry.register("letters_failed", says, gauges.failed.clone());
        let says = "Letters of a restored copy that wait for a decision";
        registry.register("letters_held", says, gauges.held.clone());
        let says = "Letters that could not be sent in their time, as long as their rows are kept";
        registry.register("letters_given_up", says, gauges.given_up.clone());
        let says = "Terms of the law that are over and were not met";
        registry.register("terms_overdue", says, gauges.overdue.clone());
        gauges
    }

    pub(super) async fn read(&self, site: &Site) {
        self.comments.set(level(services::discussion::waiting_to_be_written(&site.services)));
        self.passwords.set(level(services::people::passwords_in_line(&site.services)));
        match figures(&site.services, site.clock.now()).await {
            Ok(figures) => self.set(&figures),
            Err(error) => {
                tracing::warn!(%error, "the figures of the database cannot be read");
                self.answers.set(0);
            }
        }
    }

    fn set(&self, figures: &Figures) {
        self.answers.set(1);
        self.letters.set(level(figures.letters_waiting));
        self.failed.set(level(figures.letters_failed));
        self.held.set(level(figures.letters_held));
        self.given_up.set(level(figures.letters_given_up));
        for (rule, task, count) in [
            (Rule::R15_2, "begin", figures.overdue_to_begin),
            (Rule::R15_2, "place", figures.overdue_to_place),
            (Rule::R13_2, "approve", figures.overdue_to_approve),
        ] {
            self.overdue.get_or_create(&Term { rule: rule.code(), task }).set(level(count));
        }
    }
}
