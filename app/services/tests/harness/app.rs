//! An authenticator app of tests: TOTP (RFC 6238) over the key that a person is shown.

use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use ring::hmac;

/// The code that the app shows for a key as people type it.
pub(crate) fn shown(key: &str, at: DateTime<Utc>) -> String {
    let key = BASE32_NOPAD.decode(key.replace(' ', "").as_bytes()).expect("Base32");
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
    let tag = hmac::sign(&key, &at.timestamp().div_euclid(30).to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag[19] & 0xf);
    let number = u32::from_be_bytes(tag[offset..offset + 4].try_into().expect("four bytes")) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}
