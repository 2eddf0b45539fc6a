//! The last stages of the two Dockerfiles, with what their earlier stages bring given as folders.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::cmd;

use super::base::{Base, NGINX, RUNTIME};
use super::engine::Engine;
use crate::models;
use crate::workspace::Workspace;

/// The image of the server.
pub(crate) const SERVER: &str = "localhost/cashflow-server";
/// The image of the page.
pub(crate) const WEB: &str = "localhost/cashflow-web";

/// A Dockerfile, and its earlier stages as they are called in it.
struct Image {
    name: &'static str,
    file: &'static str,
    base_argument: &'static str,
    base: Base,
    stages: &'static [&'static str],
}

const IMAGES: [Image; 2] = [
    Image {
        name: SERVER,
        file: "server-example/Dockerfile",
        base_argument: "RUNTIME_IMAGE",
        base: RUNTIME,
        stages: &["build", "models", "web"],
    },
    Image {
        name: WEB,
        file: "examples/web/Dockerfile",
        base_argument: "NGINX_IMAGE",
        base: NGINX,
        stages: &["build"],
    },
];

/// Builds both images around a program of the server and the built page.
pub(crate) fn build(workspace: &Workspace, engine: &Engine<'_>, program: &Path) -> Result<()> {
    let outside = engine.folder().join("stages");
    if outside.exists() {
        fs::remove_dir_all(&outside)?;
    }
    let server = outside.join(SERVER);
    for folder in ["build/built/data", "models/models", "web/web"] {
        fs::create_dir_all(server.join(folder))?;
    }
    let shell = workspace.shell();
    let stripped = server.join("build/built/cashflow-server");
    cmd!(shell, "strip -o {stripped} {program}").run()?;
    models::copy_to(&server.join("models/models"))?;
    let (page, dist) = (outside.join(WEB).join("build/page"), workspace.root().join("examples/web/dist"));
    fs::create_dir_all(&page)?;
    cmd!(shell, "cp -R {dist}/. {page}").run()?;

    let bases = engine.folder().join("bases");
    for image in &IMAGES {
        let archive = image.base.archive(workspace, &bases)?;
        let name = image.base.image();
        engine
            .program("podman")
            .arg("import")
            .arg("--quiet")
            .arg(&archive)
            .arg(&name)
            .ignore_stdout()
            .run()?;
        build_last_stage(workspace, engine, image, &outside.join(image.name))?;
    }
    Ok(())
}

fn build_last_stage(workspace: &Workspace, engine: &Engine<'_>, image: &Image, stages: &Path) -> Result<()> {
    let text = fs::read_to_string(workspace.root().join(image.file))?;
    let last = last_stage(&text).with_context(|| format!("{} has no last stage", image.file))?;
    let file = stages.join("Dockerfile");
    fs::write(&file, format!("ARG {}\n{last}", image.base_argument))?;
    let mut build =
        engine.program("buildah").args(["bud", "--quiet", "--isolation", "chroot", "--tag", image.name]);
    build = build.arg("--build-arg").arg(format!("{}={}", image.base_argument, image.base.image()));
    for stage in image.stages {
        build = build.arg("--build-context").arg(format!("{stage}={}", stages.join(stage).display()));
    }
    Ok(build.arg("--file").arg(file).arg(workspace.root()).ignore_stdout().run()?)
}

/// From the last `FROM` on.
fn last_stage(dockerfile: &str) -> Option<&str> {
    dockerfile.rfind("\nFROM ").map(|at| &dockerfile[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dockerfile(image: &Image) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        fs::read_to_string(root.join(image.file)).unwrap()
    }

    #[test]
    fn the_last_stage_copies_from_the_stages_that_are_given_and_from_all_of_them() {
        for image in &IMAGES {
            let text = dockerfile(image);
            let last = last_stage(&text).unwrap();
            assert!(last.starts_with(&format!("FROM ${{{}}} AS image\n", image.base_argument)), "{last}");
            let mut copied: Vec<&str> =
                last.lines().filter_map(|line| line.split_once("--from=")?.1.split(' ').next()).collect();
            copied.sort_unstable();
            copied.dedup();
            assert_eq!(copied, image.stages, "{}", image.file);
            for stage in image.stages {
                assert!(text.contains(&format!(" AS {stage}\n")), "{}: {stage}", image.file);
            }
        }
    }

    #[test]
    fn the_image_has_the_models_that_the_engine_expects() {
        let text = include_str!("../../../server-example/containers/models.sha256");
        let listed: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once("  ")).collect();
        assert_eq!(listed, models::MODELS.map(|(name, checksum)| (checksum, name)));
        let dockerfile = dockerfile(&IMAGES[0]);
        assert!(dockerfile.contains(models::PACKAGE), "{}", models::PACKAGE);
        assert!(dockerfile.contains(models::LICENCE), "{}", models::LICENCE);
    }
}
