//! Every letter in every language as it goes out: whoever changes a word sees the letters that it stands in.

use chrono::{DateTime, NaiveDate, Utc};
use domain::coordination::Position;
use domain::discussion::{HidingGround, Outcome};
use domain::language::Localized;
use domain::proposal::ProposalStep;
use services::letters::{FollowLetter, News};
use services::people::{AccountLetter, FactorNews};
use services::subscriptions::{Followed, Often, Scope, Wishes};

use super::*;

const NUMBER: &str = "2026-0007";
const LINK: &str = "https://talqy.example/link";
const END: &str = "https://talqy.example/end";

fn title() -> Localized {
    Localized::new("Баланың тууын тіркеу", "Регистрация рождения ребёнка", "Registration of a birth")
}

fn at() -> DateTime<Utc> {
    "2026-03-02T05:00:00Z".parse().unwrap()
}

/// The letters about a draft and the words in it.
fn of_drafts() -> Vec<Letter> {
    let (number, link) = (|| NUMBER.to_owned(), || LINK.to_owned());
    let hidden = |ground| Letter::CommentHidden {
        number: number(),
        title: title(),
        comment: 5,
        ground,
        reason: "Причина.".to_owned(),
        link: link(),
    };
    let answered = |hides| Letter::HidingAnswered {
        number: number(),
        title: title(),
        comment: 5,
        hides,
        answer: "Ответ.".to_owned(),
        link: link(),
    };
    let receipt = |suggestion| Letter::Receipt {
        number: number(),
        title: title(),
        comment: 5,
        received_at: at(),
        text: "Срок следует сократить.\n\nДобавьте субботу.".to_owned(),
        suggestion,
        link: link(),
        confirm: None,
        not_mine: link(),
    };
    let decided = || vec![DecidedComment { comment: 5, outcome: Outcome::Accepted, link: link() }];
    let reported =
        |end| Letter::Reported { number: number(), title: title(), link: link(), decided: decided(), end };
    let mut letters = vec![
        Letter::Placed {
            number: number(),
            title: title(),
            closes_at: "2026-04-01T19:00:00Z".parse().unwrap(),
            link: link(),
            end: END.to_owned(),
        },
        receipt(None),
        receipt(Some("Срок: один день.".to_owned())),
        reported(None),
        reported(Some(END.to_owned())),
        answered(true),
        answered(false),
        Letter::Objection { number: number(), comment: 5, link: link() },
    ];
    letters.extend(HidingGround::ALL.map(hidden));
    letters
}

/// The letters about the coordination of a draft and its end.
fn of_coordination() -> Vec<Letter> {
    let (number, link) = (|| NUMBER.to_owned(), || LINK.to_owned());
    let body = || Localized::new("Министрлік", "Министерство", "Ministry");
    let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
    let opened = Letter::RoundOpened {
        number: number(),
        title: title(),
        round: 2,
        body: body(),
        due_on: day(12),
        link: link(),
    };
    let ended =
        |agreed| Letter::RoundEnded { number: number(), title: title(), round: 2, agreed, link: link() };
    let given = |position| Letter::OpinionGiven {
        number: number(),
        title: title(),
        body: body(),
        position,
        link: link(),
    };
    let approved = |effective_on, end| Letter::Approved {
        number: number(),
        title: title(),
        order_number: "17-н".to_owned(),
        order_on: day(15),
        effective_on,
        link: link(),
        end,
    };
    let withdrawn = |end| Letter::DraftWithdrawn {
        number: number(),
        title: title(),
        reason: "Причина.".to_owned(),
        link: link(),
        end,
    };
    let mut letters = vec![opened, ended(true), ended(false)];
    letters.extend(Position::ALL.map(given));
    letters.extend([approved(None, None), approved(Some(day(30)), Some(END.to_owned()))]);
    letters.extend([withdrawn(None), withdrawn(Some(END.to_owned()))]);
    letters
}

/// The letters to the author of a proposal.
fn of_proposals() -> Vec<Letter> {
    let link = || LINK.to_owned();
    let received = Letter::ProposalReceived {
        proposal: 12,
        service: title(),
        received_at: at(),
        due_on: NaiveDate::from_ymd_opt(2026, 6, 23).unwrap(),
        link: link(),
    };
    let answered = |outcome| Letter::ProposalAnswered {
        proposal: 12,
        service: title(),
        outcome,
        answer: "Причина.".to_owned(),
        link: link(),
    };
    let moved = |step: ProposalStep| Letter::ProposalMoved {
        proposal: 12,
        number: step.is_public().then(|| NUMBER.to_owned()),
        title: title(),
        step,
        link: link(),
    };
    let mut letters = vec![received];
    letters.extend(Outcome::ALL.map(answered));
    letters.extend(ProposalStep::ALL.map(moved));
    letters
}

/// The letters that time brings.
fn of_time() -> Vec<Letter> {
    let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
    let body = || Localized::new("Министрлік", "Министерство", "Ministry");
    let (number, link) = (|| NUMBER.to_owned(), || LINK.to_owned());
    let took_effect = |ended| Letter::InForce {
        title: title(),
        order_number: "17-н".to_owned(),
        order_on: day(15),
        effective_on: day(30),
        ended,
        link: link(),
        end: Some(END.to_owned()),
    };
    let (round, due_on) = (2, day(12));
    vec![
        Letter::DueSoon { number: number(), title: title(), round, body: body(), due_on, link: link() },
        Letter::Overdue { number: number(), title: title(), round, body: body(), due_on, link: link() },
        took_effect(false),
        took_effect(true),
    ]
}

/// The letters about what somebody follows.
fn of_subscriptions() -> Vec<Letter> {
    let scopes = [
        Scope::Draft(NUMBER.to_owned()),
        Scope::Body("mlspp".to_owned()),
        Scope::Service("009-02-001".to_owned()),
        Scope::All,
    ];
    let asked = |scope| Letter::ConfirmSubscription {
        followed: Followed { scope, title: title() },
        link: LINK.to_owned(),
    };
    let says = [
        FollowLetter::ClosingSoon {
            number: NUMBER.to_owned(),
            title: title(),
            closes_at: "2026-04-01T19:00:00Z".parse().unwrap(),
            link: LINK.to_owned(),
            end: END.to_owned(),
        },
        digest(1),
        digest(2),
        stands(Language::Kk.into()),
        stands(Wishes { language: Language::Ru, often: Often::Weekly, remind: true }),
    ];
    let following = says.map(|says| Letter::Following { says });
    scopes.map(asked).into_iter().chain(following).collect()
}

fn digest(count: usize) -> FollowLetter {
    let news = News { subject: "Новость".to_owned(), link: LINK.to_owned() };
    FollowLetter::Digest { news: vec![news; count], end: END.to_owned() }
}

fn stands(wishes: Wishes) -> FollowLetter {
    FollowLetter::Stands {
        followed: Followed { scope: Scope::All, title: title() },
        wishes,
        link: LINK.to_owned(),
    }
}

/// The letters to people of staff.
fn of_staff() -> Vec<Letter> {
    let (at, link, email) = (at(), || LINK.to_owned(), || "asel@example.kz".to_owned());
    let role = |role: &Role| Letter::Invitation {
        name: "Асель".to_owned(),
        body: Localized::new("Министрлік", "Министерство", "Ministry"),
        role: role.code().to_owned(),
        link: link(),
        expires_at: at,
    };
    let news = [
        FactorNews::Added,
        FactorNews::Removed,
        FactorNews::Reset,
        FactorNews::RecoveryCodeUsed { left: 3 },
        FactorNews::NewRecoveryCodes,
        FactorNews::WrongCodes,
    ];
    let mut says = vec![
        AccountLetter::FailedSignIns { failures: 5, at, recover: link() },
        AccountLetter::Recovery { link: link(), expires_at: at },
        AccountLetter::PasswordChanged { at, recover: link() },
        AccountLetter::ConfirmEmail { new_email: email(), link: link(), expires_at: at },
        AccountLetter::IdentityLinked { at, account: link() },
        AccountLetter::EmailChanged { new_email: email(), at },
    ];
    says.extend(news.map(|news| AccountLetter::SecondFactor { news, at, account: link() }));
    let about = says.into_iter().map(|says| Letter::Account { name: "Асель".to_owned(), says });
    Role::ALL.iter().map(role).chain(about).collect()
}

#[test]
fn every_letter_in_every_language_says_what_was_agreed() {
    let letters =
        LettersInWords { zone: LegalZone::default(), public_url: "https://talqy.example".to_owned() };
    let of_public =
        of_coordination().into_iter().chain(of_proposals()).chain(of_time()).chain(of_subscriptions());
    let all = of_drafts().into_iter().chain(of_public).chain(of_staff());
    let mut told = Vec::new();
    for letter in all {
        // The facts as the outbox keeps them are the heading.
        let mut one = vec![serde_json::to_string(&letter).unwrap()];
        for language in Language::ALL {
            let (subject, paragraphs) = letters.text(language, &letter);
            one.push(format!("[{}] {subject}\n\n{}", language.code(), paragraphs.join("\n\n")));
        }
        told.push(one.join("\n\n"));
    }
    for language in Language::ALL {
        told.push(format!("[{}] {}", language.code(), letters.foot(language)));
    }
    insta::assert_snapshot!("letters", told.join("\n\n====\n\n"));
}
