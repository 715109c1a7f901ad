//! A message of the outbox as Internet mail.

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use services::outbox::Claimed;
use url::Host;

use super::NotSent;
use super::html::html;

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
    site: &str,
    text: Text,
    at: DateTime<Utc>,
) -> Result<Message, NotSent> {
    let recipient = address(&claimed.message.recipient)?;
    let identity = format!("<{}@{}>", claimed.identity, from.email.domain());
    let words = &claimed.message.body;
    let rich = html(&claimed.message.subject, words, site);
    // A mail program shows the last part that it can (RFC 2046, 5.1.4).
    let parts = MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, words.clone(), text))
        .singlepart(part(ContentType::TEXT_HTML, rich, text));
    let mut message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, recipient))
        .subject(claimed.message.subject.clone())
        .message_id(Some(identity))
        .date(at.into())
        .multipart(parts)
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

/// The address as it travels: a domain in letters of any alphabet by its name in ASCII (RFC 5890), what stands before the `@` as
/// it is written.
fn address(recipient: &str) -> Result<Address, NotSent> {
    let wrong = || NotSent::never("the address cannot be written to");
    let (local, domain) = recipient.rsplit_once('@').ok_or_else(wrong)?;
    let domain = if domain.is_ascii() {
        domain.to_owned()
    } else {
        Host::parse(domain).map_err(|_| wrong())?.to_string()
    };
    Address::new(local, domain).map_err(|_| wrong())
}

fn part(kind: ContentType, words: String, text: Text) -> SinglePart {
    let body = match text {
        Text::Encoded => Body::new(words),
        Text::Readable => {
            let lines = words.replace("\r\n", "\n").replace('\n', "\r\n");
            Body::dangerous_pre_encoded(lines.into_bytes(), ContentTransferEncoding::EightBit)
        }
    };
    SinglePart::builder().header(kind).body(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_of_any_alphabet_travels_in_ascii() {
        for (written, travels) in [
            ("asel@example.kz", Some("asel@example.kz")),
            ("anna@омарта.қаз", Some("anna@xn--80aa8ahmm.xn--80ao21a")),
            ("әсел@омарта.қаз", Some("әсел@xn--80aa8ahmm.xn--80ao21a")),
            ("anna@", None),
            ("anna", None),
        ] {
            assert_eq!(
                address(written).ok().map(|address| address.to_string()).as_deref(),
                travels,
                "{written}"
            );
        }
        assert!(address("anna").is_err_and(|why| why.never));
    }
}
