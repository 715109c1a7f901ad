//! Every rule of the law, what the site does about it, and how far it is kept.

use axum::extract::State;
use domain::language::Language;
use domain::law::{Rule, RuleStatus, in_force_on};
use leptos::prelude::*;

use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::w;
use crate::words::standard;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the rules.
///
/// # Errors
/// None of its own.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let now = Now::of(&site, &visitor);
    let title = w!(now.language, law.title);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now)).await)
}

fn whole(now: Now) -> AnyView {
    let language = now.language;
    let of = |status: RuleStatus| Rule::ALL.iter().filter(|rule| rule.status() == status).count().to_string();
    let counts = w!(
        language,
        law.counts,
        kept = of(RuleStatus::Kept),
        partly = of(RuleStatus::Partly),
        planned = of(RuleStatus::Planned)
    );
    let edition = in_force_on(now.today());
    let source = match &*edition.id {
        "88-v-2016" => w!(language, law.edition_2016),
        // An edition whose acts have no words yet names them as its record does.
        _ => edition.source.to_string(),
    };
    let source = w!(language, law.source, source = source);
    let groups = Group::ALL.into_iter().map(|group| group_view(now, group)).collect_view();
    view! {
        <PageHead title=w!(language, law.title) lead=w!(language, law.lead)>
            <p class="small quiet num">{counts}" · "{source}</p>
            <p class="small"><a href=now.address().to("/ledger")>{w!(language, law.proven)}</a></p>
        </PageHead>
        <div class="page">{groups}</div>
    }
    .into_any()
}

/// A heading of the requirements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Time,
    Register,
    Content,
    Discussion,
    Later,
}

impl Group {
    const ALL: [Self; 5] = [Self::Time, Self::Register, Self::Content, Self::Discussion, Self::Later];

    fn of(rule: Rule) -> Self {
        let code = rule.code();
        let begins = |prefix: &str| code.starts_with(prefix);
        if begins("R-T") {
            Self::Time
        } else if begins("R12-") {
            Self::Register
        } else if begins("R14-") {
            Self::Content
        } else if begins("R15-") {
            Self::Discussion
        } else {
            Self::Later
        }
    }

    fn words(self, language: Language) -> String {
        match self {
            Self::Time => w!(language, law.group_time),
            Self::Register => w!(language, law.group_register),
            Self::Content => w!(language, law.group_content),
            Self::Discussion => w!(language, law.group_discussion),
            Self::Later => w!(language, law.group_later),
        }
    }
}

fn group_view(now: Now, group: Group) -> AnyView {
    let language = now.language;
    let rows =
        Rule::ALL.iter().filter(|rule| Group::of(**rule) == group).map(|rule| row(now, *rule)).collect_view();
    view! {
        <section class="sheet">
            <header class="sheet-head"><h2>{group.words(language)}</h2></header>
            <table class="cards rules">
                <caption class="unseen">{group.words(language)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w!(language, law.rule)}</th>
                        <th scope="col">{w!(language, law.article)}</th>
                        <th scope="col">{w!(language, law.does)}</th>
                        <th scope="col">{w!(language, law.status)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(now: Now, rule: Rule) -> AnyView {
    let language = now.language;
    let (class, status) = match rule.status() {
        RuleStatus::Kept => ("tag inforce", w!(language, law.kept)),
        RuleStatus::Partly => ("tag soon", w!(language, law.partly)),
        RuleStatus::Planned => ("tag plain", w!(language, law.planned)),
    };
    let article = if rule.article().is_empty() {
        w!(language, law.own)
    } else {
        standard::article(language, rule.article())
    };
    let proof = (!rule.proof().is_empty()).then(|| {
        view! {
            <details class="more small">
                <summary>{w!(language, lawful.proof)}</summary>
                <code class="hash mono">{rule.proof()}</code>
            </details>
        }
    });
    view! {
        <tr id=rule.slug()>
            <th scope="row" data-label=w!(language, law.rule)><span class="rule-id">{rule.code()}</span></th>
            <td data-label=w!(language, law.article)>{article}</td>
            <td data-label=w!(language, law.does)>{does(language, rule)}{proof}</td>
            <td data-label=w!(language, law.status)><span class=class>{status}</span></td>
        </tr>
    }
    .into_any()
}

/// What the site does about a rule.
fn does(language: Language, rule: Rule) -> String {
    match rule {
        Rule::RT1 => w!(language, law.rule_r_t1),
        Rule::RT2 => w!(language, law.rule_r_t2),
        Rule::RT3 => w!(language, law.rule_r_t3),
        Rule::RT4 => w!(language, law.rule_r_t4),
        Rule::RT5 => w!(language, law.rule_r_t5),
        Rule::R12_1 => w!(language, law.rule_r12_1),
        Rule::R12_2 => w!(language, law.rule_r12_2),
        Rule::R12_3 => w!(language, law.rule_r12_3),
        Rule::R14_1 => w!(language, law.rule_r14_1),
        Rule::R14_2 => w!(language, law.rule_r14_2),
        Rule::R14_3 => w!(language, law.rule_r14_3),
        Rule::R14_4 => w!(language, law.rule_r14_4),
        Rule::R14_5 => w!(language, law.rule_r14_5),
        Rule::R14_6 => w!(language, law.rule_r14_6),
        Rule::R15_1 => w!(language, law.rule_r15_1),
        Rule::R15_2 => w!(language, law.rule_r15_2),
        Rule::R15_3 => w!(language, law.rule_r15_3),
        Rule::R15_4 => w!(language, law.rule_r15_4),
        Rule::R15_5 => w!(language, law.rule_r15_5),
        Rule::R15_6 => w!(language, law.rule_r15_6),
        Rule::R15_7 => w!(language, law.rule_r15_7),
        Rule::R15_8 => w!(language, law.rule_r15_8),
        Rule::R15_9 => w!(language, law.rule_r15_9),
        Rule::R15_10 => w!(language, law.rule_r15_10),
        Rule::RC1 => w!(language, law.rule_rc_1),
        Rule::RC2 => w!(language, law.rule_rc_2),
        Rule::RC3 => w!(language, law.rule_rc_3),
        Rule::RC4 => w!(language, law.rule_rc_4),
        Rule::R13_2 => w!(language, law.rule_r13_2),
        Rule::R13_3 => w!(language, law.rule_r13_3),
        Rule::RF1 => w!(language, law.rule_rf_1),
        Rule::R23_2 => w!(language, law.rule_r23_2),
        Rule::R16_1 => w!(language, law.rule_r16_1),
        Rule::R17_1 => w!(language, law.rule_r17_1),
        Rule::R8_6 => w!(language, law.rule_r8_6),
        Rule::R23_6 => w!(language, law.rule_r23_6),
        Rule::R29_3 => w!(language, law.rule_r29_3),
        Rule::R25_1 => w!(language, law.rule_r25_1),
    }
}
