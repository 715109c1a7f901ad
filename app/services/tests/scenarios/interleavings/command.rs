//! One command of one person, on what they see at that moment or saw a while ago.

use domain::coordination::{Position, RemarkInput, RemarkOutcome};
use domain::discussion::{CommentInput, DecisionInput, Outcome};
use domain::draft::WayOfInforming;
use domain::report::Gap;
use domain::standard::SectionKey;
use services::coordination::{
    AnswerInput, GiveInput, SendInput, answer_remark, plan, rounds, send, take_back,
};
use services::discussion::{Arrival, Channel, CommentFilter, DecideInput, decide, decide_view, receive};
use services::drafts::{
    ConfirmPlacement, SaveSection, Seen, place, request_placement, save_section, summary, withdraw,
    working_copy,
};
use services::report::{explain, readiness};
use services::standards::{approval, approve, record_act};
use services::{Request, ServiceError, Services};

use super::rules::Step;
use crate::harness::coordination::{end_last_round, opine, opinion, order, registered};
use crate::harness::publish;

/// A command.
pub(super) struct Command {
    pub(super) step: Step,
    pub(super) request: Request,
    /// What the person saw a while ago, and confirms unread.
    pub(super) stale: Option<Seen>,
    /// Tells one command of an interleaving from another.
    pub(super) mark: u32,
}

impl Command {
    pub(super) async fn run(&self, services: &Services, number: &str) -> Result<(), ServiceError> {
        let request = &self.request;
        match self.step {
            Step::Ask => request_placement(services, request, number).await.map(|_| ()),
            Step::Place => self.place(services, number).await,
            Step::Comment => self.comment(services, number).await,
            Step::Write => self.write(services, number).await,
            Step::Decide => self.decide(services, number).await,
            Step::Publish => publish(services, request, number).await.map(|_| ()),
            Step::Send => {
                let seen = self.confirmed(plan(services, request, number).await?.seen);
                send(services, request, number, SendInput::default(), &seen).await.map(|_| ())
            }
            Step::Opine(body, position) => self.opine(services, number, body, position).await,
            Step::End => end_last_round(services, request, number).await.map(|_| ()),
            Step::TakeBack => {
                let round = rounds(services, request, number).await?.first().map_or(1, |round| round.number);
                take_back(services, request, number, round).await
            }
            Step::Answer => self.answer(services, number).await,
            Step::Approve => self.approve(services, number).await,
            Step::Record => self.record(services, number).await,
            Step::Withdraw => {
                let stage = summary(services, number, request.at).await?.stage;
                withdraw(services, request, number, stage, "Услуга исключается.").await.map(|_| ())
            }
        }
    }

    /// What the person confirms: what is shown now, or what was shown then.
    fn confirmed(&self, shown: Seen) -> Seen {
        self.stale.clone().unwrap_or(shown)
    }

    async fn place(&self, services: &Services, number: &str) -> Result<(), ServiceError> {
        let shown = working_copy(services, &self.request, number).await?.seen();
        let input = ConfirmPlacement {
            draft: number.to_owned(),
            seen: self.confirmed(shown),
            late_reason: Some("Проект дорабатывался.".to_owned()),
            ways: vec![WayOfInforming::Portal],
        };
        place(services, &self.request, input).await.map(|_| ())
    }

    async fn comment(&self, services: &Services, number: &str) -> Result<(), ServiceError> {
        let input = CommentInput {
            kind: "individual".to_owned(),
            name: "Айгүл".to_owned(),
            email: "aigul@example.kz".to_owned(),
            language: "ru".to_owned(),
            text: format!("Сократите срок, пункт {}.", self.mark),
            ..CommentInput::default()
        };
        let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
        receive(services, &self.request, number, input, arrival).await.map(|_| ())
    }

    async fn write(&self, services: &Services, number: &str) -> Result<(), ServiceError> {
        let copy = working_copy(services, &self.request, number).await?;
        let text = copy.sections.into_iter().find(|text| text.key == SectionKey::Appeal).unwrap();
        let mut elements = text.elements;
        let words = &mut elements[0].text.ru;
        *words = format!("{words} Правка {}.", self.mark);
        let (draft, section) = (number.to_owned(), SectionKey::Appeal);
        let save = SaveSection { draft, section, base_version: text.version, elements };
        save_section(services, &self.request, save).await.map(|_| ())
    }

    async fn decide(&self, services: &Services, number: &str) -> Result<(), ServiceError> {
        let request = &self.request;
        let view = decide_view(services, request, number, &CommentFilter::default()).await?;
        let open = view.page.comments.iter().filter(|comment| comment.decision.is_none());
        let comments: Vec<i64> = open.map(|comment| comment.number).collect();
        if !comments.is_empty() {
            let form = DecisionInput {
                outcome: Outcome::NotAccepted.code().to_owned(),
                substantiation: "Срок установлен кодексом, статья 92.".to_owned(),
                summary: "Сократить срок".to_owned(),
            };
            let input = DecideInput { comments, decision: form.parse().unwrap(), elements: Vec::new() };
            decide(services, request, number, input).await?;
        }
        let weighed = readiness(services, request, number).await?;
        let gaps: Vec<String> = weighed.open_gaps().map(Gap::key).collect();
        for gap in gaps {
            explain(services, request, number, &gap, "", "Уточнено слово.").await?;
        }
        Ok(())
    }

    async fn opine(
        &self,
        services: &Services,
        number: &str,
        body: &str,
        position: Position,
    ) -> Result<(), ServiceError> {
        let remark = RemarkInput { text: "Назовите срок.".to_owned(), ..RemarkInput::default() };
        let input = GiveInput {
            remarks: if position == Position::Agree { Vec::new() } else { vec![remark] },
            ..opinion(position, "Срок противоречит статье 20.")
        };
        opine(services, &self.request, number, body, &input).await.map(|_| ())
    }

    async fn answer(&self, services: &Services, number: &str) -> Result<(), ServiceError> {
        let known = rounds(services, &self.request, number).await?;
        let opinions = known.into_iter().flat_map(|round| round.bodies).filter_map(|body| body.opinion);
        let remarks = opinions.flat_map(|opinion| opinion.remarks);
        let open: Vec<i64> = remarks.filter(|one| one.answer.is_none()).map(|one| one.id).collect();
        // Who finds nothing to answer has taken no step.
        if open.is_empty() {
            return Err(ServiceError::NotFound);
        }
        for remark in open {
            let reasons = AnswerInput {
                outcome: RemarkOutcome::NotAccepted.code().to_owned(),
                words: "Срок назван в кодексе.".to_owned(),
                element: String::new(),
            };
            answer_remark(services, &self.request, number, remark, None, reasons).await?;
        }
        Ok(())
    }

    async fn approve(&self, services: &Services, number: &str) -> Result<(), ServiceError> {
        let shown = approval(services, &self.request, number).await?.seen;
        let today = self.request.today(services).to_string();
        // Now and then several heads type the number of the same order.
        let own =
            if self.mark.is_multiple_of(5) { "1".to_owned() } else { format!("{number}-{}", self.mark) };
        approve(services, &self.request, number, order(&own, &today), &self.confirmed(shown)).await
    }

    async fn record(&self, services: &Services, number: &str) -> Result<(), ServiceError> {
        let page = approval(services, &self.request, number).await?;
        let version = page.approved.map_or(1, |act| act.version);
        let today = self.request.today(services).to_string();
        record_act(services, &self.request, number, version, registered("3001", &today, &today)).await
    }
}
