//! Why the file of a signature is not kept: what is wrong with it, and with whom.

use chrono::{DateTime, Utc};

/// What is wrong with the file of a signature; names of people and authorities are as their certificates write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureProblem {
    /// The file is no CMS signature, or is written in another way than DER or PEM.
    Unreadable,
    /// The document stands inside of the file: a signature beside the document is expected.
    Attached,
    /// Nobody signed.
    NoSigner,
    /// More than one person signed in the same file.
    SeveralSigners {
        /// How many.
        count: usize,
    },
    /// The certificate of the signer is not in the file.
    NoCertificate,
    /// An algorithm or a condition of a certificate that is not supported.
    Unsupported {
        /// Its name, or its number where it has no known name.
        name: String,
    },
    /// Another document was signed, or this one was changed since.
    OtherDocument,
    /// The signature was not made by the key of the certificate, or was changed since.
    Broken,
    /// The certificate is not made for signing documents.
    NotForSigning {
        /// Whose certificate.
        name: String,
    },
    /// A certificate is not valid yet.
    NotYetValid {
        /// Whose certificate.
        name: String,
        /// From when it is valid.
        from: DateTime<Utc>,
    },
    /// A certificate is not valid any more.
    Expired {
        /// Whose certificate.
        name: String,
        /// Until when it was valid.
        until: DateTime<Utc>,
    },
    /// A certificate was revoked.
    Revoked {
        /// Whose certificate.
        name: String,
        /// When it was revoked.
        at: DateTime<Utc>,
    },
    /// No way of certificates leads to a root of the settings.
    UnknownIssuer {
        /// Who issued the last certificate that was found.
        issuer: String,
    },
}

impl SignatureProblem {
    /// Something that is not supported.
    pub(super) fn unsupported(name: impl Into<String>) -> Self {
        Self::Unsupported { name: name.into() }
    }
}
