//! The forms of rendering, as the description of this interface lists them.
#![expect(dead_code, reason = "they only describe")]

use utoipa::ToSchema;

/// How a service is rendered.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum ServiceFormCode {
    /// Electronic, fully automated.
    ElectronicFull,
    /// Electronic, partly automated.
    ElectronicPart,
    /// On paper.
    Paper,
    /// On the principle of one application.
    OneApplication,
    /// Proactive, without an application.
    Proactive,
}

#[cfg(test)]
mod tests {
    use domain::standard::ServiceForm;
    use utoipa::PartialSchema;

    use super::*;

    #[test]
    fn the_description_lists_the_forms_that_are_used() {
        let schema = serde_json::to_value(ServiceFormCode::schema()).unwrap();
        assert_eq!(schema["enum"], serde_json::json!(ServiceForm::ALL.map(ServiceForm::code)));
    }
}
