"""Podman, and containers that are run as Amazon ECS would run them."""

import http.client
import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
# What a container with slirp4netns calls the loopback address of this machine.
HOST = "10.0.2.2"
DATABASE_HOST = "database.test"
# So that what is broken fails instead of holding everything up.
PATIENCE = 60


def setting(name: str) -> str:
    """What `cargo xtask containers` says."""
    return os.environ[f"CASHFLOW_TEST_{name}"]


SERVER_IMAGE = setting("SERVER_IMAGE")
WEB_IMAGE = setting("WEB_IMAGE")

# On Fargate nothing but what is mounted can be written to, as here without podman's own folders in memory.
RESTRICTED = [
    "--read-only",
    "--read-only-tmpfs=false",
    "--cap-drop=all",
    "--security-opt=no-new-privileges",
    "--pids-limit=64",
]
NETWORK = ["--network=slirp4netns:allow_host_loopback=true", f"--add-host={DATABASE_HOST}:{HOST}"]


def podman(*arguments: str, check: bool = True) -> subprocess.CompletedProcess:
    folders = ["--root", setting("PODMAN_ROOT"), "--runroot", setting("PODMAN_RUNROOT")]
    done = subprocess.run(["podman", *folders, *arguments], capture_output=True, text=True, timeout=120, check=False)
    if check and done.returncode != 0:
        raise AssertionError(f"podman {' '.join(arguments)}: {done.stderr or done.stdout}")
    return done


def inspect_image(name: str) -> dict:
    return json.loads(podman("image", "inspect", name).stdout)[0]


class Container:
    """A container in the background. Its address is that of the mapped port."""

    def __init__(self, image: str, port: int, options: list[str], environment: dict[str, str]) -> None:
        variables = [f"--env={name}={value}" for name, value in environment.items()]
        publish = [f"--publish=127.0.0.1::{port}"]
        self.name = podman(
            "run", "--detach", *RESTRICTED, *NETWORK, *publish, *variables, *options, image
        ).stdout.strip()
        self.port = int(podman("port", self.name, str(port)).stdout.rsplit(":", 1)[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        podman("rm", "--force", "--volumes", "--time", "0", self.name, check=False)

    def state(self) -> dict:
        return json.loads(podman("inspect", self.name).stdout)[0]["State"]

    def process(self) -> Path:
        """Its first process, as this machine sees it."""
        return Path("/proc") / str(self.state()["Pid"])

    def log(self) -> str:
        done = podman("logs", self.name)
        return done.stdout + done.stderr

    def wait_for(self, path: str, status: int = 200) -> None:
        """Until a path is answered with a status."""
        until, last = time.monotonic() + PATIENCE, ""
        while time.monotonic() < until:
            try:
                answer = self.ask("GET", path)
                if answer.status == status:
                    return
                last = f"{answer.status} {answer.body!r}"
            except (OSError, http.client.HTTPException) as error:
                last = str(error)
            if not self.state()["Running"]:
                break
            time.sleep(0.1)
        raise AssertionError(f"{path}: {last}\n{self.log()}")

    def wait_for_line(self, text: str) -> None:
        """Until its log holds a text."""
        until = time.monotonic() + PATIENCE
        while text not in self.log():
            assert time.monotonic() < until, f"the log never says {text!r}:\n{self.log()}"
            time.sleep(0.05)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> "Answer":
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()


class Answer:
    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    def json(self) -> dict:
        return json.loads(self.body)


class Textract:
    """The stand-in of Textract, which gives the same answer for every document."""

    def __init__(self) -> None:
        fixtures = str(ROOT / ".testing/textract-standin/fixtures")
        command = [setting("TEXTRACT"), "--fixtures", fixtures, "--tps", "0"]
        command += ["--default-answer", "bakery-day-first-discount-cash.json"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().strip().rsplit(":", 1)[1])

    def requests(self) -> list[dict]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/_standin/requests")
        answer = json.load(connection.getresponse())
        connection.close()
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()


def lines(text: str) -> Iterator[dict]:
    """The lines of a log that are JSON."""
    for line in text.splitlines():
        if line.startswith("{"):
            yield json.loads(line)
