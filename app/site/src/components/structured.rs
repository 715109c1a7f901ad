//! What a page is about, in the words that search engines know (schema.org, JSON-LD).

use domain::language::{Language, Localized};
use serde_json::{Value, json};
use services::reading::{BodyName, PublicDraftSummary, ServicePage};
use services::standards::{StandardOn, StandardState, VersionSummary};

use super::draft_head::title;
use super::now::{Now, machine_time};
use crate::w;
use crate::words::standard;

/// Writes whole addresses in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Described<'a> {
    /// The reader's language and the instant.
    pub now: Now,
    /// The address of the site.
    pub root: &'a str,
}

impl Described<'_> {
    fn whole(self, address: &str) -> String {
        format!("{}{address}", self.root)
    }

    fn body(self, body: &BodyName) -> Value {
        json!({ "@type": "GovernmentOrganization", "name": body.name.best(self.now.language).1 })
    }

    fn service(self, code: &str, name: &Localized) -> Value {
        json!({
            "@type": "GovernmentService",
            "name": name.best(self.now.language).1,
            "identifier": code,
            "areaServed": "KZ",
            "url": self.whole(&self.now.address().service(code)),
        })
    }

    /// A thing with the way to its page; each step is a name and an address.
    fn with_way(self, thing: Value, steps: [(String, String); 2]) -> Value {
        let steps: Vec<Value> = steps
            .into_iter()
            .zip(1_u32..)
            .map(|((name, to), place)| {
                json!({ "@type": "ListItem", "position": place, "name": name, "item": self.whole(&to) })
            })
            .collect();
        let way = json!({ "@type": "BreadcrumbList", "itemListElement": steps });
        json!({ "@context": "https://schema.org", "@graph": Value::Array(vec![thing, way]) })
    }

    /// A draft as it was placed.
    pub fn draft(self, summary: &PublicDraftSummary) -> Value {
        let (now, language) = (self.now, self.now.language);
        let own = now.address().draft(&summary.number);
        let name = title(now, summary).1;
        let document = json!({
            "@type": "DigitalDocument",
            "name": name,
            "identifier": summary.number,
            "url": self.whole(&own),
            "inLanguage": languages(&summary.title),
            "datePublished": machine_time(summary.placement.placed_at),
            "creativeWorkStatus": standard::stage(language, summary.stage),
            "creator": self.body(&summary.body),
            "about": self.service(&summary.service_code, &summary.service_name),
        });
        let list = (w!(language, site.drafts), now.address().to("/drafts"));
        self.with_way(document, [list, (name, own)])
    }

    /// A service of the register.
    pub fn service_page(self, page: &ServicePage) -> Value {
        let (now, language) = (self.now, self.now.language);
        let mut service = self.service(&page.service.code, &page.service.name);
        if let Some(facts) = service.as_object_mut() {
            facts.insert("serviceOperator".to_owned(), self.body(&page.body));
        }
        let own = now.address().service(&page.service.code);
        let name = page.service.name.best(language).1.to_owned();
        let list = (w!(language, site.register), now.address().to("/register"));
        self.with_way(service, [list, (name, own)])
    }

    /// The standard of a service with its act; nothing where none is shown.
    pub fn standard(self, standard: &StandardOn, name: String) -> Option<Value> {
        let (version, force) = match &standard.state {
            StandardState::InForce(version) => (&version.summary, self.force(&version.summary)),
            StandardState::Ceased { act, .. } => (&**act, "NotInForce"),
            StandardState::NotYet(_) => return None,
        };
        let (now, language) = (self.now, self.now.language);
        let own = now.address().standard(&standard.service.code);
        let legislation = json!({
            "@type": "Legislation",
            "name": name,
            "url": self.whole(&own),
            "legislationIdentifier": version.act.order_number,
            "legislationDate": version.act.order_on,
            "legislationDateVersion": version.effective_on,
            "legislationLegalForce": format!("https://schema.org/{force}"),
            "legislationJurisdiction": "KZ",
            "legislationPassedBy": self.body(&version.body),
            "about": self.service(&standard.service.code, &standard.service.name),
        });
        let list = (w!(language, in_force.title), now.address().to("/standards"));
        Some(self.with_way(legislation, [list, (name, own)]))
    }

    fn force(self, version: &VersionSummary) -> &'static str {
        let today = self.now.today();
        let begun = version.effective_on.is_some_and(|from| from <= today);
        let over = version.valid_until.is_some_and(|until| until < today);
        if begun && !over { "InForce" } else { "NotInForce" }
    }
}

/// The languages in which a name has been written.
fn languages(name: &Localized) -> Vec<&'static str> {
    let written = Language::ALL.into_iter().filter(|language| !name.get(*language).trim().is_empty());
    written.map(Language::code).collect()
}
