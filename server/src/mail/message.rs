//! A message of the outbox as Internet mail.

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox};
use lettre::{Address, Message};
use services::outbox::Claimed;

use super::NotSent;

/// How the text travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// As any mail server takes it.
    Encoded,
    /// Readable in the file.
    Readable,
}

/// Writes the message. Its identity was drawn before the first attempt, so that a letter sent twice after a crash is known as
/// the same letter, and no letter of a restored copy is taken for another.
pub(super) fn write(
    claimed: &Claimed,
    from: &Mailbox,
    text: Text,
    at: DateTime<Utc>,
) -> Result<Message, NotSent> {
    let recipient: Address = claimed.message.recipient.parse().map_err(|_| NotSent::lasting("address"))?;
    let identity = format!("<{}@{}>", claimed.identity, from.email.domain());
    let words = claimed.message.body.clone();
    let body = match text {
        Text::Encoded => Body::new(words),
        Text::Readable => {
            let lines = words.replace("\r\n", "\n").replace('\n', "\r\n");
            Body::dangerous_pre_encoded(lines.into_bytes(), ContentTransferEncoding::EightBit)
        }
    };
    let mut message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, recipient))
        .subject(claimed.message.subject.clone())
        .message_id(Some(identity))
        .date(at.into())
        .header(ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|_| NotSent::lasting("form"))?;
    // No answering machine should answer it.
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    message.headers_mut().insert_raw(HeaderValue::new(automatic, "auto-generated".to_owned()));
    if let Some(end) = &claimed.message.unsubscribe {
        // RFC 8058: the mail program's own button posts to the address.
        let address = HeaderName::new_from_ascii_str("List-Unsubscribe");
        message.headers_mut().insert_raw(HeaderValue::new(address, format!("<{end}>")));
        let how = HeaderName::new_from_ascii_str("List-Unsubscribe-Post");
        message.headers_mut().insert_raw(HeaderValue::new(how, "List-Unsubscribe=One-Click".to_owned()));
    }
    Ok(message)
}
