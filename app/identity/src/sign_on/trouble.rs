//! Why nobody was identified.

/// Why nobody was identified. What it displays is for the log; the words for the reader stand in the locales.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The provider does not answer, or with what nobody understands.
    #[error("the provider of single sign-on does not answer: {0}")]
    Unreachable(String),
    /// The provider did not identify the person: its own code of the reason.
    #[error("the provider of single sign-on refused: {0}")]
    Refused(String),
    /// The answer does not belong to what this browser asked for.
    #[error("the answer does not belong to a sign-in of this browser")]
    Foreign,
    /// What the provider says of the person does not hold: signature, issuer, audience, term or nonce.
    #[error("the word of the provider does not hold: {0}")]
    Untrusted(String),
    /// The provider was to ask the person anew and did not.
    #[error("the provider did not ask the person anew")]
    Stale,
}
