//! A root and a server's certificate signed by it, for TLS to the loopback address.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::process::run;

const CURVE: [&str; 4] = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];

/// PEM files in a folder, made by the program `openssl`. They are valid for two days, for `localhost`, 127.0.0.1, and
/// `database.test`, as which a container may know this machine.
#[derive(Debug, Clone)]
pub struct Certificates {
    folder: PathBuf,
}

impl Certificates {
    /// Makes them in a folder. Each call makes a root that nobody else trusts.
    pub fn make(folder: &Path) -> Result<Self> {
        let openssl = || {
            let mut openssl = Command::new("openssl");
            openssl.current_dir(folder);
            openssl
        };
        run(openssl()
            .args(["req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=root of a test"])
            .args(CURVE)
            .args(["-keyout", "root.key", "-out", "root.crt"])
            .args(["-addext", "keyUsage=critical,keyCertSign"]))?;
        run(openssl()
            .args(["req", "-nodes", "-subj", "/CN=localhost"])
            .args(CURVE)
            .args(["-keyout", "server.key", "-out", "server.csr"])
            .args(["-addext", "subjectAltName=DNS:localhost,DNS:database.test,IP:127.0.0.1"])
            .args(["-addext", "extendedKeyUsage=serverAuth"])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"]))?;
        run(openssl().args(["x509", "-req", "-days", "2", "-in", "server.csr", "-out", "server.crt"]).args(
            ["-CA", "root.crt", "-CAkey", "root.key", "-CAcreateserial", "-copy_extensions", "copyall"],
        ))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// The root, which a client trusts.
    pub fn root(&self) -> PathBuf {
        self.folder.join("root.crt")
    }

    /// The server's certificate.
    pub fn server(&self) -> PathBuf {
        self.folder.join("server.crt")
    }

    /// The server's private key.
    pub fn server_key(&self) -> PathBuf {
        self.folder.join("server.key")
    }
}
