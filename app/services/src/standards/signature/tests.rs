//! Every outcome of a signature, over files that `openssl` made.

use chrono::{DateTime, Utc};

use super::crl::Revocation;
use super::problem::SignatureProblem;
use super::roots::{RootProblem, SignatureRoots};
use super::verify::{Signature, SignatureOutcome, verify};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/fixtures/signature/", $name)).as_slice()
    };
}

/// A day of the certificates and of the newest list.
const DAY: &str = "2026-04-20T05:00:00Z";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn roots(files: &[&[u8]]) -> SignatureRoots {
    let named = files.iter().enumerate().map(|(number, bytes)| (format!("{number}.pem"), bytes.to_vec()));
    SignatureRoots::read(named).unwrap()
}

fn of(file: &[u8]) -> Result<Signature, SignatureProblem> {
    let roots = roots(&[fixture!("root.pem"), fixture!("root.crl")]);
    verify(fixture!("document.pdf"), file, &roots, at(DAY))
}

#[test]
fn a_signature_over_the_document_is_verified() {
    let listed_at = at("2026-04-01T00:00:00Z");
    let cases: [(&str, &[u8], &str, Revocation); 8] = [
        ("RSA, DER", fixture!("rsa.p7s"), "УСЕНОВ АРМАН", Revocation::Checked { listed_at }),
        ("RSA, PEM", fixture!("rsa.pem"), "УСЕНОВ АРМАН", Revocation::Checked { listed_at }),
        ("SHA-384", fixture!("rsa384.p7s"), "УСЕНОВ АРМАН", Revocation::Checked { listed_at }),
        ("SHA-512", fixture!("rsa512.p7s"), "УСЕНОВ АРМАН", Revocation::Checked { listed_at }),
        ("no attributes", fixture!("plain.p7s"), "УСЕНОВ АРМАН", Revocation::Checked { listed_at }),
        ("by the key", fixture!("keyid.p7s"), "УСЕНОВ АРМАН", Revocation::Checked { listed_at }),
        // There is no list of the authority between.
        ("P-256", fixture!("ec256.p7s"), "EC signer", Revocation::NoList),
        ("P-384", fixture!("ec384.p7s"), "EC signer 384", Revocation::Checked { listed_at }),
    ];
    for (name, file, signer, revocation) in cases {
        let found = of(file).unwrap();
        assert_eq!((found.signer.as_str(), found.outcome), (signer, SignatureOutcome::Verified), "{name}");
        assert_eq!(found.revocation, Some(revocation), "{name}");
        assert_eq!(found.signed_at.is_some(), name != "no attributes", "{name}");
    }
    let found = of(fixture!("rsa.p7s")).unwrap();
    assert_eq!((found.issuer.as_str(), found.serial.as_str()), ("Test root", "10:03"));
}

#[test]
fn what_does_not_verify_is_refused_with_its_reason() {
    let unsupported = |name: &str| SignatureProblem::unsupported(name);
    let unknown = |issuer: &str| SignatureProblem::UnknownIssuer { issuer: issuer.to_owned() };
    let until = at("2026-03-01T00:00:00Z");
    let from = at("2030-01-01T00:00:00Z");
    let cases: [(&[u8], SignatureProblem); 16] = [
        (fixture!("document.pdf"), SignatureProblem::Unreadable),
        (fixture!("root.pem"), SignatureProblem::Unreadable),
        (b"", SignatureProblem::Unreadable),
        (fixture!("attached.p7s"), SignatureProblem::Attached),
        (fixture!("two.p7s"), SignatureProblem::SeveralSigners { count: 2 }),
        (fixture!("nocert.p7s"), SignatureProblem::NoCertificate),
        (fixture!("sha1.p7s"), unsupported("SHA-1")),
        (fixture!("weak.p7s"), unsupported("RSA, SHA-1")),
        (fixture!("pss.p7s"), unsupported("RSASSA-PSS")),
        (fixture!("short.p7s"), unsupported("RSA < 2048")),
        (fixture!("ec512.p7s"), unsupported("ECDSA, SHA-512")),
        (fixture!("tls.p7s"), SignatureProblem::NotForSigning { name: "Server".to_owned() }),
        (fixture!("expired.p7s"), SignatureProblem::Expired { name: "Expired signer".to_owned(), until }),
        (fixture!("future.p7s"), SignatureProblem::NotYetValid { name: "Future signer".to_owned(), from }),
        (fixture!("stranger.p7s"), unknown("Foreign root")),
        // The authority between was not brought.
        (fixture!("ec_nochain.p7s"), unknown("Test authority")),
    ];
    for (file, problem) in cases {
        assert_eq!(of(file), Err(problem));
    }
    // Whoever may sign may not issue.
    assert_eq!(of(fixture!("under.p7s")), Err(unknown("УСЕНОВ АРМАН")));
    let revoked = of(fixture!("revoked.p7s"));
    assert!(
        matches!(&revoked, Err(SignatureProblem::Revoked { name, .. }) if name == "Revoked signer"),
        "{revoked:?}"
    );
}

#[test]
fn a_signature_over_another_document_is_told_so() {
    let roots = roots(&[fixture!("root.pem")]);
    for file in [fixture!("rsa.p7s"), fixture!("plain.p7s"), fixture!("ec384.p7s")] {
        let found = verify(fixture!("other.pdf"), file, &roots, at(DAY));
        assert_eq!(found, Err(SignatureProblem::OtherDocument));
    }
}

#[test]
fn a_changed_byte_of_the_signature_breaks_it() {
    let mut file = fixture!("rsa.p7s").to_vec();
    // The signature itself stands last.
    *file.last_mut().unwrap() ^= 1;
    assert_eq!(of(&file), Err(SignatureProblem::Broken));
}

#[test]
fn every_cut_of_a_file_is_refused_and_none_ends_the_program() {
    let whole = fixture!("ec256.p7s");
    for length in 0..whole.len() {
        assert!(of(&whole[..length]).is_err(), "{length}");
    }
}

#[test]
fn without_roots_the_document_and_the_term_are_verified_alone() {
    let none = SignatureRoots::default();
    let of = |document: &[u8], file: &[u8]| verify(document, file, &none, at(DAY));
    let document = fixture!("document.pdf");
    let found = of(document, fixture!("stranger.p7s")).unwrap();
    assert_eq!((found.outcome, found.revocation), (SignatureOutcome::NoRoots, None));
    assert_eq!(of(fixture!("other.pdf"), fixture!("rsa.p7s")), Err(SignatureProblem::OtherDocument));
    assert!(matches!(of(document, fixture!("expired.p7s")), Err(SignatureProblem::Expired { .. })));
}

#[test]
fn a_way_may_lead_over_an_authority_of_the_folder_and_ends_with_its_root() {
    let known = roots(&[fixture!("root.der"), fixture!("mid.pem"), fixture!("root.crl.der")]);
    let document = fixture!("document.pdf");
    let found = verify(document, fixture!("ec_nochain.p7s"), &known, at(DAY)).unwrap();
    assert_eq!(found.signer, "EC signer");
    let late = verify(document, fixture!("rsa.p7s"), &known, at("2036-01-02T00:00:00Z"));
    assert!(matches!(late, Err(SignatureProblem::Expired { .. })), "{late:?}");
}

#[test]
fn an_outdated_list_is_told_and_no_list_too() {
    let document = fixture!("document.pdf");
    let told =
        |files: &[&[u8]]| verify(document, fixture!("rsa.p7s"), &roots(files), at(DAY)).unwrap().revocation;
    let listed_at = at("2026-02-01T00:00:00Z");
    let old = told(&[fixture!("root.pem"), fixture!("old.crl")]);
    assert_eq!(old, Some(Revocation::Outdated { listed_at }));
    assert_eq!(told(&[fixture!("root.pem")]), Some(Revocation::NoList));
    // The newest list counts, in whichever order they are read.
    let both = told(&[fixture!("root.pem"), fixture!("root.crl"), fixture!("old.crl")]);
    assert_eq!(both, Some(Revocation::Checked { listed_at: at("2026-04-01T00:00:00Z") }));
    // Whoever was revoked stays revoked in a list that is out of date.
    let known = roots(&[fixture!("root.pem"), fixture!("old.crl")]);
    let revoked = verify(document, fixture!("revoked.p7s"), &known, at(DAY));
    assert!(matches!(revoked, Err(SignatureProblem::Revoked { .. })), "{revoked:?}");
    for revocation in
        [Revocation::NoList, Revocation::Outdated { listed_at }, Revocation::Checked { listed_at }]
    {
        assert_eq!(Revocation::read(&revocation.stored()), Some(revocation));
    }
    assert_eq!(Revocation::read(""), None);
}

#[test]
fn a_folder_with_something_else_is_refused_by_the_name_of_the_file() {
    let read = |files: &[(&str, &[u8])]| {
        let named = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
        SignatureRoots::read(named).err()
    };
    let file = || "x".to_owned();
    let root = ("root.pem", fixture!("root.pem"));
    assert_eq!(read(&[root, ("x", b"words".as_slice())]), Some(RootProblem::Unreadable { file: file() }));
    assert_eq!(
        read(&[root, ("x", fixture!("rsa.pem"))]),
        Some(RootProblem::Other { file: file(), label: "CMS".to_owned() })
    );
    assert_eq!(
        read(&[("x", fixture!("foreign.crl")), root]),
        Some(RootProblem::Unsigned { file: file(), issuer: "Foreign root".to_owned() })
    );
    assert_eq!(read(&[("mid.pem", fixture!("mid.pem"))]), Some(RootProblem::NoRoot));
    assert_eq!(read(&[]), Some(RootProblem::NoRoot));
    assert_eq!(read(&[root, ("x", fixture!("foreign.pem")), ("y", fixture!("foreign.crl"))]), None);
}
