//! What the demonstration shows, whatever the day on which it is filled.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use domain::draft::StageName;
use services::discussion::{CommentFilter, comments};
use services::figures::figures;
use services::reading::{drafts_of_body, open_drafts};
use services::{Request, demo};

use crate::harness::{at, on_each_database};

fn is_weekday(date: NaiveDate) -> bool {
    date.weekday().num_days_from_monday() < 5
}

#[test]
fn filled_on_a_sunday_after_holidays_it_acts_on_business_days_and_is_late_where_it_means_to_be() {
    on_each_database(|services| async move {
        let at = at("2026-03-29T05:00:00Z");
        demo::fill(&services, at).await.unwrap();
        let told = figures(&services, at).await.unwrap();
        let late = (told.overdue_to_begin, told.overdue_to_place, told.overdue_to_approve);
        assert_eq!(
            late,
            (1, 1, 0),
            "the service whose draft was withdrawn, and the draft that is meant to be late"
        );

        let request = Request::public(at);
        let open = open_drafts(&services, &request).await.unwrap();
        assert_eq!(open.len(), 5);
        let (_, invented) = drafts_of_body(&services, &request, "registers", 20).await.unwrap();
        for draft in open.iter().chain(&invented) {
            assert!(is_weekday(draft.placement.window.placed_on), "{}", draft.number);
        }
        let crowd = invented.iter().find(|draft| draft.service_code == "005-03-004").unwrap();
        assert_eq!((crowd.stage, crowd.comments, crowd.decided), (StageName::Review, 200, 0));

        let reported = invented.iter().find(|draft| draft.service_code == "005-03-007").unwrap();
        let filter = CommentFilter { per_page: 200, ..CommentFilter::default() };
        let page = comments(&services, &reported.number, &filter).await.unwrap();
        let zone = services.settings.zone;
        let days: BTreeSet<NaiveDate> = page
            .comments
            .iter()
            .filter_map(|comment| comment.decision.as_ref())
            .map(|decision| zone.date_of(decision.decided_at))
            .collect();
        assert_eq!(days.len(), 8, "a decision a day");
        assert!(days.into_iter().all(is_weekday));
    });
}
