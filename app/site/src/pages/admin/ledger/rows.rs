//! The events of a page: who did what to what, and the hashes that seal it.

use std::collections::HashMap;

use domain::language::Language;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::ledger::LedgerLine;

use crate::{w, words};

/// The actions that the filter offers, in the order of a procedure.
pub(super) const ACTIONS: &[&str] = &[
    "register.included",
    "register.changed",
    "register.excluded",
    "register.included_again",
    "calendar.imported",
    "calendar.day_changed",
    "notice.changed",
    "draft.created",
    "draft.saved",
    "draft.rebased",
    "draft.reasons_saved",
    "clause.worded",
    "draft.placement_requested",
    "draft.placed",
    "draft.withdrawn",
    "comment.received",
    "comment.confirmed",
    "comment.late",
    "comment.supported",
    "support.erased",
    "comment.corrected",
    "comment.withdrawn",
    "comment.disowned",
    "comment.reported",
    "reports.answered",
    "comment.hidden",
    "comment.erased",
    "hiding.objected",
    "hiding.answered",
    "comments.decided",
    "decision.reopened",
    "suggestion.taken",
    "change.linked",
    "change.unlinked",
    "gap.explained",
    "report.published",
    "round.opened",
    "round.ended",
    "draft.taken_back",
    "body.struck",
    "body.succeeded",
    "opinion.given",
    "opinion.amended",
    "remark.answered",
    "remark.settled",
    "meeting.recorded",
    "comment.attached",
    "comment.entered",
    "standard.approved",
    "standard.act_recorded",
    "standard.entered",
    "standard.corrected",
    "standard.signed",
    "informing.ticked",
    "publicity.recorded",
    "opinion.handed_out",
    "opinion.saved",
    "proposal.received",
    "proposal.answered",
    "proposal.taken",
    "proposal.hidden",
    "token.made",
    "token.revoked",
    "body.added",
    "body.changed",
    "person.invited",
    "invitation.accepted",
    "invitation.withdrawn",
    "person.deactivated",
    "person.reactivated",
    "password.voided",
    "password.changed",
    "password.recovered",
    "recovery.asked",
    "email.change_asked",
    "email.changed",
    "person.changed",
    "role.given",
    "role.taken",
    "session.opened",
    "session.confirmed",
    "second_factor.added",
    "second_factor.removed",
    "second_factor.reset",
    "recovery_codes.renewed",
    "identity.linked",
    "identity.unlinked",
    "sessions.revoked",
    "calendar_key.made",
    "calendar_key.ended",
    "letters.chosen",
    "ledger.renewed",
    "records.sealed",
];

/// One event.
pub(super) fn row(
    language: Language,
    zone: LegalZone,
    line: &LedgerLine,
    names: &HashMap<String, String>,
) -> impl IntoView + use<> {
    let entry = &line.entry;
    let who = match entry.actor.as_str() {
        "public" => w!(language, admin.public),
        "console" => w!(language, admin.console),
        actor => names.get(actor).cloned().unwrap_or_else(|| actor.to_owned()),
    };
    // A session or an account names a person by its number; the number says nothing to a reader.
    let subject = match names.get(&entry.subject) {
        Some(name) => format!("{} ({name})", entry.subject),
        None => entry.subject.clone(),
    };
    let content = if line.payload.is_empty() {
        view! { <div><dt>{w!(language, admin.payload)}</dt><dd>{w!(language, admin.payload_gone)}</dd></div> }
            .into_any()
    } else {
        let payload = line.payload.clone();
        view! { <div><dt>{w!(language, admin.payload)}</dt><dd class="hash mono">{payload}</dd></div> }
            .into_any()
    };
    view! {
        <tr>
            <td class="figure num" data-label=w!(language, admin.entry)>{entry.sequence}</td>
            <td class="num" data-label=w!(language, admin.when)>
                <time datetime=entry.at.to_rfc3339()>{words::moment(language, zone, entry.at)}</time>
            </td>
            <th scope="row" data-label=w!(language, admin.what)>
                {action(language, &entry.action)}
                <details class="more small">
                    <summary>{w!(language, admin.details)}</summary>
                    <dl class="facts-list">
                        {content}
                        <div><dt>{w!(language, admin.payload_hash)}</dt><dd class="hash mono">{entry.payload_hash.clone()}</dd></div>
                        <div><dt>{w!(language, admin.hash)}</dt><dd class="hash mono">{entry.hash.clone()}</dd></div>
                        <div><dt>{w!(language, admin.previous_hash)}</dt><dd class="hash mono">{entry.previous_hash.clone()}</dd></div>
                    </dl>
                </details>
            </th>
            <td data-label=w!(language, admin.subject)>{subject}</td>
            <td data-label=w!(language, admin.who)>{who}</td>
        </tr>
    }
}

/// An action in words; one that a newer program wrote keeps its stable name.
pub(super) fn action(language: Language, action: &str) -> String {
    match action {
        "body.added" => w!(language, admin.e_body_added),
        "body.changed" => w!(language, admin.e_body_changed),
        "calendar.imported" => w!(language, admin.e_calendar_imported),
        "calendar.day_changed" => w!(language, reading_files.e_day_changed),
        "change.linked" => w!(language, admin.e_change_linked),
        "change.unlinked" => w!(language, admin.e_change_unlinked),
        "comment.late" => w!(language, admin.e_comment_late),
        "comment.received" => w!(language, admin.e_comment_received),
        "comment.corrected" => w!(language, admin.e_comment_corrected),
        "comment.withdrawn" => w!(language, admin.e_comment_withdrawn),
        "comment.disowned" => w!(language, admin.e_comment_disowned),
        "comment.reported" => w!(language, admin.e_comment_reported),
        "reports.answered" => w!(language, admin.e_reports_answered),
        "comment.hidden" => w!(language, admin.e_comment_hidden),
        "comment.erased" => w!(language, admin.e_comment_erased),
        "hiding.objected" => w!(language, admin.e_hiding_objected),
        "hiding.answered" => w!(language, admin.e_hiding_answered),
        "comment.supported" => w!(language, support.e_supported),
        "support.erased" => w!(language, support.e_erased),
        "comment.confirmed" => w!(language, speaker.e_confirmed),
        "comments.decided" => w!(language, admin.e_comments_decided),
        "decision.reopened" => w!(language, admin.e_decision_reopened),
        "draft.created" => w!(language, admin.e_draft_created),
        "draft.placed" => w!(language, admin.e_draft_placed),
        "draft.placement_requested" => w!(language, admin.e_draft_placement_requested),
        "clause.worded" => w!(language, amending.e_worded),
        "draft.reasons_saved" => w!(language, amending.e_reasons),
        "draft.rebased" => w!(language, amending.e_rebased),
        "draft.saved" => w!(language, admin.e_draft_saved),
        "draft.withdrawn" => w!(language, admin.e_draft_withdrawn),
        "email.change_asked" => w!(language, admin.e_email_change_asked),
        "email.changed" => w!(language, admin.e_email_changed),
        "gap.explained" => w!(language, admin.e_gap_explained),
        "invitation.accepted" => w!(language, admin.e_invitation_accepted),
        "invitation.withdrawn" => w!(language, admin.e_invitation_withdrawn),
        "ledger.renewed" => w!(language, admin.e_ledger_renewed),
        "notice.changed" => w!(language, notices.e_changed),
        "opinion.handed_out" => w!(language, opinion.e_handed_out),
        "opinion.saved" => w!(language, opinion.e_saved),
        "password.changed" => w!(language, admin.e_password_changed),
        "password.recovered" => w!(language, admin.e_password_recovered),
        "password.voided" => w!(language, admin.e_password_voided),
        "person.changed" => w!(language, admin.e_person_changed),
        "person.deactivated" => w!(language, admin.e_person_deactivated),
        "person.invited" => w!(language, admin.e_person_invited),
        "person.reactivated" => w!(language, admin.e_person_reactivated),
        "records.sealed" => w!(language, admin.e_records_sealed),
        "recovery.asked" => w!(language, admin.e_recovery_asked),
        "register.excluded" => w!(language, desk_admin.e_excluded),
        "register.included_again" => w!(language, desk_admin.e_included_again),
        "register.changed" => w!(language, admin.e_register_changed),
        "register.included" => w!(language, admin.e_register_included),
        "report.published" => w!(language, admin.e_report_published),
        "role.given" => w!(language, admin.e_role_given),
        "role.taken" => w!(language, admin.e_role_taken),
        "session.confirmed" => w!(language, admin.e_session_confirmed),
        "second_factor.added" => w!(language, admin.e_second_factor_added),
        "second_factor.removed" => w!(language, admin.e_second_factor_removed),
        "second_factor.reset" => w!(language, admin.e_second_factor_reset),
        "recovery_codes.renewed" => w!(language, admin.e_recovery_codes_renewed),
        "identity.linked" => w!(language, admin.e_identity_linked),
        "identity.unlinked" => w!(language, admin.e_identity_unlinked),
        "session.opened" => w!(language, admin.e_session_opened),
        "sessions.revoked" => w!(language, admin.e_sessions_revoked),
        "body.struck" => w!(language, admin.e_body_struck),
        "body.succeeded" => w!(language, round_more.e_body_succeeded),
        "draft.taken_back" => w!(language, admin.e_draft_taken_back),
        "proposal.answered" => w!(language, admin.e_proposal_answered),
        "proposal.hidden" => w!(language, admin.e_proposal_hidden),
        "proposal.received" => w!(language, admin.e_proposal_received),
        "proposal.taken" => w!(language, admin.e_proposal_taken),
        "informing.ticked" => w!(language, admin.e_informing_ticked),
        "publicity.recorded" => w!(language, lawful.e_publicity_recorded),
        "meeting.recorded" => w!(language, admin.e_meeting_recorded),
        "comment.attached" => w!(language, attachments.event),
        "comment.entered" => w!(language, entering.event),
        "opinion.amended" => w!(language, admin.e_opinion_amended),
        "opinion.given" => w!(language, admin.e_opinion_given),
        "remark.answered" => w!(language, admin.e_remark_answered),
        "remark.settled" => w!(language, admin.e_remark_settled),
        "round.ended" => w!(language, admin.e_round_ended),
        "round.opened" => w!(language, admin.e_round_opened),
        "standard.act_recorded" => w!(language, admin.e_standard_act_recorded),
        "standard.approved" => w!(language, admin.e_standard_approved),
        "standard.corrected" => w!(language, stock.e_corrected),
        "standard.entered" => w!(language, admin.e_standard_entered),
        "standard.signed" => w!(language, signature.e_signed),
        "suggestion.taken" => w!(language, admin.e_suggestion_taken),
        "token.made" => w!(language, token.e_made),
        "token.revoked" => w!(language, token.e_revoked),
        "calendar_key.made" => w!(language, calendar_key.e_made),
        "calendar_key.ended" => w!(language, calendar_key.e_ended),
        "letters.chosen" => w!(language, staff_mail.e_chosen),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_that_the_filter_offers_has_words() {
        for language in Language::ALL {
            for offered in ACTIONS {
                assert_ne!(action(language, offered), *offered);
            }
        }
    }
}
