//! Words for what a token may do.

use services::tokens::TokenScope;

use crate::components::now::Now;
use crate::w;

/// What a token may do.
pub(super) fn scope_words(now: Now, scope: TokenScope) -> String {
    match scope {
        TokenScope::ReadInbox => w!(now.language, token.scope_read_inbox),
        TokenScope::GiveOpinion => w!(now.language, token.scope_give_opinion),
    }
}
