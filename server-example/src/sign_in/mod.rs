//! What a server adds to the core's sign-in: limits on how often, and passwords that everybody tries first.

mod common_passwords;
mod limits;

pub(crate) use common_passwords::check_new_password;
pub(crate) use limits::SignInLimits;
