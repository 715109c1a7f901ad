//! The rows of the tables, one file a table. They never leave the crate: queries answer with structs of their own.
#![allow(unreachable_pub, reason = "the derives of SeaORM write public items")]
#![allow(dead_code, reason = "no entity declares a relation; joins name their columns")]
#![allow(missing_docs, reason = "the columns are described where the migrations lay them")]

pub(crate) mod amending_word;
pub(crate) mod assignment;
pub(crate) mod audit;
pub(crate) mod body;
pub(crate) mod calendar_day;
pub(crate) mod calendar_year;
pub(crate) mod change_reason;
pub(crate) mod comment;
pub(crate) mod comment_reason;
pub(crate) mod coordination_round;
pub(crate) mod decision;
pub(crate) mod decision_element;
pub(crate) mod draft;
pub(crate) mod email_change;
pub(crate) mod erasure;
pub(crate) mod file;
pub(crate) mod former_decision;
pub(crate) mod hiding;
pub(crate) mod identity;
pub(crate) mod informing_place;
pub(crate) mod invitation;
pub(crate) mod late_attempt;
pub(crate) mod ledger;
pub(crate) mod ledger_check;
pub(crate) mod ledger_head;
pub(crate) mod mark;
pub(crate) mod meeting;
pub(crate) mod membership;
pub(crate) mod opinion;
pub(crate) mod opinion_draft;
pub(crate) mod outbox;
pub(crate) mod placement;
pub(crate) mod probe;
pub(crate) mod rate;
pub(crate) mod recovery;
pub(crate) mod recovery_code;
pub(crate) mod remark;
pub(crate) mod remark_answer;
pub(crate) mod report;
pub(crate) mod revision;
pub(crate) mod round_body;
pub(crate) mod second_factor;
pub(crate) mod section_version;
pub(crate) mod service;
pub(crate) mod service_history;
pub(crate) mod session;
pub(crate) mod signed_head;
pub(crate) mod signing_key;
pub(crate) mod standard;
pub(crate) mod subscription;
pub(crate) mod tries;
pub(crate) mod user;
