//! Standards: approved by an act (RC-4), put in force by it (RF-1), and made known (R23-2).

mod act;
mod approval;
mod approve;
mod beside;
pub(crate) mod coordinated;
mod correct;
mod correction;
mod effects;
mod enter;
mod enter_stock;
mod entered_text;
mod informing;
mod letters;
mod order;
mod required;
mod rows;
mod sent;
mod signature;
mod stock;

pub use act::record_act;
pub use approval::{ApprovalPage, ApprovedAct, MissingAgreement, SentText, approval};
pub use approve::approve;
pub use correct::{EnteredAct, correct, entered};
pub use correction::Correction;
pub use enter::{EnterInput, enter, weigh};
pub use enter_stock::{StockOutcome, StockOutlook, enter_stock, weigh_stock};
pub use informing::{InformingLine, OpenInforming, informing, tick_informing};
pub use order::{OrderPage, order};
pub use signature::{
    Attached, KeptFile, LARGEST_SIGNATURE, LARGEST_SIGNED, Revocation, RootProblem, SignatureInput,
    SignatureOutcome, SignatureProblem, SignatureRoots, SignatureView, SignedPart, Signer, attach_signature,
    signature_file, signatures, signers,
};
pub use stock::{StockFilter, StockLine, stock};
mod comparison;
mod day;
mod line;
mod list;
mod modifications;
mod read;
pub(crate) mod sequence;
mod service;
mod shown;
mod versions;

pub use comparison::{StandardComparison, compare};
pub use day::day_of_address;
pub use list::{StandardFilter, StandardSummary, list};
pub use modifications::{Modifications, modifications};
pub use read::{memento, on, version};
pub use service::service;
pub use shown::{
    Neighbour, StandardAct, StandardKind, StandardOn, StandardService, StandardState, StandardVersion,
    Version, VersionSummary,
};
pub use versions::versions;
