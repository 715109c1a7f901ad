//! The description of the interface (OpenAPI 3.1).

use axum::Json;
use serde_json::json;
use utoipa::openapi::path::{Operation, ParameterBuilder};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, Content, Header, Object, Ref, RefOr, Response, Type};
use utoipa::{Modify, OpenApi};

use super::problem::FieldError;
use super::{
    Problem, comments, coordination, drafts, files, filing, ledger, notices, papers, proposals, redline,
    report, report_files, revisions, rounds, search, sending, services, standards, supporting,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Talqy",
        description = "Drafts of standards of state services, their public discussion and its closing reports. \
                       What has not been placed for discussion does not exist here, and everything is public but \
                       `coordination`, where the document system of a body shows a token of the body; sending a comment \
                       or a proposal needs no account. Each address has one media type, whatever `Accept` asks for. Faults \
                       are RFC 9457 problems; a method that an address does not know is answered with 405 and `Allow`. \
                       Files have an `ETag`: they know `If-None-Match`, and `Range` with `If-Range`.",
    ),
    paths(
        search::find,
        services::list, services::one,
        standards::list, standards::one, standards::versions, standards::version, notices::notice_pdf,
        notices::notice_docx,
        drafts::list, drafts::one, revisions::list, revisions::one, redline::one, rounds::list, report::one,
        report_files::schema, report_files::json, report_files::csv, files::report_xlsx,
        files::report_pdf, files::report_docx, files::report_xml, files::redline_docx, files::redline_pdf,
        files::clauses_docx, files::clauses_pdf, papers::list, papers::one,
        comments::list, comments::one, sending::send, supporting::send, proposals::list, proposals::send,
        ledger::list,
        coordination::inbox, coordination::one, filing::give,
    ),
    components(schemas(Problem, FieldError)),
    modifiers(&Faults, &Tokens),
    tags(
        (name = "register", description = "The register of state services"),
        (name = "standards", description = "Standards in force, on any date, with their versions"),
        (name = "drafts", description = "Drafts, their revisions, redlines and closing reports"),
        (name = "comments", description = "Comments of the public"),
        (name = "proposals", description = "Proposals to adopt, change or cancel a standard, with their answers"),
        (name = "ledger", description = "Signed heads of the ledger of events"),
        (name = "coordination", description = "What a body is asked, for its document system"),
        (name = "search", description = "Everything that is public, by its words"),
    ),
)]
struct Description;

/// What every address may answer instead of what it is asked for, said in one place.
struct Faults;

/// The faults of every address: the status, the name of the description, and what it means.
const OF_ALL: [(&str, &str, &str); 4] = [
    ("400", "BadRequest", "A parameter cannot be taken, or the address is no text in UTF-8"),
    ("429", "TooManyRequests", "Too many requests came from this network; try again after Retry-After"),
    ("500", "Internal", "A fault on our side, written down under the number of the request"),
    ("503", "Unavailable", "The site is busy or cannot store anything now; try again after Retry-After"),
];
const NOT_FOUND: (&str, &str, &str) = ("404", "NotFound", "There is no such thing, or it is not public");
const OF_FILES: [(&str, &str, &str); 2] = [
    ("412", "Changed", "The file is not the one that If-Match or If-Unmodified-Since names"),
    ("416", "NoSuchPart", "The file has no such part"),
];

impl Modify for Faults {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_with(Components::new);
        for (status, name, says) in OF_ALL.into_iter().chain([NOT_FOUND]).chain(OF_FILES) {
            let mut response = problem(says);
            if matches!(status, "429" | "503") {
                response
                    .headers
                    .insert("Retry-After".to_owned(), RefOr::T(header(Type::Integer, "In seconds")));
            }
            components.responses.insert(name.to_owned(), RefOr::T(response));
        }
        for (path, item) in &mut document.paths.paths {
            for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
                complete(path, operation);
            }
        }
    }
}

/// How a document system says whose it is.
struct Tokens;

impl Modify for Tokens {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let says = "A token that a head of the body has made at its desk; it begins with `talqy_`";
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(says)).build();
        let components = document.components.get_or_insert_with(Components::new);
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

fn complete(path: &str, operation: &mut Operation) {
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter
            && parameter.name == "number"
        {
            let named = ParameterBuilder::from(parameter.clone()).example(Some(json!("2026-0001")));
            *parameter = named.build();
        }
    }
    let responses = &mut operation.responses.responses;
    let is_file = |response: &Response| response.content.keys().any(|kind| is_stored(path, kind));
    let stores = responses.get("200").is_some_and(|found| matches!(found, RefOr::T(one) if is_file(one)));
    for (status, response) in responses.iter_mut() {
        if let RefOr::T(response) = response {
            // What is described where it happens lacks only the body that all faults have.
            if status.starts_with(['4', '5']) {
                response.content = problem("").content;
            }
            if stores && status == "200" {
                for (name, says) in [("ETag", "Names these bytes"), ("Accept-Ranges", "bytes")] {
                    response.headers.insert(name.to_owned(), RefOr::T(header(Type::String, says)));
                }
            }
        }
    }
    let mut may = OF_ALL.to_vec();
    if path.contains('{') {
        may.push(NOT_FOUND);
    }
    if stores {
        may.extend(OF_FILES);
        for (status, says) in [("206", "The part that Range asks for"), ("304", "Whoever asks has the file")]
        {
            let mut response = Response::new(says);
            if status == "206"
                && let Some(RefOr::T(whole)) = responses.get("200")
            {
                response.content.clone_from(&whole.content);
                response
                    .headers
                    .insert("Content-Range".to_owned(), RefOr::T(header(Type::String, "Which part")));
            }
            responses.insert(status.to_owned(), RefOr::T(response));
        }
    }
    for (status, name, _) in may {
        responses.entry(status.to_owned()).or_insert_with(|| RefOr::Ref(Ref::from_response_name(name)));
    }
}

/// Whether an address answers with a file that knows conditions and ranges.
fn is_stored(path: &str, kind: &str) -> bool {
    // The addresses of the interface are written in small letters.
    let ends_in = path.rsplit_once('.').map(|(_, ending)| ending);
    !matches!(kind, "application/json" | "application/schema+json") || ends_in == Some("json")
}

fn problem(says: &str) -> Response {
    let mut response = Response::new(says);
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    response.content.insert("application/problem+json".to_owned(), RefOr::T(content));
    response
}

fn header(kind: Type, says: &str) -> Header {
    let mut header = Header::new(Object::with_type(kind));
    header.description = Some(says.to_owned());
    header
}

/// The description as a document.
pub fn document() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// Serves the description.
pub(super) async fn serve() -> Json<utoipa::openapi::OpenApi> {
    Json(document())
}
