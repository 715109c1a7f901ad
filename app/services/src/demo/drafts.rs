//! The drafts of the demonstration, carried through their stages by the commands that people use.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::body::Role;
use domain::draft::{DraftKind, WayOfInforming};
use domain::publicity::Announced;
use domain::register::EntryInput;
use domain::standard::{Content, Detail, SectionKey};

use super::data::{self, DraftData, ProviderData, ServiceData, StageData};
use super::stage::DemoStage;
use crate::context::Request;
use crate::drafts::{
    ConfirmPlacement, CreateDraft, DraftSummary, SaveSection, create_draft, place, request_placement,
    save_section, withdraw, working_copy,
};
use crate::error::ServiceError;
use crate::{register, report};

/// How long before its comments an amended standard was itself discussed.
const BASELINE_AGE: u64 = 200;

/// Fills the register and the drafts.
pub(super) async fn fill(stage: &DemoStage<'_>) -> Result<(), ServiceError> {
    let drafts = data::drafts()?;
    let entries = data::services()?;
    for entry in &entries {
        let draft = drafts.iter().find(|draft| draft.service == entry.code);
        stage.include(entry, draft).await?;
    }
    for draft in &drafts {
        let entry = entries.iter().find(|entry| entry.code == draft.service).ok_or(ServiceError::NotFound)?;
        stage.carry(draft, entry).await?;
    }
    Ok(())
}

impl DemoStage<'_> {
    /// When the service was included, so that the placement is in time, late or overdue as the data say.
    fn included_on(&self, draft: Option<&DraftData>) -> NaiveDate {
        // Nobody is late with a draft that nobody has begun.
        let Some(draft) = draft else { return self.business_days_before(self.today(), 2) };
        if draft.baseline.is_some() {
            return self.business_days_before(self.baseline_on(), 3);
        }
        match self.placed_on(draft) {
            Some(placed_on) => {
                let gap = if draft.late_reason.is_some() { 8 } else { 3 };
                self.business_days_before(placed_on, gap)
            }
            None => self.business_days_before(self.today(), draft.included_business_days_ago),
        }
    }

    /// The business day on which a draft is placed, if it is. The discussion that closes today has not closed before.
    pub(super) fn placed_on(&self, draft: &DraftData) -> Option<NaiveDate> {
        let counted = self.days_ago(u64::from(draft.placed_days_ago?));
        let is_closing = draft.stage == StageData::ClosingToday;
        Some(if is_closing { self.business_day_from(counted) } else { self.business_day(counted) })
    }

    /// The business day on which the draft of a standard was placed that is amended by now.
    fn baseline_on(&self) -> NaiveDate {
        self.business_day(self.days_ago(BASELINE_AGE))
    }

    pub(super) async fn include(
        &self,
        entry: &ServiceData,
        draft: Option<&DraftData>,
    ) -> Result<(), ServiceError> {
        let included_on = self.included_on(draft);
        let body = self.staff.bodies.get(&entry.developing_body).ok_or(ServiceError::NotFound)?;
        let tick = |yes: bool| if yes { "on".to_owned() } else { String::new() };
        let input = EntryInput {
            code: entry.code.clone(),
            name_kk: entry.name.kk.clone(),
            name_ru: entry.name.ru.clone(),
            name_en: entry.name.en.clone(),
            recipients: entry.recipients.code().to_owned(),
            developing_body: body.0.to_string(),
            providers: entry
                .providers
                .iter()
                .map(|one| self.provider_line(one))
                .collect::<Vec<_>>()
                .join("\n"),
            through_state_corporation: tick(entry.through_state_corporation),
            through_portal: tick(entry.through_portal),
            forms: entry.forms.iter().map(|form| form.code().to_owned()).collect(),
            paid: tick(entry.paid),
            included_on: included_on.to_string(),
            ..EntryInput::default()
        };
        let request = self.staff.call("civil", Role::Registrar, self.moment(included_on, 9, 30))?;
        register::include_service(self.services, &request, input).await?;
        Ok(())
    }

    fn provider_line(&self, provider: &ProviderData) -> String {
        let body = provider.body.as_ref().and_then(|code| self.staff.bodies.get(code));
        let body = body.map(|body| body.0.to_string()).unwrap_or_default();
        format!("{} | {} | {} | {body}", provider.name.kk, provider.name.ru, provider.name.en)
    }

    async fn carry(&self, draft: &DraftData, entry: &ServiceData) -> Result<(), ServiceError> {
        if let Some(baseline) = &draft.baseline {
            self.standard_before(draft, baseline, entry).await?;
        }
        let placed_on = self.placed_on(draft);
        let began = match placed_on {
            Some(placed_on) => self.day_before(placed_on),
            None => self.moment(self.included_on(Some(draft)), 11, 0),
        };
        let number = self.begin(draft.kind, &draft.content, entry, began).await?.number;
        let Some(placed_on) = placed_on else { return Ok(()) };
        self.place(&number, entry, draft, self.moment(placed_on, 9, 0)).await?;
        self.comment(&number, draft, placed_on).await?;
        if let Some(reason) = draft.withdrawn_reason.as_deref() {
            let request = self.head_of(entry, self.business_day(self.days_ago(2)), 15)?;
            let stage = crate::drafts::summary(self.services, &number, request.at).await?.stage;
            withdraw(self.services, &request, &number, stage, reason).await?;
        }
        self.come_late(&number, draft, placed_on).await?;
        let Some(revised) = &draft.revised else { return Ok(()) };
        let closed_on = placed_on.checked_add_days(Days::new(30)).unwrap_or(placed_on);
        let revised_at = self.moment(self.business_days_after(closed_on, 1), 9, 20);
        let drafter = self.staff.call(&entry.developing_body, Role::Drafter, revised_at)?;
        self.write(&drafter, &number, revised, entry).await?;
        let decided_on = self.decide(&number, draft, entry, closed_on).await?;
        if draft.stage == StageData::Reported {
            let head = self.head_of(entry, self.business_days_after(decided_on, 2), 16)?;
            self.publish(&head, &number).await?;
        }
        Ok(())
    }

    /// The forenoon of the business day before a date.
    pub(super) fn day_before(&self, date: NaiveDate) -> DateTime<Utc> {
        self.moment(self.business_days_before(date, 1), 11, 20)
    }

    /// The standard which an amendment changes, from its draft to its entry into force.
    async fn standard_before(
        &self,
        draft: &DraftData,
        baseline: &Content,
        entry: &ServiceData,
    ) -> Result<(), ServiceError> {
        let placed_on = self.baseline_on();
        let created = self.begin(DraftKind::New, baseline, entry, self.day_before(placed_on)).await?;
        self.place(&created.number, entry, draft, self.moment(placed_on, 9, 0)).await?;
        let closed_on = placed_on.checked_add_days(Days::new(30)).unwrap_or(placed_on);
        let published_on = self.business_days_after(closed_on, 3);
        self.publish(&self.head_of(entry, published_on, 12)?, &created.number).await?;
        let written = data::coordination()?;
        let agreed_on = self.agreed(&created.number, entry, &written, published_on).await?;
        let act = written.acts.iter().find(|act| act.service == draft.service && act.kind == DraftKind::New);
        self.enact(&created.number, entry, act.ok_or(ServiceError::NotFound)?, agreed_on).await
    }

    /// Reads the report, publishes it and makes it known.
    pub(super) async fn publish(&self, head: &Request, number: &str) -> Result<(), ServiceError> {
        let seen = report::preview(self.services, head, number).await?.seen;
        report::publish(self.services, head, number, &seen).await?;
        self.publicise(head, number, Announced::Report).await
    }

    pub(super) async fn begin(
        &self,
        kind: DraftKind,
        content: &Content,
        entry: &ServiceData,
        at: DateTime<Utc>,
    ) -> Result<DraftSummary, ServiceError> {
        let request = self.staff.call(&entry.developing_body, Role::Drafter, at)?;
        let created =
            create_draft(self.services, &request, CreateDraft { service: entry.code.clone(), kind }).await?;
        self.write(&request, &created.number, content, entry).await?;
        Ok(created)
    }

    /// Writes the sections that differ from the working copy.
    async fn write(
        &self,
        request: &Request,
        number: &str,
        content: &Content,
        entry: &ServiceData,
    ) -> Result<(), ServiceError> {
        let copy = working_copy(self.services, request, number).await?;
        for key in SectionKey::EVERY.into_iter().filter(|key| !key.is_from_register()) {
            let mut elements = content.elements(key).to_vec();
            if key == SectionKey::Provider {
                for (element, provider) in elements.iter_mut().zip(&entry.providers) {
                    let known = provider.body.as_ref().and_then(|code| self.staff.bodies.get(code));
                    element.detail = Detail::Provider { body: known.copied() };
                }
            }
            // No draft begins with appendices: they have no saved state before they are written.
            let stands = copy.sections.iter().find(|section| section.key == key);
            if stands.map_or(elements.is_empty(), |section| elements == section.elements) {
                continue;
            }
            let input = SaveSection {
                draft: number.to_owned(),
                section: key,
                base_version: stands.map_or(0, |section| section.version),
                elements,
            };
            save_section(self.services, request, input).await?;
        }
        Ok(())
    }

    pub(super) async fn place(
        &self,
        number: &str,
        entry: &ServiceData,
        draft: &DraftData,
        at: DateTime<Utc>,
    ) -> Result<(), ServiceError> {
        let drafter = self.staff.call(&entry.developing_body, Role::Drafter, at - TimeDelta::minutes(50))?;
        let asked = request_placement(self.services, &drafter, number).await?;
        let head = self.staff.call(&entry.developing_body, Role::Head, at)?;
        let ways = draft.informed.iter().filter_map(|code| WayOfInforming::from_code(code, "")).collect();
        let seen = working_copy(self.services, &head, number).await?.seen();
        let input = ConfirmPlacement {
            draft: number.to_owned(),
            seen,
            late_reason: draft.late_reason.clone().filter(|_| asked.due_on.is_some()),
            ways,
        };
        place(self.services, &head, input).await?;
        self.publicise(&head, number, Announced::Placement).await
    }
}
