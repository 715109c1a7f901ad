//! What was typed into the form of a decision, and the form filled with it.

use domain::discussion::{DecisionInput, Outcome, first_sentence};
use domain::language::Language;
use services::discussion::CommentView;

use crate::Fields;
use crate::answers::deciding::DecisionContext;
use crate::components::decide::DecideAddress;
use crate::w;
use crate::words::{island_words, wordless};
use app::islands::decide::{DecisionSetup, DecisionWords, ElementChoice, Wording};

/// The state of the form: what was typed before it came back.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedDecision {
    /// Whether the form came back at all.
    pub(super) came_back: bool,
    /// The outcome, the substantiation and the summary.
    pub(super) decision: DecisionInput,
    /// The linked elements.
    pub(super) elements: Vec<String>,
    /// The other comments that were ticked.
    pub(super) ticked: Vec<i64>,
    /// Whether all listed members of the group are ticked.
    pub(super) all: bool,
    /// The group of which every member is answered, and how many were shown to await a decision.
    pub(super) group: Option<(i64, usize)>,
    /// The codes of the doubts that were confirmed.
    pub(super) confirmed: String,
    /// What is doubtful.
    pub(super) doubts: Vec<(String, String)>,
    /// The field and the sentence of each error.
    pub(super) errors: Vec<(String, String)>,
    /// The reason for taking a decision back.
    pub(super) reason: String,
    /// A refusal, with its rule where a rule refused.
    pub(super) notice: Option<(String, Option<&'static str>)>,
}

impl TypedDecision {
    /// What the fields hold.
    pub(super) fn of(fields: &Fields) -> Self {
        Self {
            came_back: true,
            decision: DecisionInput {
                outcome: fields.take("outcome"),
                substantiation: fields.take("substantiation"),
                summary: fields.take("summary"),
            },
            elements: fields.all("elements").map(str::to_owned).collect(),
            ticked: fields.all("comments").filter_map(|number| number.parse().ok()).collect(),
            group: fields
                .get("group")
                .split_once(':')
                .and_then(|(group, many)| Some((group.parse().ok()?, many.parse().ok()?))),
            confirmed: fields.take("confirmed"),
            ..Self::default()
        }
    }

    /// The numbers that the decision answers: the chosen comment and the ticked ones.
    pub(super) fn answered(&self, lead: i64) -> Vec<i64> {
        let mut numbers = vec![lead];
        numbers.extend(self.ticked.iter().copied().filter(|number| *number != lead));
        numbers
    }

    /// Whether every doubt has been confirmed by its code.
    pub(super) fn doubts_are_confirmed(&self) -> bool {
        self.doubts.iter().all(|(code, _)| self.confirmed.split(',').any(|confirmed| confirmed == code))
    }
}

/// The form for a comment: what was typed, else what follows from a taken wording, else empty.
pub(super) fn setup(
    language: Language,
    context: &DecisionContext,
    comment: &CommentView,
    typed: &TypedDecision,
    address: &DecideAddress,
    beside: (Option<i64>, Option<i64>),
) -> DecisionSetup {
    let commented = &context.commented;
    let took = !typed.came_back && commented.has_wording_of(comment);
    let clause = commented.clause_number(&comment.anchor).unwrap_or_default();
    let (outcome, substantiation) = if took {
        // The answer is read by the author, so it begins in the language of the comment.
        let said =
            w!(comment.language, decide.taken_substantiation, number = comment.number, clause = clause);
        (Outcome::Accepted.code().to_owned(), said)
    } else {
        (typed.decision.outcome.clone(), typed.decision.substantiation.clone())
    };
    let own = comment.anchor.element.as_ref();
    let elements = commented
        .changes(language)
        .into_iter()
        .map(|change| {
            let chosen = if typed.came_back {
                typed.elements.iter().any(|element| element == change.element.as_str())
            } else {
                own == Some(&change.element)
            };
            ElementChoice {
                element: change.element.to_string(),
                label: format!("{} {}", change.number, change.says),
                chosen,
            }
        })
        .collect();
    let wordings = context.wordings.iter().enumerate().map(|(place, text)| Wording {
        id: place.to_string(),
        label: text.chars().take(80).collect(),
        text: text.clone(),
    });
    DecisionSetup {
        action: address.comment(comment.number),
        number: commented.number.clone(),
        comment: comment.number,
        outcome,
        substantiation,
        summary: if typed.came_back { typed.decision.summary.clone() } else { first_sentence(&comment.text) },
        lang: comment.language.code().to_owned(),
        answered: typed.came_back,
        errors: typed.errors.clone(),
        problems: w!(language, form.problems, count = u64::try_from(typed.errors.len()).unwrap_or(u64::MAX)),
        doubts: typed.doubts.clone(),
        confirmed: typed.confirmed.clone(),
        elements,
        wordings: wordings.collect(),
        previous: beside.0.map(|number| address.comment(number)),
        next: beside.1.map(|number| address.comment(number)),
        words: words(language),
    }
}

app::for_decision_words!(island_words words DecisionWords);

/// Why a proposed wording was not taken.
pub(super) fn suggestion_problem(language: Language, code: &str) -> String {
    match code {
        "no_suggestion" => w!(language, decide.take_no_suggestion),
        "element_gone" => w!(language, decide.take_gone),
        "changed" => w!(language, decide.take_changed),
        "typed_part" => w!(language, decide.take_typed),
        other => wordless(language, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;

    #[test]
    fn one_decision_answers_the_chosen_comment_and_the_ticked_ones() {
        let body = Bytes::from_static(
            b"comment=3&comments=5&comments=3&comments=x&outcome=accepted&confirmed=too_short,copied",
        );
        let mut typed = TypedDecision::of(&Fields::parse(&body));
        assert_eq!(typed.answered(3), [3, 5]);
        typed.doubts = vec![("copied".to_owned(), String::new())];
        assert!(typed.doubts_are_confirmed());
        typed.doubts.push(("formulaic".to_owned(), String::new()));
        assert!(!typed.doubts_are_confirmed());
    }
}
