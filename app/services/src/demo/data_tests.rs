//! The data keep to what the demonstration means to show.

use std::collections::{BTreeMap, HashSet};

use domain::notice::{NoticeInput, NoticeName};
use domain::standard::SectionKey;

use super::super::comments::input;
use super::*;
use crate::notices::shipped;

/// The body that was made up: nobody who exists is shown to be late.
const INVENTED: &str = "registers";

fn all_drafts() -> Vec<DraftData> {
    drafts().unwrap().into_iter().chain(later_drafts().unwrap()).collect()
}

fn said_of(draft: &DraftData) -> Vec<CommentData> {
    let mut comments = draft.comments.clone();
    if draft.crowd {
        comments.extend(crowd().unwrap());
    }
    comments
}

#[test]
fn r15_5_every_comment_of_the_data_could_be_received() {
    for draft in all_drafts() {
        for comment in said_of(&draft) {
            let text = comment.text.clone();
            let parsed = input(comment).parse(&draft.content);
            assert!(parsed.is_ok(), "{}: {text}: {parsed:?}", draft.service);
        }
    }
}

#[test]
fn r14_1_an_application_form_and_documents_by_their_case_are_shown() {
    let drafts = all_drafts();
    assert!(drafts.iter().any(|draft| draft.content.appendix_count() > 0));
    let has_groups = |draft: &DraftData| {
        draft.content.elements(SectionKey::Documents).iter().any(|element| element.group().is_some())
    };
    assert!(drafts.iter().any(has_groups));
}

#[test]
fn the_operator_of_the_data_could_be_entered() {
    let typed = NoticeInput { text: shipped(NoticeName::Contact), operator: operator().unwrap() };
    assert_eq!(typed.parse(NoticeName::Contact).map(|taken| taken.operator), Ok(typed.operator));
}

#[test]
fn two_hundred_people_speak_and_most_of_them_on_the_last_day() {
    let draft = drafts().unwrap().into_iter().find(|draft| draft.crowd).unwrap();
    let comments = said_of(&draft);
    assert_eq!(comments.len(), 200);
    let people: HashSet<&str> = comments.iter().map(|comment| comment.author.email.as_str()).collect();
    assert_eq!(people.len(), 200, "everybody speaks once");
    let texts: HashSet<&str> = comments.iter().map(|comment| comment.text.as_str()).collect();
    assert!(texts.len() > 190, "only campaigns are copied");
    let mut days: BTreeMap<u32, usize> = BTreeMap::new();
    for comment in &comments {
        *days.entry(comment.day_offset).or_default() += 1;
    }
    let last = days.remove(&30).unwrap();
    assert!(days.values().all(|count| count * 2 < last), "{last}: {days:?}");
}

#[test]
fn r15_7_reasons_stand_in_the_language_of_every_comment_that_they_answer() {
    let is_kazakh = |text: &str| text.to_lowercase().contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і']);
    for draft in all_drafts() {
        for decision in &draft.decisions {
            for place in &decision.comments {
                let comment = draft.comments.get(*place).unwrap();
                let answered = decision.substantiation.split("\n\n").any(|part| match comment.language {
                    Language::Kk => is_kazakh(part),
                    Language::Ru => !is_kazakh(part),
                    Language::En => part.is_ascii(),
                });
                assert!(answered, "{}: {}", draft.service, comment.text);
            }
        }
    }
}

#[test]
fn r15_2_only_a_made_up_body_is_shown_to_be_late() {
    let entries: Vec<ServiceData> =
        services().unwrap().into_iter().chain(later_services().unwrap()).collect();
    let late: Vec<DraftData> = all_drafts()
        .into_iter()
        // The term of a service whose draft was withdrawn is over.
        .filter(|draft| {
            let is_over = matches!(draft.stage, StageData::OverduePlacement | StageData::Withdrawn);
            draft.late_reason.is_some() || is_over
        })
        .collect();
    assert_eq!(late.len(), 3);
    for draft in late {
        let entry = entries.iter().find(|entry| entry.code == draft.service).unwrap();
        assert_eq!(entry.developing_body, INVENTED, "{}", draft.service);
    }
}
