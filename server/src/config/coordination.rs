//! What an installation sets about discussion, coordination and proposals, where the law leaves it open.

use clap::Args;
use clap::builder::BoolishValueParser;
use domain::discussion::ConfirmEntities;

use super::ConfigError;

/// The settings of discussion, coordination and proposals.
#[derive(Args, Clone, Copy, Debug)]
pub struct CoordinationFlags {
    /// In how many business days a proposal on a standard is answered: a setting, which the law leaves open
    #[arg(
        long, env = "TALQY_PROPOSAL_DAYS", value_name = "DAYS", default_value_t = 15,
        value_parser = clap::value_parser!(u32).range(1..=250),
    )]
    pub proposal_days: u32,
    /// Show the bodies of one round each other's remarks before the round has ended; never who is undecided, and never a remark
    /// that stays inside by a norm
    #[arg(long, env = "TALQY_SHOW_REMARKS_IN_ROUND", value_parser = BoolishValueParser::new())]
    pub show_remarks_in_round: bool,
    /// Whether a comment of a named entity (entrepreneur, legal entity, organisation) has to be confirmed by the link of a
    /// letter: `shown` says of it that it was not confirmed, `required` asks for an e-mail and says that it awaits confirmation
    #[arg(
        long, env = "TALQY_CONFIRM_ENTITIES", value_name = "WHICH", default_value = "shown",
        value_parser = confirm_entities,
    )]
    pub confirm_entities: ConfirmEntities,
}

/// Reads `shown` or `required`.
fn confirm_entities(text: &str) -> Result<ConfirmEntities, ConfigError> {
    ConfirmEntities::from_code(text.trim()).ok_or_else(|| {
        let choices = ConfirmEntities::ALL.map(ConfirmEntities::code).join(" or ");
        ConfigError::new(format!("{choices} is expected"))
    })
}
