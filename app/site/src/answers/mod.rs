//! What the site answers to the calls of islands: who asks, one service, an answer for the view.

pub mod attachment;
pub mod deciding;
pub mod discussion;
mod fault;
pub mod near;
pub mod presence;

use std::sync::Arc;

use app::calls::discussion::CommentAnswer;
use app::calls::editing::SaveAnswer;
use app::calls::{Answering, Answers, CallFault, Offer};
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

    fn send_comments(
        &self,
        number: String,
        key: String,
        mut inputs: Vec<CommentInput>,
    ) -> Answering<CommentAnswer> {
        let (site, visitor) = (self.site.clone(), self.visitor.clone());
        Box::pin(async move {
            let alone = if inputs.len() == 1 { inputs.pop() } else { None };
            let answer = match alone {
                Some(input) => {
                    discussion::receive(&site, &visitor, &number, key, input, Channel::Island).await
                }
                None => discussion::receive_together(&site, &visitor, &number, key, inputs, Vec::new()).await,
            };
            answer.map_err(fault)
        })
    }

    fn look_at_comment(&self, number: String, input: CommentInput) -> Answering<CommentAnswer> {
        let (site, visitor) = (self.site.clone(), self.visitor.clone());
        Box::pin(async move { discussion::look_at(&site, &visitor, &number, &input).await.map_err(fault) })
    }

    fn near_comments(&self, number: String, key: String, input: CommentInput) -> Answering<Vec<Offer>> {
        let (site, visitor) = (self.site.clone(), self.visitor.clone());
        let arrival = near::arrival(&key, Channel::Island);
        Box::pin(
            async move { near::near(&site, &visitor, &number, &arrival, &input, &[]).await.map_err(fault) },
        )
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

    fn presence(&self, number: String, section: Option<SectionKey>) -> Answering<Vec<(SectionKey, String)>> {
        let (site, visitor) = (self.site.clone(), self.visitor.clone());
        Box::pin(async move {
            if let Some(section) = section {
                let request = visitor.request();
                let noted = services::drafts::note_presence(&site.services, &request, &number, section).await;
                noted.map_err(fault)?;
            }
            presence::told(&site, &visitor, &number, section.is_none()).await.map_err(fault)
        })
    }
}

fn fault(error: ServiceError) -> CallFault {
    PageError::from(error).into()
}
