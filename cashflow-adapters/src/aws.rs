//! What the AWS adapters share: credentials and region the usual AWS way, and the one TLS stack.

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

/// Credentials from the environment, the profile or the role of the task or machine; the region from there too, unless it
/// is given. Nothing is asked of AWS yet. Needs a Tokio runtime, as all of the AWS SDK.
pub(crate) async fn sdk_config(region: Option<String>) -> SdkConfig {
    let http =
        aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    let mut loader = aws_config::defaults(BehaviorVersion::latest()).http_client(http);
    if let Some(region) = region {
        loader = loader.region(Region::new(region));
    }
    loader.load().await
}
