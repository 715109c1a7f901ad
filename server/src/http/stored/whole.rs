//! A file of which parts are asked for: in memory, or in the store if it is too long for that.

use axum::body::{Body, Bytes, to_bytes};
use http::HeaderValue;
use sha2::{Digest, Sha256};

use crate::exports::LongFile;

/// All of a file.
pub(super) enum WholeFile {
    /// Its bytes.
    Bytes(Bytes),
    /// Where it is read, and the body that hands out all of it.
    Long(LongFile, Body),
}

impl WholeFile {
    /// The file that an answer holds; nothing if it comes to no end.
    pub(super) async fn read(long: Option<LongFile>, body: Body) -> Option<Self> {
        match long {
            Some(file) => Some(Self::Long(file, body)),
            None => to_bytes(body, usize::MAX).await.ok().map(Self::Bytes),
        }
    }

    /// How many bytes it has.
    pub(super) fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Self::Long(file, _) => file.length,
        }
    }

    /// The tag of its bytes; a long one has its own from where it was made.
    pub(super) fn tag(&self) -> Option<HeaderValue> {
        let Self::Bytes(bytes) = self else { return None };
        let digest = Sha256::digest(bytes);
        let tag = digest.iter().take(12).fold(String::new(), |tag, byte| tag + &format!("{byte:02x}"));
        HeaderValue::from_str(&format!("\"{tag}\"")).ok()
    }

    /// All of it.
    pub(super) fn body(self) -> Body {
        match self {
            Self::Bytes(bytes) => Body::from(bytes),
            Self::Long(_, body) => body,
        }
    }

    /// The bytes from `first` to `last`, which both lie inside; nothing if the store does not answer.
    pub(super) async fn part(self, first: u64, last: u64) -> Option<Body> {
        match self {
            Self::Bytes(bytes) => {
                let place = |place: u64| usize::try_from(place).unwrap_or(usize::MAX).min(bytes.len());
                Some(Body::from(bytes.slice(place(first)..place(last.saturating_add(1)))))
            }
            Self::Long(file, _) => file.part(first, last).await.ok(),
        }
    }
}
