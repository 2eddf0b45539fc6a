//! What phones get of a small facade.

use super::*;
use crate::parse;

const FACADE: &str = r#"
    /// Why.
    pub enum ErrorKind { /// Not there.
        NotFound, /// Later.
        Unavailable }
    /// A secret.
    pub struct Login { /// Which.
        pub pass_word: String }
    /// A filter.
    #[derive(Debug)]
    pub struct Filter { /// Text.
        pub text: Option<String> }
    /// Where.
    #[derive(Debug)]
    pub struct PageRequest { /// Most.
        pub limit: Option<u32>, /// Where.
        pub cursor: Option<String> }
    /// Some.
    #[derive(Debug)]
    pub struct ItemPage { /// They.
        pub items: Vec<Item>, /// Next.
        pub next: Option<String> }
    /// One.
    #[derive(Debug)]
    pub struct Item { /// How much.
        pub amount: Amount }
    /// All.
    pub struct Cashflow { handle: Handle }
    impl Cashflow {
        /// Closes.
        pub async fn close(&self) -> Result<()> {}
        /// Items.
        pub fn items(&self) -> Items {}
    }
    /// Items.
    pub struct Items { handle: Handle }
    impl Items {
        /// With `pass_word`; else `not_found`.
        pub async fn log_in(&self, login: Login, version: Option<u32>) -> Result<Item> {}
        /// Some.
        pub async fn list(&self, filter: Filter, page: PageRequest) -> Result<ItemPage> {}
    }
"#;

fn model(more: &str) -> Model {
    parse::sources(&[("facade.rs".to_owned(), format!("{FACADE}{more}"))]).unwrap()
}

fn file(end: &str) -> String {
    let files = Mobile.files(&model("")).unwrap();
    files.into_iter().find(|file| file.path.ends_with(end)).unwrap().content
}

#[test]
fn calls_run_beside_their_waiter_and_may_leave_arguments_out() {
    let groups = file("groups.rs");
    assert!(groups.contains("#[uniffi::method(default(version))]\npub async fn log_in"), "{groups}");
    assert!(
        groups.contains("run(async move { inner.log_in(login.into(), version).await }).await"),
        "{groups}"
    );
    assert!(groups.contains("With `passWord`; else `not_found`."), "names change, codes do not: {groups}");
}

#[test]
fn closing_keeps_clear_of_what_kotlin_calls_so() {
    assert!(file("root.rs").contains("pub async fn shutdown(&self, ) -> Result<(), CashflowError>"));
    let model = model("");
    assert_eq!(Mobile.method_name(None, &model.root.methods[0]), "shutdown");
    assert_eq!(Mobile.method_name(Some("items"), &model.groups[0].object.methods[0]), "items().logIn");
}

#[test]
fn a_secret_record_shows_its_name_only() {
    let records = file("records.rs");
    assert!(records.contains("#[uniffi::export(Debug)]\npub struct Login"), "{records}");
    assert!(records.contains("f.write_str(\"Login(…)\")"), "{records}");
    assert!(records.contains("#[uniffi::remote(Record)]\npub struct Item"), "{records}");
}

#[test]
fn a_secret_record_within_another_is_refused() {
    let model = model("/// Both.\n#[derive(Debug)]\npub struct Both { /// It.\n pub login: Option<Login> }");
    let error = Mobile.files(&model).unwrap_err();
    assert!(error.to_string().contains("Both.login"), "{error}");
}

#[test]
fn errors_are_a_class_for_each_kind() {
    let kotlin = file("CashflowException.kt");
    assert!(kotlin.contains(
        "class NotFound(code: String, message: String, field: String? = null, retryable: Boolean = false)"
    ));
    assert!(kotlin.contains(
        "class Unavailable(code: String, message: String, field: String? = null, retryable: Boolean = true)"
    ));
    assert!(file("CashflowError.swift").contains("case .NotFound(let code, _, _, _): return code"));
}

#[test]
fn lists_come_as_flows_and_sequences() {
    assert!(
        file("Pages.kt")
            .contains("fun Items.all(filter: Filter = Filter(), pageSize: UInt = 500u): Flow<Item>")
    );
    assert!(
        file("Lists.swift")
            .contains("func all(filter: Filter = Filter(), pageSize: UInt32 = 500) -> Pages<Item>")
    );
}
