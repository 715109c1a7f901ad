//! Electronic signatures over an order: kept when they verify, refused with their reason, and shown to whom they concern.

use std::sync::Arc;

use services::coordination::UploadedFile;
use services::register::entry;
use services::standards::{
    Attached, Revocation, SignatureInput, SignatureOutcome, SignatureProblem, SignatureRoots, SignedPart,
    attach_signature, signature_file, signatures, signers,
};
use services::{FieldProblem, ServiceError, Services, Settings};

use crate::approval::{ORDERED, agreed, approved, order};
use crate::harness::refused::{problems, refusal};
use crate::harness::{SERVICE, at, later, on_each_address, open};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../fixtures/signature/", $name)).as_slice()
    };
}

fn file(name: &str, bytes: &[u8]) -> UploadedFile {
    UploadedFile { name: name.to_owned(), bytes: bytes.to_vec() }
}

fn input(signature: &[u8]) -> SignatureInput {
    let signed = Some(file(r"C:\Приказ.pdf", fixture!("document.pdf")));
    SignatureInput { signed, signature: Some(file("Приказ.pdf.p7s", signature)) }
}

/// The same installation with roots.
fn trusting(services: &Services) -> Services {
    let files = [("root.pem", fixture!("root.pem")), ("root.crl", fixture!("root.crl"))];
    let roots = SignatureRoots::read(files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))).unwrap();
    let settings = Settings { signature_roots: Arc::new(roots), ..Settings::default() };
    Services::new(services.database.clone(), settings)
}

#[test]
fn a_signature_is_kept_once_with_its_document_and_its_signer_is_public() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = agreed(&services, &url).await;
        let services = trusting(&services);
        let chief = later(&office.head, at(ORDERED));
        let early = attach_signature(&services, &chief, &number, input(fixture!("rsa.p7s"))).await;
        assert_eq!(refusal(early), domain::draft::Refusal::NotApproved);
        approved(&services, &chief, &number, order()).await.unwrap();
        let attach = async |bytes: &[u8]| attach_signature(&services, &chief, &number, input(bytes)).await;

        assert_eq!(attach(fixture!("rsa.p7s")).await.unwrap(), Attached::Kept);
        let again = attach(fixture!("rsa.p7s")).await;
        assert_eq!(problems(again), [FieldProblem::new("signature", "kept")]);
        assert_eq!(attach(fixture!("ec384.p7s")).await.unwrap(), Attached::Kept);

        let drafter = later(&office.drafter, chief.at);
        let kept = signatures(&services, &drafter, &number).await.unwrap();
        assert_eq!(
            kept.iter().map(|one| one.signer.as_str()).collect::<Vec<_>>(),
            ["EC signer 384", "УСЕНОВ АРМАН"]
        );
        let first = &kept[1];
        assert_eq!((first.outcome, first.issuer.as_str()), (SignatureOutcome::Verified, "Test root"));
        assert!(matches!(first.revocation, Some(Revocation::Checked { .. })) && first.signed_at.is_some());
        assert_eq!((first.signed.as_str(), first.signature.as_str()), ("Приказ.pdf", "Приказ.pdf.p7s"));
        for (part, bytes) in
            [(SignedPart::Document, fixture!("document.pdf")), (SignedPart::Signature, fixture!("rsa.p7s"))]
        {
            let file = signature_file(&services, &drafter, &number, first.id, part).await.unwrap();
            assert_eq!(file.bytes, bytes, "as it came");
        }
        let stranger = later(&office.registrar, chief.at);
        let denied = signature_file(&services, &stranger, &number, first.id, SignedPart::Document).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");

        let service = entry(&services, SERVICE).await.unwrap().id;
        let public = signers(&services, service, 1).await.unwrap();
        assert_eq!(
            public.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
            ["УСЕНОВ АРМАН", "EC signer 384"]
        );
        assert!(signers(&services, service, 2).await.unwrap().is_empty());
        services.database.close().await.unwrap();
    });
}

#[test]
fn what_does_not_verify_is_not_kept() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = agreed(&services, &url).await;
        let services = trusting(&services);
        let chief = later(&office.head, at(ORDERED));
        approved(&services, &chief, &number, order()).await.unwrap();
        let drafter = later(&office.drafter, chief.at);
        let denied = attach_signature(&services, &drafter, &number, input(fixture!("rsa.p7s"))).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");

        let attach = async |input: SignatureInput| attach_signature(&services, &chief, &number, input).await;
        let other = SignatureInput {
            signed: Some(file("a.pdf", fixture!("other.pdf"))),
            ..input(fixture!("rsa.p7s"))
        };
        let refused = Attached::Refused(SignatureProblem::OtherDocument);
        assert_eq!(attach(other).await.unwrap(), refused);
        let issuer = "Foreign root".to_owned();
        let refused = Attached::Refused(SignatureProblem::UnknownIssuer { issuer });
        assert_eq!(attach(input(fixture!("stranger.p7s"))).await.unwrap(), refused);
        let told = problems(attach(SignatureInput::default()).await);
        assert_eq!(told, [FieldProblem::new("signed", "empty"), FieldProblem::new("signature", "empty")]);
        let odd = SignatureInput {
            signed: Some(file("a.docx", b"PK")),
            signature: Some(file("b", &vec![0; (1 << 20) + 1])),
        };
        let told = problems(attach(odd).await);
        assert_eq!(
            told,
            [FieldProblem::new("signed", "unknown_kind"), FieldProblem::new("signature", "too_large")]
        );
        assert!(signatures(&services, &chief, &number).await.unwrap().is_empty());
        services.database.close().await.unwrap();
    });
}

#[test]
fn without_roots_a_signature_is_kept_as_not_verified_and_names_nobody_in_public() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = agreed(&services, &url).await;
        let chief = later(&office.head, at(ORDERED));
        approved(&services, &chief, &number, order()).await.unwrap();
        let kept = attach_signature(&services, &chief, &number, input(fixture!("stranger.p7s"))).await;
        assert_eq!(kept.unwrap(), Attached::Kept);
        let kept = signatures(&services, &chief, &number).await.unwrap();
        assert_eq!((kept.len(), kept[0].outcome), (1, SignatureOutcome::NoRoots));
        assert_eq!(kept[0].revocation, None);
        let service = entry(&services, SERVICE).await.unwrap().id;
        assert!(signers(&services, service, 1).await.unwrap().is_empty());
        services.database.close().await.unwrap();
    });
}
