//! A server in this process with everything in memory, and users who ask it.

use std::sync::Mutex;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use cashflow_adapters::jwt::JwtTokens;
use cashflow_core::Cashflow;
use cashflow_core::memory::{MemoryFiles, MemoryPasswords, MemoryReader, MemoryStore};
use cashflow_core::ports::ReceiptReader;
use serde_json::{Value, json};
use server_example::config::{Config, Environment, Secret};
use server_example::stop::{self, Stopper};
use server_example::{App, router, worker};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

pub(crate) const SECRET: &str = "a secret of the tests, at least 32 bytes";
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A server.
pub(crate) struct Server {
    router: Router,
    app: App,
    worker: Mutex<Option<(Stopper, JoinHandle<()>)>>,
    _data: TempDir,
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

/// A signed-in user.
pub(crate) struct User<'a> {
    pub(crate) server: &'a Server,
    pub(crate) id: String,
    pub(crate) token: String,
    pub(crate) refresh_token: String,
}

/// A request in the making.
pub(crate) struct Ask<'a> {
    server: &'a Server,
    request: axum::http::request::Builder,
    body: Body,
}

impl Server {
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    /// With some settings.
    pub(crate) fn with(settings: &[(&str, &str)]) -> Self {
        Self::reading_by(MemoryReader::new(), settings)
    }

    /// With what reads its receipts, once the worker is started.
    pub(crate) fn reading_by(reader: impl ReceiptReader, settings: &[(&str, &str)]) -> Self {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().to_str().unwrap();
        let always = [("DATA_DIR", folder), ("JWT_SECRET", SECRET), ("SIGN_INS_PER_ADDRESS", "1000")];
        let environment: Environment = always.iter().chain(settings).copied().collect();
        let config = Config::read(&environment).unwrap();
        let tokens = JwtTokens::new(config.token_secrets.all().map(Secret::reveal)).unwrap();
        let engine = Cashflow::builder(MemoryStore::new())
            .files(MemoryFiles::new())
            .reader(reader)
            .passwords(MemoryPasswords::default())
            .tokens(tokens)
            .build();
        let app = App::new(engine, &config);
        Self { router: router(app.clone()), app, worker: Mutex::new(None), _data: data }
    }

    /// Lets the worker read receipts.
    pub(crate) fn start_reading(&self) {
        let (stopper, stop) = stop::pair();
        let task = tokio::spawn(worker::run(self.app.clone(), stop));
        *self.worker.lock().unwrap() = Some((stopper, task));
    }

    /// Stops the worker as the end of the program does, and waits for it.
    pub(crate) async fn stop_reading(&self) {
        let (stopper, task) = self.worker.lock().unwrap().take().unwrap();
        stopper.stop();
        task.await.unwrap();
    }

    pub(crate) fn ask(&self, method: &str, path: &str) -> Ask<'_> {
        Ask { server: self, request: Request::builder().method(method).uri(path), body: Body::empty() }
    }

    /// Registers somebody and logs them in.
    pub(crate) async fn user(&self, name: &str) -> User<'_> {
        let email = format!("{name}@example.org");
        let new = json!({"name": name, "email": email, "password": PASSWORD});
        let registered = self.ask("POST", "/api/v1/auth/register").json(&new).send().await;
        let id = registered.expect(201)["user"]["id"].as_str().unwrap().to_owned();
        let tokens = self.log_in(&email, PASSWORD).await.expect(200);
        let token = |name: &str| tokens[name].as_str().unwrap().to_owned();
        User { server: self, id, token: token("token"), refresh_token: token("refresh_token") }
    }

    pub(crate) async fn log_in(&self, email: &str, password: &str) -> Answer {
        let body = json!({"email": email, "password": password});
        self.ask("POST", "/api/v1/auth/login").json(&body).send().await
    }
}

impl<'a> Ask<'a> {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub(crate) fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").body(body.to_string())
    }

    pub(crate) fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) async fn send(self) -> Answer {
        let request = self.request.body(self.body).unwrap();
        let response = self.server.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }
}

impl User<'_> {
    pub(crate) fn ask(&self, method: &str, path: &str) -> Ask<'_> {
        self.server.ask(method, &format!("/api/v1{path}")).bearer(&self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path).send().await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path).json(body).send().await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.ask("PATCH", path).json(body).send().await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.ask("DELETE", path).send().await
    }

    /// Sends a file in a form.
    pub(crate) async fn upload(&self, path: &str, name: &str, content: &[u8]) -> Answer {
        let head = format!(
            "--frame\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let form = [head.as_bytes(), content, b"\r\n--frame--\r\n"].concat();
        let ask = self.ask("POST", path).header("content-type", "multipart/form-data; boundary=frame");
        ask.body(form).send().await
    }

    /// The id of one of the first categories.
    pub(crate) async fn category(&self, name: &str) -> String {
        let categories = self.get("/categories").await.expect(200);
        let found = categories["items"].as_array().unwrap().iter().find(|category| category["name"] == name);
        found.unwrap()["id"].as_str().unwrap().to_owned()
    }

    /// Records an expense without a category and gives it as answered.
    pub(crate) async fn expense(&self, amount: &str, date: &str) -> Value {
        let body = json!({"amount": amount, "kind": "expense", "movement_date": date});
        self.post("/movements", &body).await.expect(201)
    }
}

impl Answer {
    /// The body of an answer that must have this status.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.bytes));
        if self.bytes.is_empty() { Value::Null } else { serde_json::from_slice(&self.bytes).unwrap() }
    }

    /// An error of this status in the shape of the contract: its type, its reason, and the fields it names.
    #[track_caller]
    pub(crate) fn error(&self, status: u16) -> (String, String, Vec<String>) {
        let body = self.expect(status);
        assert_eq!(self.header("content-type"), "application/json");
        let error = body["error"].as_object().unwrap();
        assert_eq!(error["code"], status);
        let text = |name: &str| error[name].as_str().unwrap().to_owned();
        assert!(!text("message").is_empty());
        let fields = error["fields"].as_array().unwrap().iter();
        let fields = fields.map(|field| {
            assert!(!field["message"].as_str().unwrap().is_empty());
            field["field"].as_str().unwrap().to_owned()
        });
        (text("type"), text("reason"), fields.collect())
    }

    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// The text of a JSON string.
#[track_caller]
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// A receipt that the reader in memory can read.
pub(crate) fn ticket(merchant: &str, date: &str, total: &str) -> Vec<u8> {
    let (when, paid) = (format!("Fecha: {date}   12:30"), format!("TOTAL                 {total}"));
    let lines =
        [merchant, "NIF: B12345674", "", &when, "", "PAN DE MOLDE           1,20", "", &paid, "TARJETA"];
    MemoryReader::print(&lines).content
}
