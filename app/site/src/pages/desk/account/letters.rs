//! Which letters about the work come: each kind can be turned off.

use domain::language::Language;
use leptos::prelude::*;
use services::staff_letters::StaffLetterKind;

use crate::Visitor;
use crate::components::form::{Choices, Errors};
use crate::w;

/// The section.
pub(super) fn letters(visitor: &Visitor, wanted: &[StaffLetterKind]) -> AnyView {
    let language = visitor.language;
    let options = StaffLetterKind::ALL.map(|kind| (kind.code().to_owned(), kind_words(language, kind)));
    let chosen: Vec<String> = wanted.iter().map(|kind| kind.code().to_owned()).collect();
    view! {
        <section class="sheet rows" aria-labelledby="letters">
            <h2 id="letters">{w!(language, staff_mail.title)}</h2>
            <p class="small quiet">{w!(language, staff_mail.says)}</p>
            <form class="form rows" method="post">
                <Choices name="wanted" legend=w!(language, staff_mail.wanted) options=options.to_vec() chosen=chosen
                    errors=Errors::none() several=true/>
                <p class="actions"><button class="button" name="do" value="letters">{w!(language, form.save)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn kind_words(language: Language, kind: StaffLetterKind) -> String {
    match kind {
        StaffLetterKind::NewService => w!(language, staff_mail.k_new_service),
        StaffLetterKind::PlacementAsked => w!(language, staff_mail.k_placement_asked),
        StaffLetterKind::WindowClosed => w!(language, staff_mail.k_window_closed),
        StaffLetterKind::DecisionReversed => w!(language, staff_mail.k_decision_reversed),
        StaffLetterKind::Opinion => w!(language, staff_mail.k_opinion),
        StaffLetterKind::RoundEnded => w!(language, staff_mail.k_round_ended),
        StaffLetterKind::TermSoon => w!(language, staff_mail.k_term_soon),
        StaffLetterKind::TermOverdue => w!(language, staff_mail.k_term_overdue),
        StaffLetterKind::Approved => w!(language, staff_mail.k_approved),
    }
}
