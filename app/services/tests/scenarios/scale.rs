//! A discussion in which anything happens in any order: what is kept of it is what counting it all would tell.

use std::collections::{BTreeMap, HashMap};

use chrono::TimeDelta;
use domain::discussion::{CommentInput, CorrectionInput, DecisionInput, HidingGround, HidingInput, Outcome};
use domain::standard::SectionKey;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use services::discussion::{
    Arrival, Channel, CommentFilter, CommentOrder, DecideInput, QueueFilter, answer, comments, correct,
    decide, decide_view, hide, next_undecided, queue, receipt, receive, reopen, take_back,
};
use services::{Request, ServiceError, Services};

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
        let text = self.says(demand, self.received);
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
    fn says(&self, demand: usize, nth: i64) -> String {
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
        let text = self.says(demand, 1_000 + drawn.below(1_000));
        let input = CorrectionInput { text, suggestion: String::new() };
        // Some are decided, hidden or withdrawn.
        let _ = correct(&self.services, &self.author(), &secret, seen, &input).await;
    }

    async fn is_taken_back(&self, drawn: &mut Drawn) {
        let (secret, seen) = self.some_receipt(drawn).await;
        // Some are decided or withdrawn.
        let _ = take_back(&self.services, &self.author(), &secret, seen).await;
    }

    async fn is_decided(&self, drawn: &mut Drawn) {
        let outcome = Outcome::ALL[usize::try_from(drawn.below(3)).unwrap()];
        let form = DecisionInput {
            outcome: outcome.code().to_owned(),
            substantiation: "Срок установлен кодексом, статья 92.".to_owned(),
            ..DecisionInput::default()
        };
        let first = drawn.below(self.received) + 1;
        let comments = vec![first, first % self.received + 1];
        let input = DecideInput { comments, decision: form.parse().unwrap(), elements: Vec::new() };
        // Some have their decision already, or were withdrawn.
        let _ = decide(&self.services, &self.head, &self.number, input).await;
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

/// A comment as it stands in the database.
struct Row {
    number: i64,
    turn: i64,
    alike: Option<i64>,
    is_withdrawn: bool,
    is_open: bool,
    is_line: bool,
}

async fn asked(beside: &DatabaseConnection, sql: &str) -> Vec<sea_orm::QueryResult> {
    let statement = Statement::from_string(beside.get_database_backend(), sql);
    beside.query_all_raw(statement).await.unwrap()
}

async fn rows(beside: &DatabaseConnection) -> Vec<Row> {
    let sql = "SELECT number, turn, alike, decision_id, is_line, \
               CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END AS withdrawn FROM comments ORDER BY turn";
    let row = |row: &sea_orm::QueryResult| {
        let is_withdrawn = row.try_get::<i32>("", "withdrawn").unwrap() == 1;
        Row {
            number: row.try_get("", "number").unwrap(),
            turn: row.try_get("", "turn").unwrap(),
            alike: row.try_get("", "alike").unwrap(),
            is_withdrawn,
            is_open: !is_withdrawn && row.try_get::<Option<i64>>("", "decision_id").unwrap().is_none(),
            is_line: row.try_get("", "is_line").unwrap(),
        }
    };
    asked(beside, sql).await.iter().map(row).collect()
}

async fn counted(beside: &DatabaseConnection, sql: &str) -> BTreeMap<String, i64> {
    let pair = |row: &sea_orm::QueryResult| {
        (row.try_get::<String>("", "key").unwrap(), row.try_get::<i64>("", "many").unwrap())
    };
    asked(beside, sql).await.iter().map(pair).filter(|(_, many)| *many != 0).collect()
}

/// Whether the counters tell what counting tells.
async fn counters_hold(beside: &DatabaseConnection) {
    let kept = counted(beside, "SELECT key, many FROM draft_counters").await;
    let sql = "SELECT 'place:' || (turn / 4294967296) AS key, COUNT(*) AS many FROM comments GROUP BY turn / 4294967296 \
               UNION ALL SELECT 'kind:' || author_kind, COUNT(*) FROM comments GROUP BY author_kind \
               UNION ALL SELECT 'language:' || language, COUNT(*) FROM comments GROUP BY language \
               UNION ALL SELECT 'hidden', COUNT(*) FROM comments WHERE hidden IS NOT NULL \
               UNION ALL SELECT 'outcome:' || decisions.outcome, COUNT(*) FROM comments INNER JOIN decisions \
               ON decisions.id = comments.decision_id GROUP BY decisions.outcome";
    assert_eq!(kept, counted(beside, sql).await);
    let withdrawn = asked(beside, "SELECT number FROM comments WHERE withdrawn_at IS NOT NULL").await.len();
    let row = asked(beside, "SELECT withdrawn_count FROM drafts WHERE comment_count > 0").await;
    let told: Vec<i64> = row.iter().map(|row| row.try_get("", "withdrawn_count").unwrap()).collect();
    assert_eq!(told, [i64::try_from(withdrawn).unwrap()]);
}

/// Whether the groups and the lines are those that follow from the comments; gives the lines that await a decision.
async fn groups_hold(beside: &DatabaseConnection) -> Vec<(i64, u64)> {
    let rows = rows(beside).await;
    let mut open: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in rows.iter().filter(|row| row.is_open) {
        if let Some(group) = row.alike {
            open.entry(group).or_default().push(row.turn);
        }
    }
    let mut lines = Vec::new();
    for row in &rows {
        if row.is_withdrawn {
            assert!(!row.is_line && row.alike.is_none(), "{}", row.number);
            continue;
        }
        let group = row.alike.filter(|_| row.is_open).and_then(|group| open.get(&group));
        let is_first = group.is_none_or(|turns| turns[0] == row.turn);
        assert_eq!(row.is_line, is_first, "{}", row.number);
        if row.is_open && is_first {
            lines.push((row.number, group.map_or(1, |turns| u64::try_from(turns.len()).unwrap())));
        }
    }
    for row in asked(beside, "SELECT lead, members, open, head FROM comment_groups").await {
        let lead: i64 = row.try_get("", "lead").unwrap();
        let of = rows.iter().filter(|row| row.alike == Some(lead)).count();
        assert!(of > 1 && rows.iter().any(|row| row.number == lead && row.alike == Some(lead)), "{lead}");
        let turns = open.get(&lead).cloned().unwrap_or_default();
        assert_eq!(row.try_get::<i64>("", "members").unwrap(), i64::try_from(of).unwrap());
        assert_eq!(row.try_get::<i64>("", "open").unwrap(), i64::try_from(turns.len()).unwrap());
        assert_eq!(row.try_get::<Option<i64>>("", "head").unwrap(), turns.first().copied());
    }
    lines
}

/// Whether the pages of a list, put together, are the list.
async fn pages_hold(story: &Story, beside: &DatabaseConnection) {
    let rows = rows(beside).await;
    let whole = 1_i64 << 52;
    let mut by_clause: Vec<&Row> = rows.iter().collect();
    by_clause.sort_by_key(|row| (row.turn < whole, row.turn));
    let by_clause: Vec<i64> = by_clause.iter().map(|row| row.number).collect();
    let by_date: Vec<i64> = (1..=story.received).collect();
    let newest: Vec<i64> = by_date.iter().rev().copied().collect();
    for (order, expected) in
        [(CommentOrder::Clause, by_clause), (CommentOrder::Date, by_date), (CommentOrder::Newest, newest)]
    {
        let mut found = Vec::new();
        let mut filter = CommentFilter { order, page: 1, per_page: 7, ..CommentFilter::default() };
        loop {
            let page = comments(&story.services, &story.number, &filter).await.unwrap();
            found.extend(page.comments.iter().map(|comment| comment.number));
            if page.page == page.pages {
                break;
            }
            filter.page += 1;
        }
        assert_eq!(found, expected, "{order:?}");
        for (place, number) in expected.iter().enumerate() {
            let filter = CommentFilter { holding: Some(*number), ..filter.clone() };
            let page = comments(&story.services, &story.number, &filter).await.unwrap();
            assert_eq!(page.page, u64::try_from(place / 7 + 1).unwrap());
        }
    }
    let after = CommentFilter {
        order: CommentOrder::Date,
        after: Some(story.received - 2),
        ..CommentFilter::default()
    };
    let last = comments(&story.services, &story.number, &after).await.unwrap().comments;
    let last: Vec<i64> = last.iter().map(|comment| comment.number).collect();
    assert_eq!(last, [story.received - 1, story.received]);
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
        for changed in ["corrected_at", "withdrawn_at"] {
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
