//! Margin notes and the return of a draft with plain forms alone: what was typed comes back, and nobody outside reads a note.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::standard::SectionKey;
use services::drafts::request_placement;

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{morning, office, on_each_database, placed, written, written_draft};

#[test]
fn r15_1_a_head_gives_a_draft_back_with_a_remark_that_the_drafter_answers() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        request_placement(&services, &office.drafter, &number).await.unwrap();
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::minutes(10));
        let head = signed_in(&here, "head@example.kz").await;
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/ru/desk/drafts/{number}/notes");
        let content = written::content();
        let element = content.elements(SectionKey::Appeal).first().unwrap().id.to_string();

        let fields = [("do", "write"), ("element", ""), ("text", "Уточните, куда подаётся жалоба.")];
        let refused = send(&here, &head, &page, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains("f-element-error"), "{}", refused.body);
        assert!(refused.body.contains("Уточните, куда подаётся жалоба."), "what was typed is kept");
        let fields = [
            ("do", "write"),
            ("element", element.as_str()),
            ("text", "Уточните, куда подаётся жалоба."),
            ("kind", "head"),
        ];
        let written = send(&here, &head, &page, &fields).await;
        assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);

        let shown = read(&here, &head, &page).await;
        let (version, remark) = (hidden(&shown, "version"), hidden(&shown, "remarks"));
        let back = format!("{page}/return");
        let stale = send(&here, &head, &back, &[("version", "0"), ("remarks", &remark)]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        let seen = [("version", version.as_str()), ("remarks", remark.as_str())];
        assert_eq!(send(&here, &drafter, &back, &seen).await.status, StatusCode::FORBIDDEN);
        assert_eq!(send(&here, &head, &back, &seen).await.status, StatusCode::SEE_OTHER);

        let desk = read(&here, &drafter, "/ru/desk").await;
        assert!(desk.body.contains(&page), "{}", desk.body);
        let asks = format!("/ru/desk/drafts/{number}/placement/request");
        let early = send(&here, &drafter, &asks, &[]).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "{}", early.body);
        let field = format!("answer-{remark}");
        let empty = [("do", "answer"), ("note", remark.as_str()), (field.as_str(), " ")];
        let empty = send(&here, &drafter, &page, &empty).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.body);
        assert!(empty.body.contains(&format!("f-{field}-error")), "{}", empty.body);
        let words = [("do", "answer"), ("note", remark.as_str()), (field.as_str(), "Указан адрес.")];
        assert_eq!(send(&here, &drafter, &page, &words).await.status, StatusCode::SEE_OTHER);
        let overview = read(&here, &drafter, &format!("/ru/desk/drafts/{number}")).await;
        assert!(overview.body.contains("1 открытая пометка"), "{}", overview.body);
        assert_eq!(send(&here, &drafter, &asks, &[]).await.status, StatusCode::SEE_OTHER);
        let resolved = [("do", "resolve"), ("note", remark.as_str()), ("answers", "1")];
        assert_eq!(send(&here, &head, &page, &resolved).await.status, StatusCode::SEE_OTHER);
        let late = [("do", "answer"), ("note", remark.as_str()), (field.as_str(), "Добавлен телефон.")];
        let late = send(&here, &drafter, &page, &late).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        assert!(late.body.contains("Добавлен телефон."), "what was typed is kept");

        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        for part in ["", "/comments"] {
            let public = here.get(&format!("/ru/drafts/{number}{part}")).await;
            assert!(!public.body.contains("куда подаётся жалоба."), "{}", public.body);
        }
        let stranger = read(&here, "", &page).await;
        assert!(!stranger.body.contains("куда подаётся"), "{}", stranger.body);
    });
}
