//! Which pages are kept for other readers, until when, and that nothing made for one person ever is.

mod readers;
mod renewed;
mod table;

use crate::site::{Answered, Here};

async fn again(here: &Here, address: &str) -> Answered {
    here.get(address).await;
    here.get(address).await
}

async fn comment(here: &Here, number: &str) -> Answered {
    let comment = serde_json::json!({
        "author": {"kind": "individual", "name": "Айгүл", "email": "aigul@example.kz"},
        "language": "ru", "text": "Срок следует сократить.",
    });
    here.post(&format!("/api/v1/drafts/{number}/comments"), &comment).await
}
