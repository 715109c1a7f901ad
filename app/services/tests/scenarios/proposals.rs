//! Proposals on standards: received once, answered once, named by the draft that they become (R13-3).

use std::fmt::Debug;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::approval::ApprovalInput;
use domain::discussion::{HidingGround, HidingInput, Outcome};
use domain::draft::{DraftKind, StageName};
use domain::proposal::{ProposalInput, ProposalState};
use domain::standard::SectionKey;
use services::drafts::{CreateDraft, SaveSection, create_draft, save_section, withdraw, working_copy};
use services::proposals::{
    ProposalFilter, ReceivedProposal, answer, begin_amendment, hide, list, one, public_list, receipt, submit,
};
use services::standards::{EnterInput, enter};
use services::{Request, ServiceError, Services, ledger, outbox, reading};

use crate::harness::{Office, SERVICE, at, later, morning, office, on_each_database, placed, written};

const LETTER: &str =
    "Просим сократить срок оказания услуги до трёх рабочих дней, поскольку сведения уже есть";

fn input(text: &str) -> ProposalInput {
    ProposalInput {
        service: SERVICE.to_owned(),
        kind: "change".to_owned(),
        source: "recipient".to_owned(),
        text: text.to_owned(),
        name: "Айгүл Серікова".to_owned(),
        email: "aigul@example.kz".to_owned(),
        language: "ru".to_owned(),
        ..ProposalInput::default()
    }
}

async fn send(services: &Services, text: &str) -> ReceivedProposal {
    submit(services, &Request::public(morning()), &input(text), None).await.unwrap()
}

/// The fields that were refused, with the codes of their problems.
fn problems<T: Debug>(answer: Result<T, ServiceError>) -> Vec<(String, String)> {
    match answer {
        Err(ServiceError::Invalid(problems)) => {
            problems.into_iter().map(|one| (one.field, one.code)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn named(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

/// The letters of this kind that wait at an instant: to whom, and what they say.
async fn letters(services: &Services, at: DateTime<Utc>, kind: &str) -> Vec<(String, String)> {
    let claimed = outbox::claim(services, at, 200).await.unwrap();
    let told = claimed.into_iter().map(|letter| (letter.message.recipient, letter.message.body));
    told.filter(|(_, body)| body.contains(kind)).collect()
}

/// A standard in force, from which an amendment can start.
async fn amendable(services: &Services) -> Office {
    let office = office(services).await;
    let act = ApprovalInput {
        order_number: "1".to_owned(),
        order_on: "2026-01-12".to_owned(),
        signatory: "А. Сапаров".to_owned(),
        justice_number: "3456".to_owned(),
        justice_on: "2026-01-19".to_owned(),
        published_in: "Эталонный контрольный банк".to_owned(),
        published_on: "2026-01-20".to_owned(),
        ..ApprovalInput::default()
    };
    let (code, kind) = (SERVICE.to_owned(), "adopted".to_owned());
    let standard = EnterInput { code, kind, act, content: written::content() };
    enter(services, &office.registrar, standard).await.unwrap();
    office
}

/// Changes a clause of the draft, because an amendment of nothing is not placed.
async fn reworded(services: &Services, drafter: &Request, number: &str) {
    let section = SectionKey::Appeal;
    let copy = working_copy(services, drafter, number).await.unwrap();
    let mut elements = copy.content().elements(section).to_vec();
    elements.first_mut().unwrap().text.ru.push_str(" Жалоба подается бесплатно.");
    let base_version = copy.versions.get(section).unwrap();
    let save = SaveSection { draft: number.to_owned(), section, base_version, elements };
    save_section(services, drafter, save).await.unwrap();
}

#[test]
fn r13_3_a_proposal_is_received_once_and_followed_at_a_secret_address() {
    on_each_database(|services| async move {
        office(&services).await;
        let public = Request::public(morning());
        let first = submit(&services, &public, &input(LETTER), Some("key")).await.unwrap();
        let again = submit(&services, &public, &input(LETTER), Some("key")).await.unwrap();
        assert_eq!(first, again);
        let other = submit(&services, &public, &input("Другое предложение."), Some("key")).await.unwrap();
        assert_ne!(first.number, other.number);
        // Fifteen business days from 2 March: the 9th is a day off, the 23rd to the 25th are Nauryz.
        assert!(first.due_on > NaiveDate::from_ymd_opt(2026, 3, 23).unwrap(), "{}", first.due_on);

        let followed = receipt(&services, &public, &first.receipt).await.unwrap();
        assert_eq!((followed.proposal.number, followed.name.as_str()), (first.number, "Айгүл Серікова"));
        assert_eq!((followed.proposal.text.as_str(), followed.is_being_written), (LETTER, false));
        let unknown = receipt(&services, &public, "nothing").await;
        assert!(matches!(unknown, Err(ServiceError::NotFound)));
        let all = public_list(&services, &ProposalFilter::default(), public.at).await.unwrap();
        let numbers: Vec<i64> = all.items.iter().map(|one| one.number).collect();
        assert_eq!(numbers, [other.number, first.number]);
        let told = letters(&services, morning() + TimeDelta::minutes(1), "proposal_received").await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.iter().any(|(to, body)| {
            to == "aigul@example.kz" && body.contains(&format!("/ru/proposals/{}", first.receipt))
        }));
        assert!(ledger::prove(&services, &[]).await.unwrap().holds());
    });
}

#[test]
fn r13_3_every_problem_is_told_and_nobody_speaks_for_a_body_who_is_none_of_its_people() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let public = Request::public(morning());
        let wrong = ProposalInput { service: "none".to_owned(), text: String::new(), ..input("") };
        let told = problems(submit(&services, &public, &wrong, None).await);
        assert_eq!(told, [named("text", "empty"), named("service", "unknown_service")].concat());
        let of_body = |code: &str| ProposalInput {
            source: "body".to_owned(),
            body: code.to_owned(),
            name: String::new(),
            ..input(LETTER)
        };
        let nobody = submit(&services, &public, &of_body("keeper"), None).await;
        assert_eq!(problems(nobody), named("source", "sign_in"));
        let other = submit(&services, &office.registrar, &of_body("ministry"), None).await;
        assert_eq!(problems(other), named("body", "not_own_body"));
        let own = submit(&services, &office.registrar, &of_body("keeper"), None).await.unwrap();
        let filter = ProposalFilter { service: Some(SERVICE.to_owned()), ..ProposalFilter::default() };
        let all = public_list(&services, &filter, morning()).await.unwrap();
        let shown = all.items.first().unwrap();
        assert_eq!(shown.number, own.number);
        assert_eq!(shown.from.as_ref().unwrap().code, "keeper");
        let filter = ProposalFilter { service: Some("none".to_owned()), ..ProposalFilter::default() };
        assert!(public_list(&services, &filter, morning()).await.unwrap().items.is_empty());
    });
}

#[test]
fn r13_3_near_identical_proposals_are_answered_together_and_an_answer_is_given_once() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let first = send(&services, LETTER).await.number;
        let alone = send(&services, "Добавьте приём документов в субботу.").await.number;
        let second = send(&services, &format!("{LETTER}. Марат")).await.number;
        let noon = at("2026-03-03T07:00:00Z");
        let (drafter, head) = (later(&office.drafter, noon), later(&office.head, noon));

        let desk = list(&services, &drafter).await.unwrap();
        let groups: Vec<Vec<i64>> =
            desk.waiting.iter().map(|group| group.iter().map(|one| one.number).collect()).collect();
        assert_eq!(groups, [vec![first, second], vec![alone]]);
        assert!(list(&services, &office.registrar).await.unwrap().waiting.is_empty());
        let matter = one(&services, &drafter, first).await.unwrap();
        assert_eq!(matter.alike.iter().map(|one| one.number).collect::<Vec<_>>(), [second]);
        assert!(matter.author.is_none() && !matter.may_hide, "who sent it is for heads");
        let author = one(&services, &head, first).await.unwrap().author.unwrap();
        assert_eq!(author.email.as_deref(), Some("aigul@example.kz"));
        let denied = one(&services, &office.registrar, first).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");

        let give = async |number, others: &[i64], outcome: &str, words: &str| {
            answer(&services, &drafter, number, others, outcome, words).await
        };
        let told = problems(give(first, &[], "", " ").await);
        assert_eq!(told, [named("outcome", "unknown_outcome"), named("answer", "empty")].concat());
        assert_eq!(
            problems(give(first, &[-1], "accepted", "Да.").await),
            named("proposals", "unknown_choice")
        );
        give(first, &[second], "accepted", "Срок будет сокращён.").await.unwrap();
        assert_eq!(problems(give(second, &[], "accepted", "Да.").await), named("proposals", "answered"));
        assert_eq!(problems(give(alone, &[first], "accepted", "Да.").await), named("proposals", "answered"));
        give(alone, &[], "not_accepted", "Приём ведёт Государственная корпорация.").await.unwrap();

        let of = |state| ProposalFilter { state: Some(state), ..ProposalFilter::default() };
        let answered = public_list(&services, &of(ProposalState::Answered), noon).await.unwrap();
        assert_eq!(answered.items.len(), 3);
        let outcomes: Vec<_> =
            answered.items.iter().map(|one| one.answer.as_ref().unwrap().outcome).collect();
        assert_eq!(outcomes, [Outcome::Accepted, Outcome::NotAccepted, Outcome::Accepted]);
        assert!(public_list(&services, &of(ProposalState::Waiting), noon).await.unwrap().items.is_empty());
        let told = letters(&services, noon, "proposal_answered").await;
        assert_eq!(told.len(), 3, "{told:?}");
        let desk = list(&services, &drafter).await.unwrap();
        let accepted: Vec<i64> = desk.accepted.iter().map(|one| one.number).collect();
        assert_eq!((desk.waiting.len(), accepted), (0, vec![second, first]));
    });
}

#[test]
fn r13_3_a_draft_names_its_proposals_and_their_authors_follow_it() {
    on_each_database(|services| async move {
        let office = amendable(&services).await;
        let first = send(&services, LETTER).await;
        let second = send(&services, &format!("{LETTER}. Марат")).await;
        let refused = send(&services, "Отмените приём документов.").await;
        let noon = at("2026-04-03T07:00:00Z");
        let (drafter, public) = (later(&office.drafter, noon), Request::public(noon));
        answer(&services, &drafter, refused.number, &[], "not_accepted", "Нет оснований.").await.unwrap();
        let not = begin_amendment(&services, &drafter, first.number, &[refused.number]).await;
        assert_eq!(problems(not), named("proposals", "refused"));
        let denied = begin_amendment(&services, &office.registrar, first.number, &[]).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");

        let draft = begin_amendment(&services, &drafter, first.number, &[second.number]).await.unwrap();
        assert_eq!((draft.kind, draft.stage), (DraftKind::Amendment, StageName::Drafting));
        let again = begin_amendment(&services, &drafter, second.number, &[]).await;
        assert_eq!(
            problems(again),
            named("proposals", "named"),
            "a form that is sent twice begins one draft"
        );
        let known = receipt(&services, &public, &first.receipt).await.unwrap();
        assert!(known.is_being_written && known.proposal.drafts.is_empty(), "its number is not public yet");
        let all = public_list(&services, &ProposalFilter::default(), noon).await.unwrap();
        assert!(all.items.iter().all(|one| one.drafts.is_empty()));
        let told = letters(&services, noon, "\"step\":\"begun\"").await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.iter().all(|(_, body)| !body.contains(&draft.number)), "{told:?}");

        reworded(&services, &later(&office.drafter, at("2026-04-06T04:00:00Z")), &draft.number).await;
        placed(&services, &office, &draft.number, at("2026-04-06T05:00:00Z")).await;
        let later_on = at("2026-04-06T06:00:00Z");
        let told = letters(&services, later_on, "\"step\":\"placed\"").await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.iter().all(|(_, body)| body.contains(&draft.number)), "{told:?}");
        let page = reading::draft(&services, &Request::public(later_on), &draft.number).await.unwrap();
        assert_eq!(page.proposals, [first.number, second.number]);
        let known = receipt(&services, &Request::public(later_on), &second.receipt).await.unwrap();
        assert_eq!(known.proposal.drafts.first().unwrap().number, draft.number);
        assert!(ledger::prove(&services, &[]).await.unwrap().holds());

        let chief = later(&office.head, at("2026-04-06T07:00:00Z"));
        withdraw(&services, &chief, &draft.number, StageName::Open, "Утверждено иначе.").await.unwrap();
        let told = letters(&services, at("2026-04-06T08:00:00Z"), "\"step\":\"withdrawn\"").await;
        assert_eq!(told.len(), 2, "{told:?}");
        let anew = later(&office.drafter, at("2026-04-06T09:00:00Z"));
        begin_amendment(&services, &anew, first.number, &[second.number]).await.unwrap();
    });
}

#[test]
fn r13_3_a_proposal_to_adopt_begins_the_first_standard_once() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let adopt = ProposalInput {
            kind: "adopt".to_owned(), ..input("Утвердите стандарт услуги.")
        };
        let public = Request::public(morning());
        let first = submit(&services, &public, &adopt, None).await.unwrap().number;
        let draft = begin_amendment(&services, &office.drafter, first, &[]).await.unwrap();
        assert_eq!(draft.kind, DraftKind::New);
        let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New };
        let twice = create_draft(&services, &office.drafter, asked).await;
        assert_eq!(problems(twice), named("service", "draft_exists"));
        let change = send(&services, LETTER).await.number;
        let nothing = begin_amendment(&services, &office.drafter, change, &[]).await;
        assert_eq!(problems(nothing), named("kind", "nothing_to_amend"));
    });
}

#[test]
fn r13_3_hidden_words_leave_what_everybody_reads_and_their_author_and_the_desk_go_on_reading_them() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let words = "Сосед Иванов живёт по адресу Абая, 1.";
        let sent = send(&services, words).await;
        let because = HidingInput {
            ground: HidingGround::PersonalData.code().to_owned(),
            reason: "Адрес другого человека.".to_owned(),
        };
        let denied = hide(&services, &office.drafter, sent.number, &because).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let blank = hide(&services, &office.head, sent.number, &HidingInput::default()).await;
        assert_eq!(problems(blank).len(), 2);
        hide(&services, &office.head, sent.number, &because).await.unwrap();
        let twice = hide(&services, &office.head, sent.number, &because).await;
        assert_eq!(problems(twice), named("ground", "already_hidden"));
        let all = public_list(&services, &ProposalFilter::default(), morning()).await.unwrap();
        let shown = all.items.first().unwrap();
        assert_eq!((shown.text.as_str(), shown.hidden.is_some()), ("", true));
        let own = receipt(&services, &Request::public(morning()), &sent.receipt).await.unwrap();
        assert_eq!(own.proposal.text, words);
        assert_eq!(one(&services, &office.drafter, sent.number).await.unwrap().proposal.text, words);
    });
}
