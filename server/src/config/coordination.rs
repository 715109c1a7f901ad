//! What an installation sets about coordination and proposals, where the law leaves it open.

use clap::Args;
use clap::builder::BoolishValueParser;

/// The settings of coordination and proposals.
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
}
