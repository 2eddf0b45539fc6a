//! Which Textract, and how long and how often it is asked.

use std::num::NonZeroU32;
use std::time::Duration;

use aws_config::SdkConfig;
use aws_sdk_textract::config::retry::RetryConfig;
use aws_sdk_textract::config::timeout::TimeoutConfig;
use aws_sdk_textract::config::{Builder, Config};

/// How Textract is asked. The defaults suit AWS and a worker whose lease is two minutes.
///
/// ```
/// use cashflow_adapters::textract::TextractSettings;
///
/// let settings = TextractSettings::default().with_region("eu-west-1").with_max_pages(5);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextractSettings {
    pub(super) region: Option<String>,
    endpoint_url: Option<String>,
    attempts: NonZeroU32,
    first_wait: Duration,
    attempt_timeout: Duration,
    timeout: Duration,
    pub(super) job_timeout: Duration,
    pub(super) poll_every: Duration,
    pub(super) max_pages: usize,
}

impl Default for TextractSettings {
    fn default() -> Self {
        Self {
            region: None,
            endpoint_url: None,
            attempts: NonZeroU32::MIN.saturating_add(4),
            first_wait: Duration::from_secs(1),
            attempt_timeout: Duration::from_secs(30),
            timeout: Duration::from_secs(75),
            job_timeout: Duration::from_secs(90),
            poll_every: Duration::from_secs(1),
            max_pages: 20,
        }
    }
}

impl TextractSettings {
    /// The region, such as `eu-west-1`. Without it the environment, the profile or the machine says so.
    #[must_use]
    pub fn with_region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The address of the service, where it is not the usual one of the region: a VPC endpoint, a stand-in.
    #[must_use]
    pub fn with_endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.endpoint_url = Some(url.into());
        self
    }

    /// How often a call is tried while the service is busy or away. Default: 5, as AWS recommends.
    #[must_use]
    pub fn with_attempts(mut self, attempts: NonZeroU32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The longest wait before the second attempt; it doubles with each further one, up to 20 seconds. Default: 1 second.
    #[must_use]
    pub fn with_first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// How long one attempt, and all attempts of a call together, may take. Default: 30 and 75 seconds. Keep the second
    /// below the lease of the workers.
    #[must_use]
    pub fn with_timeouts(mut self, attempt: Duration, call: Duration) -> Self {
        self.attempt_timeout = attempt;
        self.timeout = call;
        self
    }

    /// How long a job for a PDF of several pages is waited for. Default: 90 seconds. It goes on after that: the next
    /// attempt to read the receipt finds it again.
    #[must_use]
    pub fn with_job_timeout(mut self, timeout: Duration) -> Self {
        self.job_timeout = timeout;
        self
    }

    /// How long after its start a job is first asked for; the time between grows to five times that. Default: 1 second.
    #[must_use]
    pub fn with_poll_every(mut self, time: Duration) -> Self {
        self.poll_every = time;
        self
    }

    /// The most pages of a PDF, since each is paid for. Default: 20; the service takes up to 3,000.
    #[must_use]
    pub fn with_max_pages(mut self, pages: usize) -> Self {
        self.max_pages = pages;
        self
    }

    /// The client's configuration: credentials, region and HTTP of `shared`, the rest of these settings.
    pub fn client_config(&self, shared: &SdkConfig) -> Config {
        // Not the adaptive mode: it slows all documents down for long after a few throttled ones.
        let retries = RetryConfig::standard()
            .with_max_attempts(self.attempts.get())
            .with_initial_backoff(self.first_wait)
            .with_max_backoff(Duration::from_secs(20));
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(Duration::from_secs(5))
            .operation_attempt_timeout(self.attempt_timeout)
            .operation_timeout(self.timeout)
            .build();
        let mut config = Builder::from(shared).retry_config(retries).timeout_config(timeouts);
        if let Some(url) = &self.endpoint_url {
            config = config.endpoint_url(url);
        }
        config.build()
    }
}
