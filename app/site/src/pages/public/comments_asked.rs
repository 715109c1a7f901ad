//! Which comments the address of a list asks for, and the addresses of its pages.

use domain::discussion::{AuthorKind, Outcome};
use domain::language::Language;
use domain::register::SEARCH_LIMIT;
use domain::standard::ElementId;
use services::discussion::{CommentFilter, CommentOrder};

use crate::{PageError, Visitor};

/// The comments that propose a wording, by clause: it stands among the orders.
pub(super) const WITH_WORDING: &str = "wording";

/// What the address asks for.
///
/// # Errors
/// [`PageError::NotFound`] if a number or a clause cannot be one.
pub(super) fn asked(visitor: &Visitor) -> Result<CommentFilter, PageError> {
    let numbered =
        |name: &str| visitor.parameter(name).map(|text| text.parse().map_err(|_| PageError::NotFound));
    let by = visitor.parameter("by");
    let order = match by.as_deref() {
        Some("date") => CommentOrder::Newest,
        Some("oldest") => CommentOrder::Date,
        _ => CommentOrder::Clause,
    };
    if let Some(holding) = numbered("no").transpose()? {
        return Ok(CommentFilter { order, page: 1, holding: Some(holding), ..CommentFilter::default() });
    }
    let element = match visitor.parameter("element") {
        Some(id) => Some(ElementId::parse(&id).map_err(|_| PageError::NotFound)?),
        None => None,
    };
    let page =
        visitor.parameter("page").map_or(Ok(1), |text| text.parse().map_err(|_| PageError::NotFound))?;
    Ok(CommentFilter {
        order,
        page,
        element,
        suggested: by.as_deref() == Some(WITH_WORDING),
        text: visitor.parameter("text").unwrap_or_default().chars().take(SEARCH_LIMIT).collect(),
        author_kind: visitor.parameter("author").and_then(|code| AuthorKind::from_code(&code)),
        language: visitor.parameter("language").and_then(|code| Language::from_code(&code)),
        outcome: visitor.parameter("outcome").and_then(|code| Outcome::from_code(&code)),
        ..CommentFilter::default()
    })
}

/// The name of an order in addresses, or of what stands among the orders.
pub(super) fn order_code(asked: &CommentFilter) -> &'static str {
    if asked.suggested {
        return WITH_WORDING;
    }
    match asked.order {
        CommentOrder::Clause => "clause",
        CommentOrder::Newest => "date",
        CommentOrder::Date => "oldest",
    }
}

/// Whether anything narrows the list beside a clause.
pub(super) fn is_narrowed(asked: &CommentFilter) -> bool {
    let typed = !asked.text.is_empty();
    typed
        || asked.suggested
        || asked.author_kind.is_some()
        || asked.language.is_some()
        || asked.outcome.is_some()
}

/// The address of a page of the same choice in an order.
pub(super) fn address_of(own: &str, asked: &CommentFilter, by: &str, page: Option<u64>) -> String {
    let element = asked.element.as_ref().map(ToString::to_string);
    let page = page.map(|page| page.to_string());
    let chosen = [
        ("by", Some(by)),
        ("element", element.as_deref()),
        ("text", Some(asked.text.as_str()).filter(|text| !text.is_empty())),
        ("author", asked.author_kind.map(AuthorKind::code)),
        ("language", asked.language.map(Language::code)),
        ("outcome", asked.outcome.map(Outcome::code)),
        ("page", page.as_deref()),
    ];
    let chosen = chosen.into_iter().filter_map(|(name, value)| Some((name, value?)));
    format!("{own}?{}", url::form_urlencoded::Serializer::new(String::new()).extend_pairs(chosen).finish())
}
