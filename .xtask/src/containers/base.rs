//! Base images of Debian's packages, unpacked and not installed: what the real ones hold, without a registry.
//!
//! As in distroless images there is nothing but libraries, certificates and time zones: no shell in that of the server. That of
//! the page has one and nginx, and no other program.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use xshell::cmd;

use crate::workspace::Workspace;

/// What `gcr.io/distroless/cc-debian12` has.
pub(crate) const RUNTIME: Base =
    Base { name: "runtime", packages: &["base-files", "ca-certificates", "libc6", "libgcc-s1", "tzdata"] };

/// What an image of nginx has, as far as the page needs it.
pub(crate) const NGINX: Base = Base {
    name: "nginx",
    packages: &[
        "base-files",
        "ca-certificates",
        "dash",
        "libc6",
        "libcrypt1",
        "libgcc-s1",
        "libpcre2-8-0",
        "libssl3",
        "nginx",
        "nginx-common",
        "zlib1g",
    ],
};

const PASSWD: &str =
    "root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n";
const GROUP: &str = "root:x:0:\nnonroot:x:65532:\n";

/// A base image: its name, and the packages in it with all that they need to run.
pub(crate) struct Base {
    name: &'static str,
    packages: &'static [&'static str],
}

impl Base {
    /// The name of the image.
    pub(crate) fn image(&self) -> String {
        format!("localhost/{}", self.name)
    }

    /// Its content as an archive, which is kept until the packages are others.
    pub(crate) fn archive(&self, workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
        let archive = folder.join(format!("{}.tar", self.name));
        let (stamp, wanted) = (archive.with_extension("packages"), self.packages.join("\n"));
        if archive.is_file() && fs::read_to_string(&stamp).is_ok_and(|present| present == wanted) {
            return Ok(archive);
        }
        fs::create_dir_all(folder)?;
        let work = tempfile::tempdir_in(folder)?;
        let root = work.path().join("root");
        self.unpack(workspace, work.path(), &root)?;
        complete(&root)?;
        let shell = workspace.shell();
        cmd!(
            shell,
            "tar --create --numeric-owner --owner=0 --group=0 --sort=name --file {archive} -C {root} ."
        )
        .run()?;
        // Written last, so that an archive that broke off is made again.
        fs::write(stamp, wanted)?;
        Ok(archive)
    }

    fn unpack(&self, workspace: &Workspace, work: &Path, root: &Path) -> Result<()> {
        let shell = workspace.shell();
        let _there = shell.push_dir(work);
        // As this user: that of apt may not be let into the folder.
        let option = "APT::Sandbox::User=root";
        let download =
            || cmd!(shell, "apt-get --quiet --quiet --option {option} download").args(self.packages);
        if download().ignore_stderr().run().is_err() {
            // What this machine knows of Debian's packages is missing, or older than the packages.
            cmd!(shell, "apt-get --quiet --quiet update").run()?;
            download().run()?;
        }
        fs::create_dir(root)?;
        // Since Debian 12 these are one, but the packages still know both: only an installation joins them.
        for folder in ["bin", "lib", "lib64", "sbin"] {
            fs::create_dir_all(root.join("usr").join(folder))?;
            symlink(format!("usr/{folder}"), root.join(folder))?;
        }
        for entry in fs::read_dir(work)? {
            let package = entry?.path();
            if package.extension().is_some_and(|extension| extension == "deb") {
                // Not dpkg's own unpacking, which would put a folder in the place of a link.
                cmd!(shell, "sh -c 'dpkg-deb --fsys-tarfile \"$1\" | tar --extract --keep-directory-symlink --directory \"$2\"' unpack {package} {root}").quiet().run()?;
            }
        }
        for folder in ["usr/share/doc", "usr/share/locale", "usr/share/man", "usr/share/lintian"] {
            let folder = root.join(folder);
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
        }
        Ok(())
    }
}

/// What an installation would have made: the list of certificates, users, the shell's name, a place for temporary files.
fn complete(root: &Path) -> Result<()> {
    let mut certificates = Vec::new();
    let folder = root.join("usr/share/ca-certificates/mozilla");
    let entries = fs::read_dir(&folder).context("the package of certificates holds none")?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    for file in files {
        certificates.extend(fs::read(file)?);
    }
    ensure!(!certificates.is_empty(), "the package of certificates holds none");
    fs::create_dir_all(root.join("etc/ssl/certs"))?;
    fs::write(root.join("etc/ssl/certs/ca-certificates.crt"), certificates)?;
    fs::remove_dir_all(root.join("usr/share/ca-certificates"))?;
    fs::write(root.join("etc/passwd"), PASSWD)?;
    fs::write(root.join("etc/group"), GROUP)?;
    if root.join("usr/bin/dash").exists() && !root.join("usr/bin/sh").exists() {
        symlink("dash", root.join("usr/bin/sh"))?;
    }
    let temporary = root.join("tmp");
    fs::create_dir_all(&temporary)?;
    fs::set_permissions(temporary, fs::Permissions::from_mode(0o1777))?;
    Ok(())
}
