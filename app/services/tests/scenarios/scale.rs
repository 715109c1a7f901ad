//! A discussion in which anything happens in any order: what is kept of it is what counting it all would tell.

mod holding;

use chrono::TimeDelta;
use domain::discussion::{CommentInput, CorrectionInput, DecisionInput, HidingGround, HidingInput, Outcome};
use domain::standard::SectionKey;
use services::discussion::{
    Arrival, Channel, CommentFilter, DecideInput, QueueFilter, answer, correct, decide, decide_view, hide,
    next_undecided, queue, receipt, receive, reopen, take_back,
};
use services::{Request, ServiceError, Services};

use holding::{asked, counters_hold, groups_hold, pages_hold};

use crate::harness::{at, later, morning, office, on_each_address, open, placed, tell, written_draft};

/// Numbers that look drawn and are the same on every run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % most
    }
}

const DEMANDS: [&str; 5] = [
    "Просим сократить срок оказания услуги до одного рабочего дня, так как сведения уже есть в системах",
    "Предлагаем отменить справку о составе семьи, которую школы требуют у родителей каждый год заново",
    "Мектептер жыл сайын сұрайтын отбасы құрамы туралы анықтаманы алып тастауды ұсынамыз",
    "Қызмет көрсету мерзімін бір жұмыс күніне дейін қысқартуды сұраймыз, мәліметтер жүйеде бар",
    "Откройте приём документов в субботу для тех, кто работает пять дней в неделю с утра до вечера",
];

fn place_in(number: i64, many: i64) -> usize {
    usize::try_from(number % many).unwrap()
}

/// The draft in the hands of the test.
struct Story {
    services: Services,
    number: String,
    head: Request,
    elements: Vec<String>,
    received: i64,
    /// The secrets of the receipts, by number.
    receipts: Vec<String>,
}

impl Story {
    async fn comes(&mut self, drawn: &mut Drawn) {
        let demand = usize::try_from(drawn.below(7)).unwrap();
        let text = Self::says(demand, self.received);
        let place = usize::try_from(drawn.below(i64::try_from(self.elements.len()).unwrap() + 1)).unwrap();
        let kinds = ["individual", "legal_entity"];
        let kind = kinds[usize::try_from(drawn.below(2)).unwrap()];
        let input = CommentInput {
            kind: kind.to_owned(),
            name: format!("Автор {}", self.received),
            email: "a@example.kz".to_owned(),
            bin: if kind == "legal_entity" { "020240000555".to_owned() } else { String::new() },
            language: if demand == 2 || demand == 3 { "kk" } else { "ru" }.to_owned(),
            text,
            element: self.elements.get(place).cloned().unwrap_or_default(),
            ..CommentInput::default()
        };
        let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
        let when = self.author();
        let received = receive(&self.services, &when, &self.number, input, arrival).await.unwrap();
        self.receipts.push(received.receipt);
        self.received += 1;
    }

    /// What somebody says: a demand of many, or something of one's own.
    fn says(demand: usize, nth: i64) -> String {
        match DEMANDS.get(demand) {
            Some(demand) => format!("{demand}. {}", ["Марат", "Айгүл", "Олег"][place_in(nth, 3)]),
            None => format!("Своё замечание {0}: пункт{0} слово{0} довод{0} вывод{0}.", nth * 7),
        }
    }

    /// Whoever comments, while the window is open.
    fn author(&self) -> Request {
        Request::public(at("2026-03-05T06:00:00Z") + TimeDelta::minutes(self.received))
    }

    /// The secret of the receipt of some comment, with the version that it shows.
    async fn some_receipt(&self, drawn: &mut Drawn) -> (String, i64) {
        let secret = self.receipts[place_in(drawn.below(self.received), self.received)].clone();
        let seen = receipt(&self.services, &secret).await.unwrap().version;
        (secret, seen)
    }

    async fn is_corrected(&self, drawn: &mut Drawn) {
        let (secret, seen) = self.some_receipt(drawn).await;
        let demand = usize::try_from(drawn.below(7)).unwrap();
        let text = Self::says(demand, 1_000 + drawn.below(1_000));
        let input = CorrectionInput { text, suggestion: String::new() };
        let answer = correct(&self.services, &self.author(), &secret, seen, &input).await;
        // Some are decided or withdrawn; some are hidden, or say this already.
        let is_known = matches!(answer, Ok(()) | Err(ServiceError::Refused(_) | ServiceError::Invalid(_)));
        assert!(is_known, "{answer:?}");
    }

    async fn is_taken_back(&self, drawn: &mut Drawn) {
        let (secret, seen) = self.some_receipt(drawn).await;
        let answer = take_back(&self.services, &self.author(), &secret, seen).await;
        // Some are decided or withdrawn.
        assert!(matches!(answer, Ok(()) | Err(ServiceError::Refused(_))), "{answer:?}");
    }

    async fn is_decided(&self, drawn: &mut Drawn) {
        let outcome = Outcome::ALL[usize::try_from(drawn.below(3)).unwrap()];
        let form = DecisionInput {
            outcome: outcome.code().to_owned(),
            substantiation: "Срок установлен кодексом, статья 92.".to_owned(),
            summary: "О сроке.".to_owned(),
        };
        let first = drawn.below(self.received) + 1;
        let comments = vec![first, first % self.received + 1];
        let input = DecideInput { comments, decision: form.parse().unwrap(), elements: Vec::new() };
        let answer = decide(&self.services, &self.head, &self.number, input).await.map(|_| ());
        // Some have their decision already, or were withdrawn.
        assert!(matches!(answer, Ok(()) | Err(ServiceError::Refused(_))), "{answer:?}");
    }

    async fn is_reopened(&self, drawn: &mut Drawn) {
        let comment = drawn.below(self.received) + 1;
        let filter = CommentFilter { holding: Some(comment), per_page: 1, ..CommentFilter::default() };
        let view = match decide_view(&self.services, &self.head, &self.number, &filter).await {
            // It was withdrawn.
            Err(ServiceError::NotFound) => return,
            view => view.unwrap(),
        };
        assert_eq!(view.page.comments[0].number, comment);
        let Some(decision) = &view.page.comments[0].decision else { return };
        reopen(&self.services, &self.head, &self.number, comment, &decision.mark(), "Ошибка").await.unwrap();
    }

    async fn is_hidden(&self, drawn: &mut Drawn) {
        let comment = drawn.below(self.received) + 1;
        let input = HidingInput {
            ground: HidingGround::PersonalData.code().to_owned(),
            reason: "Адрес другого человека.".to_owned(),
        };
        if hide(&self.services, &self.head, &self.number, comment, &input).await.is_err() {
            answer(&self.services, &self.head, &self.number, comment, false, "Ошибка").await.unwrap();
        }
    }

    /// The lines of the queue, page by page: the comment and the members of each.
    async fn lines(&self, decided: Option<bool>, alike: bool) -> (Vec<(i64, u64)>, u64) {
        let mut lines = Vec::new();
        let mut filter = QueueFilter { decided, alike, page: 1, ..QueueFilter::default() };
        loop {
            let page = queue(&self.services, &self.head, &self.number, &filter).await.unwrap();
            lines.extend(page.lines.iter().map(|line| (line.comment.number, line.members)));
            if page.page == page.pages {
                return (lines, page.comments);
            }
            filter.page += 1;
        }
    }
}

async fn story(services: &Services) -> Story {
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    let written = placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    let content = &written.revision.content;
    let elements =
        [SectionKey::Documents, SectionKey::Appeal].into_iter().flat_map(|key| content.elements(key));
    let elements = elements.map(|element| element.id.to_string()).collect();
    let head = later(&office.head, at("2026-03-20T06:00:00Z"));
    Story { services: services.clone(), number, head, elements, received: 0, receipts: Vec::new() }
}

#[test]
fn after_anything_counters_groups_and_pages_are_what_counting_tells() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let mut story = story(&services).await;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let mut drawn = Drawn(29);
        for step in 0..208 {
            // At first there is nothing to be decided.
            let what = if step < 12 { 0 } else { drawn.below(10) };
            match what {
                0..=3 => story.comes(&mut drawn).await,
                4 | 5 => story.is_decided(&mut drawn).await,
                6 => story.is_reopened(&mut drawn).await,
                7 => story.is_corrected(&mut drawn).await,
                8 => story.is_taken_back(&mut drawn).await,
                _ => story.is_hidden(&mut drawn).await,
            }
            if step % 16 == 15 {
                counters_hold(&beside).await;
                let lines = groups_hold(&beside).await;
                let (shown, comments) = story.lines(Some(false), false).await;
                assert_eq!(shown, lines);
                assert_eq!(comments, lines.iter().map(|(_, members)| members).sum::<u64>());
                let groups: Vec<(i64, u64)> = lines.into_iter().filter(|(_, members)| *members > 1).collect();
                assert_eq!(story.lines(Some(false), true).await.0, groups);
            }
        }
        assert!(story.lines(Some(false), true).await.0.len() > 1, "campaigns are found");
        for changed in ["corrected_at", "withdrawn_at", "decision_id", "hidden"] {
            let sql = format!("SELECT number FROM comments WHERE {changed} IS NOT NULL");
            assert!(!asked(&beside, &sql).await.is_empty(), "{changed}");
        }
        pages_hold(&story, &beside).await;
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn the_queue_is_narrowed_and_walked_along() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let mut story = story(&services).await;
        let mut drawn = Drawn(5);
        for _ in 0..40 {
            story.comes(&mut drawn).await;
        }
        let (lines, _) = story.lines(None, false).await;
        let at = |filter: QueueFilter| {
            let story = &story;
            async move { queue(&story.services, &story.head, &story.number, &filter).await.unwrap() }
        };
        let second = lines[1].0;
        let around = at(QueueFilter { chosen: Some(second), ..QueueFilter::default() }).await;
        assert_eq!((around.before, around.after), (Some(lines[0].0), Some(lines[2].0)));
        assert!(around.lines[1].is_here && !around.lines[0].is_here);
        let seventh =
            at(QueueFilter { text: "№ 7".to_owned(), chosen: Some(7), ..QueueFilter::default() }).await;
        assert_eq!(seventh.lines.iter().map(|line| line.comment.number).collect::<Vec<_>>(), [7]);
        let said = at(QueueFilter { text: "СУББОТУ приём".to_owned(), ..QueueFilter::default() }).await;
        assert_eq!((said.lines.len(), said.pages), (1, 1));
        assert!(said.lines.iter().all(|line| line.comment.text.contains("субботу")));
        for literal in ["100%", "_", "\\"] {
            let nothing = at(QueueFilter { text: literal.to_owned(), ..QueueFilter::default() }).await;
            assert_eq!((nothing.lines.len(), nothing.comments), (0, 0), "{literal}");
        }
        let filter = QueueFilter::default();
        let next = next_undecided(&story.services, &story.head, &story.number, &filter, lines[0].0).await;
        assert_eq!(next.unwrap(), Some(lines[1].0));
        services.database.close().await.unwrap();
    });
}

#[test]
fn comments_of_before_find_their_groups_piece_by_piece() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let mut story = story(&services).await;
        let mut drawn = Drawn(11);
        for _ in 0..30 {
            story.comes(&mut drawn).await;
        }
        let (lines, _) = story.lines(Some(false), false).await;
        tell(&url, "DELETE FROM comment_groups").await;
        tell(&url, "DELETE FROM comment_bands").await;
        tell(&url, "DELETE FROM comment_words").await;
        tell(&url, "UPDATE comments SET alike = NULL, is_line = true, is_compared = false").await;
        let swept = services::sweep::sweep(&services, at("2026-03-21T06:00:00Z")).await.unwrap();
        assert_eq!(swept.compared, 30);
        assert_eq!(story.lines(Some(false), false).await.0, lines);
        let again = services::sweep::sweep(&services, at("2026-03-21T06:00:00Z")).await.unwrap();
        assert_eq!(again.compared, 0);
        services.database.close().await.unwrap();
    });
}
