//! The fields of a notice as they were sent, and what is wrong with them.

use domain::language::{Language, Localized};
use domain::notice::{NoticeInput, Operator, TEXT_LIMIT};
use services::FieldProblem;

use crate::Fields;
use crate::components::form::Errors;
use crate::w;
use crate::words::{number, text_problem_of};

/// The fields as they were sent.
pub(super) fn read(fields: &Fields) -> NoticeInput {
    let localized = |name: &str| {
        let [kk, ru, en] = Language::ALL.map(|language| fields.take(&format!("{name}_{}", language.code())));
        Localized::new(kk, ru, en)
    };
    NoticeInput {
        text: localized("text"),
        operator: Operator {
            name: localized("name"),
            address: localized("address"),
            email: fields.take("email"),
            phone: fields.take("phone"),
        },
    }
}

/// What is wrong, beside its field.
pub(super) fn errors(language: Language, problems: &[FieldProblem]) -> Errors {
    let sentence = |one: &FieldProblem| match one.code.as_str() {
        "too_long" if one.field.starts_with("text_") => {
            w!(language, notices.p_too_long, most = number(language, u64::from(TEXT_LIMIT)))
        }
        "html" => w!(language, notices.p_html),
        "email" => w!(language, notices.p_email),
        "phone" => w!(language, notices.p_phone),
        "unreachable" => w!(language, notices.p_unreachable),
        code => text_problem_of(language, code),
    };
    let beside = |one: &FieldProblem| {
        w!(language, notices.p_at, field = label(language, &one.field), problem = sentence(one))
    };
    problems.iter().map(|one| (one.field.clone(), beside(one))).collect()
}

/// The label of a field.
pub(super) fn label(language: Language, field: &str) -> String {
    match field {
        "text_kk" => w!(language, notices.text_kk),
        "text_ru" => w!(language, notices.text_ru),
        "text_en" => w!(language, notices.text_en),
        "name_kk" => w!(language, notices.operator_kk),
        "name_ru" => w!(language, notices.operator_ru),
        "name_en" => w!(language, notices.operator_en),
        "address_kk" => w!(language, notices.address_kk),
        "address_ru" => w!(language, notices.address_ru),
        "address_en" => w!(language, notices.address_en),
        "email" => w!(language, notices.email),
        "phone" => w!(language, notices.phone),
        other => other.to_owned(),
    }
}
