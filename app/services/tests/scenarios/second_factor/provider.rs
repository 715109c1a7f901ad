//! Signing in by the word of a provider.

use chrono::TimeDelta;
use domain::access::Actor;
use domain::body::{BodyKind, Role};
use services::people::{self, Browser, Identified};
use services::{Request, ServiceError, Services, Settings};

use super::{actor, code_of, enrolled, letters, noon, with};
use crate::harness::app::shown;
use crate::harness::{add, later, on_each_database, staff};

fn word(subject: &str, email: Option<&str>) -> Identified {
    Identified {
        issuer: "https://id.example.kz".to_owned(),
        subject: subject.to_owned(),
        verified_email: email.map(str::to_owned),
        several_factors: true,
    }
}

#[test]
fn a_provider_opens_the_account_that_there_is_and_makes_none() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, noon());
        let keeper =
            later(&staff(&services, "keeper@example.kz", ministry, Role::Administrator).await, noon());
        let (request, browser) = (Request::public(noon()), Browser::default());
        let comes = async |services: &Services, word: Identified| {
            people::sign_in_identified(services, &request, word, &browser, None).await
        };
        for (word, code) in
            [(word("7", None), "unverified"), (word("7", Some("nobody@example.kz")), "unknown")]
        {
            assert_eq!(code_of(comes(&services, word).await.unwrap_err()), code);
        }
        let session = comes(&services, word("7", Some(" HEAD@example.kz"))).await.unwrap();
        assert_eq!(actor(&services, &session, noon()).await, head.actor);
        // From then on the identity counts, whatever the e-mail.
        comes(&services, word("7", None)).await.expect("the same person");
        let other = comes(&services, word("8", Some("head@example.kz"))).await;
        assert_eq!(code_of(other.unwrap_err()), "taken", "the e-mail was given to somebody new");
        let told = letters(&services).await;
        assert_eq!(told.iter().filter(|letter| letter.contains("identity_linked")).count(), 1);

        enrolled(&services, &head).await;
        assert!(comes(&services, word("7", None)).await.unwrap().pending, "the factor is asked all the same");
        let trusting = with(
            &services,
            Settings {
                trust_provider_factors: true,
                second_factor_for: vec![Role::Head],
                ..Settings::default()
            },
        );
        assert!(!comes(&trusting, word("7", None)).await.unwrap().pending);
        people::reset_second_factor(&services, &keeper, head.user_id().unwrap()).await.unwrap();
        let session = comes(&trusting, word("7", None)).await.unwrap();
        assert_eq!(
            actor(&trusting, &session, noon()).await,
            head.actor,
            "the provider has asked for several"
        );
        let weak = Identified { several_factors: false, ..word("7", None) };
        let session = comes(&trusting, weak).await.unwrap();
        assert_eq!(actor(&trusting, &session, noon()).await, Actor::Public);

        people::unlink_identities(&services, &keeper, head.user_id().unwrap()).await.unwrap();
        comes(&services, word("8", Some("head@example.kz"))).await.expect("linked anew");
        people::deactivate(&services, &keeper, head.user_id().unwrap()).await.unwrap();
        assert_eq!(code_of(comes(&services, word("8", None)).await.unwrap_err()), "unknown", "closed");
    });
}

#[test]
fn an_invitation_is_accepted_as_whom_a_provider_has_identified() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        let invited = async |email: &str| {
            let input = people::InvitationInput {
                email: email.to_owned(),
                name: "Asel".to_owned(),
                body: ministry,
                role: Role::Drafter,
                language: domain::language::Language::Ru,
            };
            let link = people::invite(&services, &Request::console(noon()), input).await.unwrap();
            link.rsplit('/').next().unwrap_or_default().to_owned()
        };
        let accepts = async |token: &str, word: Identified| {
            let request = Request::public(noon());
            people::accept_identified(&services, &request, token, word, &Browser::default()).await
        };
        let token = invited("asel@example.kz").await;
        let session = accepts(&token, word("7", None)).await.expect("the link went to this address");
        assert_eq!(actor(&services, &session, noon()).await.memberships().len(), 1);
        assert!(matches!(accepts(&token, word("7", None)).await, Err(ServiceError::NotFound)), "once");
        let again = people::sign_in_identified(
            &services,
            &Request::public(noon()),
            word("7", None),
            &Browser::default(),
            None,
        )
        .await;
        assert_eq!(again.unwrap().user.email, "asel@example.kz");

        let token = invited("head@example.kz").await;
        assert_eq!(code_of(accepts(&token, word("7", None)).await.unwrap_err()), "taken", "another account");
        assert_eq!(code_of(accepts(&token, word("8", None)).await.unwrap_err()), "unverified");
        let session = accepts(&token, word("8", Some("head@example.kz"))).await.unwrap();
        assert_eq!(actor(&services, &session, noon()).await.memberships().len(), 2, "a second role");
    });
}

#[test]
fn the_word_of_a_provider_stands_for_the_password_and_not_for_the_code() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, noon());
        let browser = Browser::default();
        let request = Request::public(noon());
        let identified = word("7", Some("head@example.kz"));
        let session =
            people::sign_in_identified(&services, &request, identified, &browser, None).await.unwrap();
        let (key, _) = enrolled(&services, &head).await;
        let id = people::session_actor(&services, session.token.reveal(), noon()).await.unwrap().unwrap();
        let id = id.session_id;
        let soon = later(&head, noon() + TimeDelta::minutes(16));
        let asked = people::asked_again(&services, &soon, id).await.unwrap();
        let first = people::FirstFactor { password: true, identity: true };
        assert_eq!(asked, people::AskedAgain { first: Some(first), code: true });
        let another = people::identified_again(&services, &soon, id, &word("8", None)).await.unwrap_err();
        assert_eq!(code_of(another), "another");
        assert!(people::identified_again(&services, &soon, id, &word("7", None)).await.unwrap(), "owes");
        let asked = people::asked_again(&services, &soon, id).await.unwrap();
        assert_eq!(asked, people::AskedAgain { first: None, code: true });
        let confirmed = async |at| {
            let known = people::session_actor(&services, session.token.reveal(), at).await.unwrap().unwrap();
            known.confirmed_at
        };
        assert_eq!(confirmed(soon.at).await, noon(), "the code is still owed");
        let shows = async |code: &str| {
            let shown = people::ShownAgain { password: String::new(), code: code.to_owned() };
            people::sign_in_again(&services, &soon, id, shown).await
        };
        assert!(matches!(shows("000000").await, Err(people::Unproven::Code(ServiceError::Invalid(_)))));
        shows(&shown(&key, soon.at)).await.expect("confirmed");
        assert_eq!(confirmed(soon.at).await, soon.at);

        let trusting = with(&services, Settings { trust_provider_factors: true, ..Settings::default() });
        let late = later(&head, soon.at + TimeDelta::minutes(16));
        assert!(!people::identified_again(&trusting, &late, id, &word("7", None)).await.unwrap());
        assert_eq!(confirmed(late.at).await, late.at);
        let old = later(&head, soon.at + TimeDelta::minutes(32));
        let asked = people::asked_again(&services, &old, id).await.unwrap();
        assert!(asked.first.is_some(), "the word of the provider gets old");
    });
}
