//! Files in Amazon S3, or in what speaks like it (by `AWS_ENDPOINT_URL_S3` and `S3_ADDRESSING=path`).

use cashflow_adapters::s3::{Addressing, S3Files, S3Settings};

use super::of_aws;
use crate::config::{ConfigError, S3Addressing};

const URL: &str = "STORAGE_URL";

pub(super) async fn open(
    bucket: &str,
    prefix: &str,
    addressing: S3Addressing,
) -> Result<S3Files, ConfigError> {
    let settings = S3Settings::new(bucket).and_then(|settings| settings.with_prefix(prefix));
    let settings = settings.map_err(|error| of_aws(URL, &error))?.with_addressing(match addressing {
        S3Addressing::VirtualHost => Addressing::VirtualHost,
        S3Addressing::Path => Addressing::Path,
    });
    S3Files::connect(&settings).await.map_err(|error| of_aws(URL, &error))
}
