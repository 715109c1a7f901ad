//! The accounts of the demonstration, beside the sign-in: everybody may be anybody there.

use leptos::prelude::*;
use services::demo::{PASSWORD, accounts};

use crate::Visitor;
use crate::components::names;
use crate::w;

/// The accounts with their one password, each a press away.
#[component]
pub(super) fn DemoAccounts(
    /// Who asks.
    visitor: Visitor,
    /// Where to go on to after signing in.
    next: String,
) -> impl IntoView {
    let language = visitor.language;
    let address = visitor.address().to("/sign-in");
    let rows: Vec<_> = accounts()
        .into_iter()
        .map(|account| {
            let label = w!(language, account.enter_as, name = account.name.clone());
            view! {
                <li>
                    <div>
                        <h3>{account.name}</h3>
                        <p class="small quiet">{names::role(language, account.role)}" · "{account.email.clone()}</p>
                    </div>
                    <form class="side" method="post" action=address.clone()>
                        <input type="hidden" name="next" value=next.clone()/>
                        <input type="hidden" name="email" value=account.email/>
                        <input type="hidden" name="password" value=PASSWORD/>
                        <button class="button plain small" aria-label=label>{w!(language, account.enter)}</button>
                    </form>
                </li>
            }
        })
        .collect();
    view! {
        <section class="sheet rows slim" aria-labelledby="demo-accounts">
            <h2 id="demo-accounts">{w!(language, account.demo_accounts)}</h2>
            <p class="small quiet">{w!(language, account.demo_password, password = PASSWORD)}</p>
            <ul class="list narrow">{rows}</ul>
        </section>
    }
}
