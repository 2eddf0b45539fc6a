//! The OpenAPI document.

use std::collections::BTreeSet;

use serde_json::Value;
use server_example::openapi;

use crate::support::Server;

/// Routes that need no token: signing in, and operation.
const OPEN: &[&str] = &["register", "log_in", "refresh", "log_out", "live", "ready", "metrics", "openapi"];

/// Path, method and operation of each operation of the document.
pub(crate) fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.push((path.clone(), method.to_uppercase(), operation.clone()));
        }
    }
    operations
}

pub(crate) fn document() -> Value {
    serde_json::to_value(openapi()).unwrap()
}

#[test]
fn the_document_is_the_one_that_is_checked_in() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let checked_in = std::fs::read_to_string(path).unwrap_or_default();
    let current = openapi().to_pretty_json().unwrap() + "\n";
    assert!(
        checked_in == current,
        "openapi.json is not up to date: cargo run -p server-example -- openapi > server-example/openapi.json"
    );
}

#[tokio::test]
async fn what_needs_a_token_says_so_and_does() {
    let server = Server::new();
    for (path, method, operation) in operations(&document()) {
        let name = operation["operationId"].as_str().unwrap();
        let secured = operation["security"].is_array();
        assert_eq!(secured, !OPEN.contains(&name), "{name}");
        if secured {
            let path = path.replace("{id}", "01a20d29-169d-72fa-be8a-1caa195c2209");
            let ask = server.ask(&method, &path).header("content-type", "application/json").body("{}");
            assert_eq!(ask.send().await.error(401).1, "token_missing", "{name}");
        }
    }
}

#[test]
fn every_operation_has_a_name_of_its_own_a_summary_and_the_shape_of_its_errors() {
    let document = document();
    let mut names = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        let name = operation["operationId"].as_str().unwrap().to_owned();
        assert!(operation["summary"].is_string(), "{name}");
        assert!(names.insert(name.clone()), "{name} is there twice");
        let schema = &operation["responses"]["default"]["content"]["application/json"]["schema"]["$ref"];
        assert_eq!(schema, "#/components/schemas/ErrorBody", "{name}");
        let has = |status: &str| operation["responses"][status].is_object();
        assert!(has("404") || !path.contains("{id}"), "{name}");
        let heeds_if_match = ["PATCH", "DELETE"].contains(&method.as_str())
            || ["confirm_receipt", "reject_receipt", "retry_receipt"].contains(&name.as_str());
        assert_eq!(has("412"), heeds_if_match, "{name}");
    }
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let text = document.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(schemas.contains_key(reference), "{reference} is not described");
    }
}
