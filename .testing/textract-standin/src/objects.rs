//! Where the documents that requests name by bucket and key come from.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use anyhow::{Context as _, Result};
use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PercentEncodingMode, SignableBody, SignableRequest, SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

/// Contents by bucket and key.
pub type MemoryObjects = Arc<Mutex<HashMap<(String, String), Vec<u8>>>>;

/// Objects in memory, or in an S3 on this machine.
#[derive(Debug, Clone)]
pub enum Objects {
    /// Those that were put into it.
    Memory(MemoryObjects),
    /// Those of a server.
    S3(S3Access),
}

impl Default for Objects {
    fn default() -> Self {
        Self::Memory(Arc::default())
    }
}

/// How an S3 is reached, by path and without TLS.
#[derive(Clone)]
pub struct S3Access {
    /// Its address, such as `http://127.0.0.1:8333`.
    pub endpoint: String,
    /// Its region.
    pub region: String,
    /// The id of the access key.
    pub access_key: String,
    /// The secret of the access key.
    pub secret_key: String,
}

impl fmt::Debug for S3Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S3Access({})", self.endpoint)
    }
}

impl Objects {
    /// The object, if it is there and may be read.
    pub(crate) async fn get(&self, bucket: &str, key: &str) -> Option<Vec<u8>> {
        match self {
            Self::Memory(objects) => {
                let objects = objects.lock().unwrap_or_else(PoisonError::into_inner);
                objects.get(&(bucket.to_owned(), key.to_owned())).cloned()
            }
            Self::S3(access) => access.get(bucket, key).await.ok().flatten(),
        }
    }
}

impl S3Access {
    async fn get(&self, bucket: &str, key: &str) -> Result<Option<Vec<u8>>> {
        let url = format!("{}/{bucket}/{}", self.endpoint.trim_end_matches('/'), encoded(key));
        let mut request = Request::get(&url).body(Body::empty())?;
        let credentials = Credentials::new(&self.access_key, &self.secret_key, None, None, "stand-in").into();
        let mut settings = SigningSettings::default();
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        let parameters = v4::SigningParams::builder()
            .identity(&credentials)
            .region(&self.region)
            .name("s3")
            .time(SystemTime::now())
            .settings(settings)
            .build()?
            .into();
        let signable = SignableRequest::new(
            "GET",
            url.as_str(),
            [("x-amz-content-sha256", "UNSIGNED-PAYLOAD")].into_iter(),
            SignableBody::UnsignedPayload,
        )?;
        let (instructions, _) = sign(signable, &parameters)?.into_parts();
        request.headers_mut().insert("x-amz-content-sha256", "UNSIGNED-PAYLOAD".parse()?);
        instructions.apply_to_request_http1x(&mut request);
        let client = Client::builder(TokioExecutor::new()).build_http();
        let response = client.request(request).await.context("the S3 does not answer")?;
        if response.status() != StatusCode::OK {
            return Ok(None);
        }
        Ok(Some(response.into_body().collect().await?.to_bytes().to_vec()))
    }
}

/// The key in a path: everything but letters, digits and `-._~/` as `%XX`.
fn encoded(key: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    key.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
