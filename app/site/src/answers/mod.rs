//! What the site answers to the calls of islands: who asks, one service, an answer for the view.

pub mod attachment;
pub mod deciding;
pub mod discussion;
mod fault;

use std::sync::Arc;

use app::calls::discussion::CommentAnswer;
use app::calls::editing::SaveAnswer;
use app::calls::{Answering, Answers, CallFault};
use domain::discussion::CommentInput;
use domain::standard::{Element, SectionKey};
use services::discussion::Channel;
use services::error::ServiceError;

use crate::pages::desk::saving;
use crate::{PageError, Site, Visitor};

/// The answers to one asker.
struct Asked {
    site: Site,
    visitor: Visitor,
}

/// Who answers the calls of one asker.
pub fn answers(site: Site, visitor: Visitor) -> Arc<dyn Answers> {
    Arc::new(Asked { site, visitor })
}

impl Answers for Asked {
    fn weigh_substantiation(
        &self,
        number: String,
        comments: Vec<i64>,
        substantiation: String,
    ) -> Answering<Vec<(String, String)>> {
        let (site, visitor) = (self.site.clone(), self.visitor.clone());
        Box::pin(async move {
            deciding::doubts(&site, &visitor, &number, &comments, &substantiation).await.map_err(fault)
        })
    }

    fn send_comment(&self, number: String, key: String, input: CommentInput) -> Answering<CommentAnswer> {
        let (site, visitor) = (self.site.clone(), self.visitor.clone());
        Box::pin(async move {
            discussion::receive(&site, &visitor, &number, key, input, Channel::Island).await.map_err(fault)
        })
    }

    fn save_section(
        &self,
        number: String,
        section: SectionKey,
        base: i64,
        elements: Vec<Element>,
        unanswered: Vec<String>,
    ) -> Answering<SaveAnswer> {
        let (site, visitor) = (self.site.clone(), self.visitor.clone());
        Box::pin(async move {
            saving::save(&site, &visitor, number, section, base, elements, &unanswered).await.map_err(fault)
        })
    }

    fn saved_as(
        &self,
        number: String,
        section: SectionKey,
        base: i64,
        mark: String,
    ) -> Answering<Option<i64>> {
        let (site, request) = (self.site.clone(), self.visitor.request());
        Box::pin(async move {
            let found =
                services::drafts::saved_as(&site.services, &request, &number, section, base, &mark).await;
            found.map_err(fault)
        })
    }
}

fn fault(error: ServiceError) -> CallFault {
    PageError::from(error).into()
}
