//! A receipt as a plain text to keep.

use domain::language::Language;
use domain::time::LegalZone;
use services::discussion::{AttachmentView, ReceiptView};

use super::{draft_withdrawn, facts};
use crate::components::attachments::attached_lines;
use crate::components::changed_comment::{corrected_words, earlier_words, withdrawn_words};
use crate::components::now::machine_time;
use crate::w;
use crate::words::hidden_words;
use crate::{Site, Visitor};

/// The text, before it is signed.
pub(super) fn as_text(
    visitor: &Visitor,
    receipt: &ReceiptView,
    files: &[AttachmentView],
    site: &Site,
) -> String {
    let (language, zone) = (visitor.language, site.settings.zone);
    let number = w!(language, receipt.number, number = receipt.comment.number.to_string());
    let mut lines = vec![format!("{} {number}", w!(language, receipt.title)), String::new()];
    lines
        .extend(facts(language, receipt, zone).into_iter().map(|(label, value)| format!("{label}: {value}")));
    // The exact moment, for who does not trust the words of a date (R-T5).
    lines.push(format!("UTC: {}", machine_time(receipt.comment.received_at)));
    let suggestion = receipt.comment.suggestion.as_ref();
    let suggested = suggestion.map(|suggestion| (w!(language, receipt.suggested), &suggestion.text));
    let instead = receipt.comment.hidden.as_ref().map(|hidden| hidden_words(language, hidden));
    let text = instead.as_ref().unwrap_or(&receipt.comment.text);
    for (head, words) in std::iter::once((w!(language, receipt.text), text)).chain(suggested) {
        lines.extend([String::new(), format!("{head}:"), words.clone()]);
    }
    lines.extend(changed_lines(language, receipt, zone));
    if let Some((title, says)) = draft_withdrawn(language, receipt, zone) {
        lines.extend([String::new(), format!("{title}. {says}")]);
    }
    lines.extend([String::new(), format!("{}: {}", w!(language, receipt.hash), receipt.text_hash)]);
    if !files.is_empty() {
        lines.extend([String::new(), format!("{}:", w!(language, attachments.title))]);
        lines.extend(attached_lines(language, files));
        lines.push(String::new());
    }
    lines.push(address(site, visitor, &receipt.receipt));
    let check = format!("{}{}", site.settings.public_url, visitor.address().to("/receipts/check"));
    lines.push(format!("{}: {check}", w!(language, receipt.signed)));
    lines.push(String::new());
    lines.join("\n")
}

/// What its author did with the comment since, with the wordings before.
fn changed_lines(language: Language, receipt: &ReceiptView, zone: LegalZone) -> Vec<String> {
    let comment = &receipt.comment;
    let mut lines = Vec::new();
    if let Some(at) = comment.withdrawn_at {
        lines.extend([String::new(), withdrawn_words(language, zone, at)]);
    }
    if let Some(at) = comment.corrected_at {
        lines.extend([String::new(), corrected_words(language, zone, at)]);
    }
    for earlier in &comment.earlier {
        let replaced = earlier_words(language, zone, earlier.until);
        lines.extend([String::new(), format!("{replaced}:"), earlier.text.clone()]);
    }
    lines
}

fn address(site: &Site, visitor: &Visitor, id: &str) -> String {
    format!("{}{}", site.settings.public_url, visitor.address().to(&format!("/receipts/{id}")))
}
