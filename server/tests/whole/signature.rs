//! Bringing a signed order with its signature, as a browser without JavaScript sends them.

use ::http::StatusCode;
use services::demo;

use crate::signed::{read, session_beside};
use crate::site::Here;
use crate::site::harness::{at, open, sqlite_address};
use crate::stock::{Part, send};

const DOCUMENT: &[u8] = include_bytes!("../../../app/services/tests/fixtures/signature/document.pdf");
const OTHER: &[u8] = include_bytes!("../../../app/services/tests/fixtures/signature/other.pdf");
const SIGNATURE: &[u8] = include_bytes!("../../../app/services/tests/fixtures/signature/rsa.p7s");

/// The address of the approval of a draft that became a standard of the ministry of the reader.
async fn approved(here: &Here, cookie: &str) -> String {
    let list = here.get("/api/v1/drafts?stage=in_force").await.json();
    for item in list["items"].as_array().unwrap() {
        let address = format!("/en/desk/drafts/{}/approval", item["number"].as_str().unwrap());
        if read(here, cookie, &address).await.status == StatusCode::OK {
            return address;
        }
    }
    panic!("no draft in force: {list}");
}

fn files<'a>(document: &'a [u8], signature: &'a [u8]) -> [Part<'a>; 2] {
    [("signed", Some("order.pdf"), document), ("signature", Some("order.pdf.p7s"), signature)]
}

#[tokio::test]
async fn a_signature_is_refused_with_its_reason_or_kept_with_its_document() {
    let at = at("2026-10-12T05:00:00Z");
    let folder = tempfile::tempdir().unwrap();
    let services = open(&sqlite_address(folder.path())).await;
    demo::fill(&services, at).await.unwrap();
    let head = session_beside(&services, "head.justice@talqy.example", demo::PASSWORD, at).await;
    let drafter = session_beside(&services, "drafter.justice@talqy.example", demo::PASSWORD, at).await;
    let here = Here::over(services);
    here.clock.set(at);
    let address = approved(&here, &head).await;

    let denied = send(&here, &drafter, &address, &files(DOCUMENT, SIGNATURE)).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    let page = read(&here, &drafter, &address).await;
    assert!(page.body.contains("id=\"signatures\"") && !page.body.contains("name=\"signature\""));

    let empty: [Part<'_>; 2] = [("signed", Some(""), b""), ("signature", Some(""), b"")];
    let none = send(&here, &head, &address, &empty).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", none.body);
    assert!(
        none.body.contains("Choose the signed order.")
            && none.body.contains("Choose the file of the signature.")
    );
    let other = send(&here, &head, &address, &files(OTHER, SIGNATURE)).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.body.contains("The signature is over another document"), "{}", other.body);
    let large = vec![b' '; (10 << 20) + 1];
    let large = send(&here, &head, &address, &files(&large, SIGNATURE)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.body.contains("The order is larger than 10 MB."));

    let kept = send(&here, &head, &address, &files(DOCUMENT, SIGNATURE)).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let page = read(&here, &drafter, &address).await;
    assert!(page.body.contains("Not verified: no roots are configured"), "{}", page.body);
    for (file, kind) in [("1.pdf", "application/pdf"), ("1.p7s", "application/pkcs7-signature")] {
        let found = read(&here, &drafter, &format!("{address}/signatures/{file}")).await;
        assert_eq!((found.status, found.header("content-type")), (StatusCode::OK, kind), "{file}");
    }
    let stranger = read(&here, "", &format!("{address}/signatures/1.pdf")).await;
    assert_ne!(stranger.status, StatusCode::OK);
}
