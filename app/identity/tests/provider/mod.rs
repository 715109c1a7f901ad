//! A small provider of OpenID Connect on this machine. It signs what a test tells it to, right or wrong.
#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a provider that cannot begin has failed"
)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::{Form, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
    RsaPublicKeyComponents,
};
use serde_json::{Value, json};
use url::Url;

/// The name and the secret under which it knows the installation.
pub(crate) const CLIENT: (&str, &str) = ("talqy", "a secret of tests");

/// What it says of a person.
#[derive(Clone)]
pub(crate) struct Word {
    pub(crate) subject: &'static str,
    pub(crate) email: Option<&'static str>,
    pub(crate) email_verified: bool,
    pub(crate) issuer: Option<&'static str>,
    pub(crate) audience: &'static str,
    pub(crate) nonce: Option<&'static str>,
    /// How long it holds, in seconds.
    pub(crate) holds: i64,
    /// When the person was asked, in seconds after the sign-in; nothing if it does not tell.
    pub(crate) asked: Option<i64>,
    pub(crate) ways: &'static [&'static str],
    pub(crate) algorithm: &'static str,
    /// Signed by a key that it does not publish.
    pub(crate) forged: bool,
}

impl Word {
    /// The right word on a person.
    pub(crate) fn on(subject: &'static str, email: &'static str) -> Self {
        Self {
            subject,
            email: Some(email),
            email_verified: true,
            issuer: None,
            audience: CLIENT.0,
            nonce: None,
            holds: 300,
            asked: None,
            ways: &["pwd"],
            algorithm: "ES256",
            forged: false,
        }
    }
}

struct Given {
    word: Word,
    nonce: String,
    challenge: String,
    redirect: String,
    at: DateTime<Utc>,
}

struct Inner {
    curve: EcdsaKeyPair,
    key_id: &'static str,
    rsa: RsaKeyPair,
    codes: HashMap<String, Given>,
    asked: usize,
}

/// The provider; it answers as long as its runtime lives.
#[derive(Clone)]
pub(crate) struct Small {
    pub(crate) issuer: String,
    inner: Arc<Mutex<Inner>>,
}

fn curve() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, key.as_ref(), &random).unwrap()
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

impl Small {
    /// Begins to listen.
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let rsa = STANDARD.decode(include_str!("rsa.txt").replace('\n', "")).unwrap();
        let rsa = RsaKeyPair::from_der(&rsa).unwrap();
        let inner = Inner { curve: curve(), key_id: "first", rsa, codes: HashMap::new(), asked: 0 };
        let small = Self { issuer, inner: Arc::new(Mutex::new(inner)) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .with_state(small.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        small
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    /// Signs with a new key from now on.
    pub(crate) fn change_key(&self) {
        let mut inner = self.inner();
        inner.curve = curve();
        inner.key_id = "second";
    }

    /// How often it was asked what it is.
    pub(crate) fn asked(&self) -> usize {
        self.inner().asked
    }

    /// The person signs in at the address that the browser was sent to: the code that it is sent back with.
    pub(crate) fn signs_in(&self, address: &Url, word: Word, at: DateTime<Utc>) -> String {
        let asked: HashMap<String, String> = address.query_pairs().into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT.0);
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"), "{}", asked["scope"]);
        let mut inner = self.inner();
        let code = format!("code-{}", inner.codes.len());
        let given = Given {
            word,
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            redirect: asked["redirect_uri"].clone(),
            at,
        };
        inner.codes.insert(code.clone(), given);
        code
    }

    fn signed(&self, given: &Given) -> String {
        let inner = self.inner();
        let word = &given.word;
        let key_id = if word.algorithm == "RS256" { "rsa" } else { inner.key_id };
        let head = json!({"alg": word.algorithm, "kid": key_id, "typ": "JWT"});
        let issued = given.at.timestamp();
        let mut claims = json!({
            "iss": word.issuer.unwrap_or(&self.issuer), "sub": word.subject, "aud": word.audience,
            "exp": issued + word.holds, "iat": issued, "nonce": word.nonce.unwrap_or(&given.nonce),
            "amr": word.ways, "email_verified": word.email_verified,
        });
        if let Some(email) = word.email {
            claims["email"] = email.into();
        }
        if let Some(asked) = word.asked {
            claims["auth_time"] = (issued + asked).into();
        }
        let text = format!("{}.{}", encoded(&head), encoded(&claims));
        let random = SystemRandom::new();
        let signature = match word.algorithm {
            "none" => Vec::new(),
            "RS256" => {
                let mut signature = vec![0; inner.rsa.public().modulus_len()];
                inner.rsa.sign(&RSA_PKCS1_SHA256, &random, text.as_bytes(), &mut signature).unwrap();
                signature
            }
            "HS256" => {
                let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, CLIENT.1.as_bytes());
                ring::hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
            }
            _ => {
                let stranger = curve();
                let key = if word.forged { &stranger } else { &inner.curve };
                key.sign(&random, text.as_bytes()).unwrap().as_ref().to_vec()
            }
        };
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

async fn configuration(State(small): State<Small>) -> Json<Value> {
    small.inner().asked += 1;
    let issuer = &small.issuer;
    Json(json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256"],
    }))
}

async fn keys(State(small): State<Small>) -> Json<Value> {
    let inner = small.inner();
    let point = inner.curve.public_key().as_ref();
    let rsa: RsaPublicKeyComponents<Vec<u8>> = inner.rsa.public().into();
    Json(json!({"keys": [
        {"kty": "EC", "crv": "P-256", "use": "sig", "kid": inner.key_id, "alg": "ES256",
            "x": URL_SAFE_NO_PAD.encode(&point[1..33]), "y": URL_SAFE_NO_PAD.encode(&point[33..])},
        {"kty": "RSA", "use": "sig", "kid": "rsa", "alg": "RS256",
            "n": URL_SAFE_NO_PAD.encode(&rsa.n), "e": URL_SAFE_NO_PAD.encode(&rsa.e)},
    ]}))
}

async fn token(
    State(small): State<Small>,
    headers: axum::http::HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let refused =
        |why: &str| (axum::http::StatusCode::BAD_REQUEST, Json(json!({"error": why}))).into_response();
    let credentials = format!("{}:{}", CLIENT.0, CLIENT.1.replace(' ', "+"));
    let expected = format!("Basic {}", STANDARD.encode(credentials));
    if headers.get("authorization").is_none_or(|given| given.to_str().unwrap_or_default() != expected) {
        return refused("invalid_client");
    }
    // A code is good once.
    let given = form.get("code").and_then(|code| small.inner().codes.remove(code));
    let Some(given) = given else { return refused("invalid_grant") };
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    let challenge = ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes());
    if URL_SAFE_NO_PAD.encode(challenge) != given.challenge
        || form.get("redirect_uri") != Some(&given.redirect)
    {
        return refused("invalid_grant");
    }
    Json(json!({"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": small.signed(&given)}))
        .into_response()
}
