//! Electronic signatures beside the signed order: a CMS file over a PDF, verified against the roots that the settings name.

mod algorithm;
mod attach;
mod blocks;
mod chain;
mod crl;
mod kept;
mod named;
mod problem;
mod roots;
#[cfg(test)]
mod tests;
mod verify;

pub use attach::{Attached, LARGEST_SIGNATURE, LARGEST_SIGNED, SignatureInput, attach_signature};
pub use crl::Revocation;
pub use kept::{KeptFile, SignatureView, SignedPart, Signer, signature_file, signatures, signers};
pub use problem::SignatureProblem;
pub use roots::{RootProblem, SignatureRoots};
pub use verify::SignatureOutcome;
