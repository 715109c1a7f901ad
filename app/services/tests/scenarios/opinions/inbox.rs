//! What waits for an opinion of the body, and what was answered (RC-3).

use domain::coordination::Position;
use services::FieldProblem;
use services::coordination::{HandOut, InboxFilter, InboxShow, hand_out, handed_mark, inbox};

use super::{KEEPER, NEXT_DAY, give, problems, sent, typed};
use crate::harness::{at, later, on_each_database};

#[test]
fn rc_3_the_inbox_shows_what_waits_and_what_was_answered() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let show = |show| InboxFilter { show, ..InboxFilter::default() };
        let me = sent.coordinator.user_id().unwrap();
        let alone = [HandOut { user_id: me, subdivision: String::new(), leads: true }];
        hand_out(&services, &sent.chief, number, KEEPER, &handed_mark(&[]), &alone).await.unwrap();
        let waiting = inbox(&services, &sent.coordinator, &show(InboxShow::Waiting)).await.unwrap().items;
        let item = waiting.first().unwrap();
        assert_eq!((item.number.as_str(), item.body.code.as_str(), item.round), (number, KEEPER, 1));
        assert!(item.mine && item.running && !item.overdue);
        let late = later(&sent.coordinator, at("2026-06-01T05:00:00Z"));
        assert!(inbox(&services, &late, &show(InboxShow::Waiting)).await.unwrap().items[0].overdue);
        assert!(
            inbox(&services, &sent.coordinator, &show(InboxShow::Answered)).await.unwrap().items.is_empty()
        );
        // The developing body is asked nothing.
        let head = later(&sent.office.head, at(NEXT_DAY));
        assert!(inbox(&services, &head, &show(InboxShow::All)).await.unwrap().items.is_empty());

        give(&services, &sent, &typed("agree", "", Vec::new())).await.unwrap();
        assert!(inbox(&services, &sent.chief, &show(InboxShow::Waiting)).await.unwrap().items.is_empty());
        for shown in [InboxShow::Answered, InboxShow::All] {
            let items = inbox(&services, &sent.chief, &show(shown)).await.unwrap().items;
            assert_eq!(items.first().unwrap().position, Some(Position::Agree));
            assert!(!items.first().unwrap().mine);
        }
        let nowhere = InboxFilter { after: Some("x".to_owned()), ..InboxFilter::default() };
        let nowhere = inbox(&services, &sent.chief, &nowhere).await;
        assert_eq!(problems(nowhere), [FieldProblem::new("after", "cursor")]);
    });
}
