//! Single sign-on against a small provider: whom it identifies, and whom nobody believes.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at once")]

mod provider;

use chrono::{DateTime, TimeDelta, Utc};
use identity::sign_on::{Flow, Proven, Provider, ProviderAnswer, Registration, Trouble};
use provider::{CLIENT, Small, Word};

fn now() -> DateTime<Utc> {
    "2026-03-02T05:00:00Z".parse().unwrap()
}

fn flow() -> Flow {
    Flow { state: "a state".to_owned(), nonce: "a nonce".to_owned(), verifier: "v".repeat(64) }
}

fn registered(issuer: &str) -> Provider {
    Provider::new(Registration {
        issuer: issuer.to_owned(),
        client_id: CLIENT.0.to_owned(),
        client_secret: Some(CLIENT.1.to_owned()),
        redirect: "http://127.0.0.1:3000/sign-on".to_owned(),
    })
    .unwrap()
}

fn sent_back(code: &str) -> ProviderAnswer {
    ProviderAnswer { state: Some("a state".to_owned()), code: Some(code.to_owned()), error: None }
}

async fn signs_in(small: &Small, provider: &Provider, word: Word) -> Result<Proven, Trouble> {
    let address = provider.begin(&flow(), now()).await.unwrap();
    let code = small.signs_in(&address, word, now());
    provider.finish(&flow(), sent_back(&code), now()).await
}

#[tokio::test]
async fn a_person_is_identified_whichever_key_signs() {
    let small = Small::start().await;
    let provider = registered(&small.issuer);
    for algorithm in ["ES256", "RS256"] {
        let word = Word { algorithm, ..Word::on("7", "asel@example.kz") };
        let proven = signs_in(&small, &provider, word).await.unwrap();
        let expected = Proven {
            issuer: small.issuer.clone(),
            subject: "7".to_owned(),
            email: Some("asel@example.kz".to_owned()),
            email_verified: true,
            several_factors: false,
        };
        assert_eq!(proven, expected, "{algorithm}");
    }
    let word = Word { ways: &["pwd", "mfa"], email: None, email_verified: false, ..Word::on("7", "") };
    let proven = signs_in(&small, &provider, word).await.unwrap();
    assert!(proven.several_factors && proven.email.is_none() && !proven.email_verified);
    assert_eq!(small.asked(), 1, "what the provider is, is remembered");
}

#[tokio::test]
async fn nobody_is_identified_by_a_word_that_does_not_hold() {
    let small = Small::start().await;
    let provider = registered(&small.issuer);
    let right = || Word::on("7", "asel@example.kz");
    for (what, word) in [
        ("nonce", Word { nonce: Some("another"), ..right() }),
        ("audience", Word { audience: "another site", ..right() }),
        ("issuer", Word { issuer: Some("https://evil.example"), ..right() }),
        ("term", Word { holds: -120, ..right() }),
        ("signature", Word { forged: true, ..right() }),
        ("no signature", Word { algorithm: "none", ..right() }),
        ("signed with the client's secret", Word { algorithm: "HS256", ..right() }),
    ] {
        let answer = signs_in(&small, &provider, word).await;
        assert!(matches!(answer, Err(Trouble::Untrusted(_))), "{what}: {answer:?}");
    }
}

#[tokio::test]
async fn an_answer_belongs_to_the_browser_that_asked_and_a_code_is_good_once() {
    let small = Small::start().await;
    let provider = registered(&small.issuer);
    let address = provider.begin(&flow(), now()).await.unwrap();
    let code = small.signs_in(&address, Word::on("7", "asel@example.kz"), now());
    for state in [None, Some("another state".to_owned())] {
        let answer = provider.finish(&flow(), ProviderAnswer { state, ..sent_back(&code) }, now()).await;
        assert_eq!(answer, Err(Trouble::Foreign));
    }
    let stolen = Flow { verifier: "w".repeat(64), ..flow() };
    let code_of_another = small.signs_in(&address, Word::on("7", "asel@example.kz"), now());
    let answer = provider.finish(&stolen, sent_back(&code_of_another), now()).await;
    assert_eq!(answer, Err(Trouble::Refused("invalid_grant".to_owned())), "another verifier");
    assert!(provider.finish(&flow(), sent_back(&code), now()).await.is_ok());
    let again = provider.finish(&flow(), sent_back(&code), now()).await;
    assert_eq!(again, Err(Trouble::Refused("invalid_grant".to_owned())));
    let refused = ProviderAnswer { error: Some("access_denied".to_owned()), ..sent_back("") };
    assert_eq!(
        provider.finish(&flow(), refused, now()).await,
        Err(Trouble::Refused("access_denied".to_owned()))
    );
}

#[tokio::test]
async fn a_key_that_the_provider_changed_is_fetched_again_and_not_more_than_once_a_minute() {
    let small = Small::start().await;
    let provider = registered(&small.issuer);
    signs_in(&small, &provider, Word::on("7", "asel@example.kz")).await.unwrap();
    small.change_key();
    let later = now() + TimeDelta::minutes(2);
    let address = provider.begin(&flow(), later).await.unwrap();
    let code = small.signs_in(&address, Word::on("7", "asel@example.kz"), later);
    assert!(provider.finish(&flow(), sent_back(&code), later).await.is_ok());
    assert_eq!(small.asked(), 2);
    for _ in 0..3 {
        let forged = Word { forged: true, ..Word::on("7", "asel@example.kz") };
        let code = small.signs_in(&address, forged, later);
        assert!(provider.finish(&flow(), sent_back(&code), later).await.is_err());
    }
    assert_eq!(small.asked(), 2, "forged words make nobody ask");
}

#[tokio::test]
async fn a_provider_that_is_away_is_told_at_once_and_asked_again_later() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let away = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let provider = registered(&away);
    assert!(matches!(provider.begin(&flow(), now()).await, Err(Trouble::Unreachable(_))));
    let unprotected = registered("http://provider.example");
    let Err(Trouble::Unreachable(why)) = unprotected.begin(&flow(), now()).await else { panic!("refused") };
    assert!(!why.contains("a secret of tests"));
}

#[tokio::test]
async fn a_person_who_is_to_be_asked_anew_is_believed_if_the_provider_has_asked() {
    let small = Small::start().await;
    let provider = registered(&small.issuer);
    let address = provider.begin_again(&flow(), now()).await.unwrap();
    let asked = |name: &str| address.query_pairs().find(|(given, _)| given == name).map(|(_, value)| value);
    assert_eq!((asked("prompt").as_deref(), asked("max_age").as_deref()), (Some("login"), Some("0")));
    let soon = now() + TimeDelta::minutes(2);
    let word = |asked| Word { asked, ..Word::on("7", "asel@example.kz") };
    for (asked, is_believed) in [(Some(0), true), (Some(-170), true), (Some(-200), false), (None, false)] {
        let code = small.signs_in(&address, word(asked), soon);
        let answer = provider.finish_again(&flow(), sent_back(&code), now(), soon).await;
        if is_believed {
            assert_eq!(answer.map(|proven| proven.subject), Ok("7".to_owned()), "{asked:?}");
        } else {
            assert_eq!(answer, Err(Trouble::Stale), "{asked:?}");
        }
    }
    let plain = provider.begin(&flow(), now()).await.unwrap();
    assert!(!plain.query_pairs().any(|(name, _)| name == "prompt" || name == "max_age"));
}
