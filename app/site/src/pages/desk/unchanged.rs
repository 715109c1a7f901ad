//! An amendment that leaves the standard as it is says so among the checks (R15-10).

use domain::language::Language;
use leptos::prelude::*;

use crate::w;

/// The line of the checks.
pub(super) fn nothing_amended(language: Language) -> AnyView {
    view! { <ul class="checks"><li class="check err">{w!(language, desk_tool.nothing_amended)}</li></ul> }
        .into_any()
}
