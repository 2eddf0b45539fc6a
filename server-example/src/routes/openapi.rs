//! The frame of the OpenAPI document, and what is the same for every operation.

use utoipa::OpenApi as _;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, PathItem, Ref, RefOr, Required};

use crate::http::{ErrorBody, ErrorContent, FieldError};

/// The name of the scheme by which a user is known.
const BEARER: &str = "bearer";

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Cashflow",
        description = "Movements, categories, priorities, receipts and reports of the signed-in user.\n\n\
            The same routes are there without the version, below `/api`. Amounts are decimal strings in answers; on input \
            a string or a number is read exactly. Dates are `YYYY-MM-DD`. What is somebody else's is answered as if it \
            were not there. Every error has the same shape. `POST`, `PATCH` and `DELETE` on data take an \
            `Idempotency-Key`: the same key with the same content is done once and answered alike; with other content it \
            is refused (422).",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    tags(
        (name = "sign-in", description = "Accounts of people and their sessions"),
        (name = "profile", description = "The signed-in user"),
        (name = "categories", description = "What money is spent on or comes from"),
        (name = "priorities", description = "The user's own scale of what matters"),
        (name = "receipts", description = "Receipts and invoices, from the photo to the movement"),
        (name = "movements", description = "Money that came in or went out"),
        (name = "reports", description = "Exact sums, for each currency apart"),
        (name = "history", description = "Who changed what and when, and undo"),
        (name = "operation", description = "Probes and documentation")
    ),
    components(schemas(ErrorBody, ErrorContent, FieldError))
)]
struct Frame;

/// The document without its operations.
pub(super) fn frame() -> OpenApi {
    let mut document = Frame::openapi();
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    document.components.get_or_insert_default().add_security_scheme(BEARER, SecurityScheme::Http(scheme));
    document
}

/// Adds to every operation the errors and headers that its kind has.
pub(super) fn complete(document: &mut OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let PathItem { get, post, patch, delete, .. } = item;
        for (operation, kind) in
            [(get, Kind::Read), (post, Kind::Create), (patch, Kind::Change), (delete, Kind::Change)]
        {
            if let Some(operation) = operation {
                complete_operation(operation, kind, path);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Read,
    Create,
    Change,
}

fn complete_operation(operation: &mut Operation, kind: Kind, path: &str) {
    let secured = operation.security.is_some();
    let heeds_if_match = kind == Kind::Change || operation.responses.responses.contains_key("412");
    let mut error = |status: &str, description: &str| {
        let response = RefOr::T(error_response(status, description));
        operation.responses.responses.entry(status.to_owned()).or_insert(response);
    };
    error("default", "Any other error");
    if !path.starts_with(super::BASE) {
        return;
    }
    error("400", "Bad data: `fields` names what is wrong");
    if secured {
        error("401", "No bearer token, or one that is not good any more");
    }
    if path.contains("{id}") {
        error("404", "Not there, or somebody else's");
    }
    // Each log-in is a session of its own, to log out twice is to log out, and after the end of an account there is nobody
    // to ask twice.
    let once = kind != Kind::Read
        && !matches!(operation.operation_id.as_deref(), Some("log_in" | "log_out" | "delete_me"));
    if once {
        error("422", "The idempotency key was used for another request");
    }
    if heeds_if_match {
        error("412", "`If-Match` names a version that is no longer the current one");
    }
    if operation.request_body.is_some() {
        error("413", "The body is too large");
        error("415", "The body is not JSON");
    }
    if once {
        let description = "Makes it safe to send the request twice";
        add(operation, header_parameter("Idempotency-Key", description, "^[!-~]{1,200}$"));
    }
    if heeds_if_match {
        let description = "The `ETag` of the version that the change is based on, or several, or `*`";
        add(operation, header_parameter("If-Match", description, ENTITY_TAGS));
    }
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        if status == "201" && secured {
            response.headers.insert("Location".to_owned(), header("Where it is").into());
        }
        if matches!(status.as_str(), "200" | "201") && secured {
            response
                .headers
                .insert("ETag".to_owned(), header("The version, for `If-Match` and `If-None-Match`").into());
        }
    }
}

fn add(operation: &mut Operation, parameter: Parameter) {
    operation.parameters.get_or_insert_default().push(parameter.into());
}

/// RFC 9110, section 13.1.1.
const ENTITY_TAGS: &str = r#"^(\*|(W/)?"[!#-~]{0,100}"(, ?(W/)?"[!#-~]{0,100}")*)$"#;

fn header_parameter(name: &str, description: &str, pattern: &str) -> Parameter {
    let schema = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(schema))
        .build()
}

fn header(description: &str) -> utoipa::openapi::Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .description(Some(description))
        .build()
}

fn error_response(status: &str, description: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ErrorBody"))).build();
    let mut response =
        ResponseBuilder::new().description(description).content("application/json", content).build();
    if matches!(status, "429" | "503") {
        response.headers.insert("Retry-After".to_owned(), header("Seconds to wait").into());
    }
    response
}
