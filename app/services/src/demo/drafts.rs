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
        let Some(draft) = draft else { return self.days_ago(40) };
        if draft.baseline.is_some() {
            return self.days_ago(BASELINE_AGE + 3);
        }
        match draft.placed_days_ago {
            Some(days) => {
                let gap = if draft.late_reason.is_some() { 8 } else { 3 };
                self.business_days_before(self.days_ago(u64::from(days)), gap)
            }
            None => self.business_days_before(self.today(), draft.included_business_days_ago),
        }
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
        let began = match draft.placed_days_ago {
            Some(days) => self.moment(self.days_ago(u64::from(days)), 8, 40) - TimeDelta::days(1),
            None => self.moment(self.included_on(Some(draft)), 11, 0),
        };
        let created = self.begin(draft.kind, &draft.content, entry, began).await?;
        let Some(days) = draft.placed_days_ago else { return Ok(()) };
        let placed_on = self.days_ago(u64::from(days));
        let placed_at = self.moment(placed_on, 9, 0);
        let number = created.number.clone();
        self.place(&number, entry, draft, placed_at).await?;
        self.comment(&number, draft, placed_on).await?;
        let head_at = |at| self.staff.call(&entry.developing_body, Role::Head, at);
        if let Some(reason) = draft.withdrawn_reason.as_deref() {
            let request = head_at(self.moment(self.days_ago(2), 15, 0))?;
            let stage = crate::drafts::summary(self.services, &number, request.at).await?.stage;
            withdraw(self.services, &request, &number, stage, reason).await?;
        }
        self.come_late(&number, draft, placed_on).await?;
        let Some(revised) = &draft.revised else { return Ok(()) };
        let decided_on = placed_on.checked_add_days(Days::new(33)).unwrap_or(placed_on);
        let request =
            self.staff.call(&entry.developing_body, Role::Drafter, self.moment(decided_on, 10, 0))?;
        self.write(&request, &number, revised, entry).await?;
        self.decide(&request, &number, draft).await?;
        if draft.stage == StageData::Reported {
            let published_on = placed_on.checked_add_days(Days::new(36)).unwrap_or(placed_on);
            self.publish(&head_at(self.moment(published_on, 16, 0))?, &number).await?;
        }
        Ok(())
    }

    /// The standard which an amendment changes, from its draft to its entry into force.
    async fn standard_before(
        &self,
        draft: &DraftData,
        baseline: &Content,
        entry: &ServiceData,
    ) -> Result<(), ServiceError> {
        let placed_on = self.days_ago(BASELINE_AGE);
        let placed_at = self.moment(placed_on, 9, 0);
        let created = self.begin(DraftKind::New, baseline, entry, placed_at - TimeDelta::days(1)).await?;
        self.place(&created.number, entry, draft, placed_at).await?;
        let published_on = placed_on.checked_add_days(Days::new(34)).unwrap_or(placed_on);
        let request =
            self.staff.call(&entry.developing_body, Role::Head, self.moment(published_on, 12, 0))?;
        self.publish(&request, &created.number).await?;
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
        for section in copy.sections.iter().filter(|section| !section.key.is_from_register()) {
            let mut elements = content.elements(section.key).to_vec();
            if section.key == SectionKey::Provider {
                for (element, provider) in elements.iter_mut().zip(&entry.providers) {
                    let known = provider.body.as_ref().and_then(|code| self.staff.bodies.get(code));
                    element.detail = Detail::Provider { body: known.copied() };
                }
            }
            if elements == section.elements {
                continue;
            }
            let input = SaveSection {
                draft: number.to_owned(),
                section: section.key,
                base_version: section.version,
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
