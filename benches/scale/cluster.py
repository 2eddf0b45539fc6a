"""Servers that share a database, a bucket and Textract, behind nginx as the load balancer, without sticky sessions."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
SECRET = "the secret that all servers share: 32 bytes or more"
PATIENCE = 60

NGINX = """\
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/client;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream servers {{
{servers}
        keepalive 64;
    }}
    server {{
        listen 127.0.0.1:{port};
        client_max_body_size 0;
        location / {{
            proxy_pass http://servers;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }}
    }}
}}
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def ask(url: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def wait_for(url: str, process: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(OSError):
            if ask(url)[0] == 200:
                return
        assert process.poll() is None and time.monotonic() < until, f"{url} is not answered"
        time.sleep(0.05)


class Process:
    """A program that ends with the `with` it was started in."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        with log.open("ab") as file:
            self.process = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file
            )
        self.log = log

    def end(self, how: signal.Signals) -> int:
        """Sends a signal; its exit code."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            # Not at once by force: nginx has workers of its own, which would stay.
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
            self.process.kill()
            self.process.wait()


class Server(Process):
    """The reference server."""

    def __init__(self, program: str, number: int, environment: dict[str, str], folder: Path) -> None:
        self.port = free_port()
        data = folder / f"server-{number}"
        settings = environment | {"HOST": "127.0.0.1", "PORT": str(self.port), "DATA_DIR": str(data)}
        super().__init__([program], settings, folder / f"server-{number}.log")
        self.url = f"http://127.0.0.1:{self.port}"

    def messages(self) -> list[dict]:
        lines = self.log.read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def metric(self, name: str) -> float:
        for line in ask(f"{self.url}/metrics")[1].decode().splitlines():
            if line.startswith(f"{name} "):
                return float(line.rsplit(" ", 1)[1])
        return 0.0


class Textract(Process):
    """The stand-in of Textract: a recorded answer for every document, and a journal of what was asked."""

    def __init__(self, program: str, folder: Path) -> None:
        port = free_port()
        fixtures = str(ROOT / ".testing/textract-standin/fixtures")
        command = [program, "--addr", f"127.0.0.1:{port}", "--fixtures", fixtures, "--tps", "0"]
        command += ["--default-answer", "bakery-day-first-discount-cash.json"]
        super().__init__(command, dict(os.environ), folder / "textract.log")
        self.url = f"http://127.0.0.1:{port}"
        wait_for(f"{self.url}/_standin/requests", self.process)

    def plan(self, faults: list[str]) -> None:
        """What happens to the next requests."""
        body = json.dumps(faults).encode()
        request = urllib.request.Request(f"{self.url}/_standin/plan", body, {"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=PATIENCE).close()

    def requests(self) -> list[dict]:
        return json.loads(ask(f"{self.url}/_standin/requests")[1])


class Balancer(Process):
    """nginx. A request goes to the next server in turn, whoever sent it; one that does not answer is left out for a second."""

    def __init__(self, servers: list[Server], folder: Path) -> None:
        self.port = free_port()
        lines = [f"        server 127.0.0.1:{server.port} max_fails=1 fail_timeout=1s;" for server in servers]
        configuration = folder / "nginx.conf"
        # Its workers would be somebody else, who may not write into the folder.
        user = "user root;" if os.geteuid() == 0 else ""
        text = NGINX.format(user=user, folder=folder, port=self.port, servers="\n".join(lines))
        configuration.write_text(text)
        path = os.environ.get("PATH", "") + ":/usr/sbin"
        command = ["nginx", "-e", "stderr", "-p", str(folder), "-c", str(configuration)]
        super().__init__(command, {"PATH": path}, folder / "nginx.log")
        wait_for(f"http://127.0.0.1:{self.port}/health/live", self.process)


def environment(textract: Textract | None) -> dict[str, str]:
    """What all servers are set to, from what `cargo xtask scale` says."""

    def told(name: str) -> str:
        return os.environ[f"CASHFLOW_TEST_{name}"]

    settings = {
        "DATABASE_URL": told("POSTGRES_URL"),
        "STORAGE_URL": "s3://receipts/scale",
        "S3_ADDRESSING": "path",
        "AWS_ENDPOINT_URL_S3": told("S3_ENDPOINT"),
        "AWS_REGION": told("S3_REGION"),
        "AWS_ACCESS_KEY_ID": told("S3_ACCESS_KEY"),
        "AWS_SECRET_ACCESS_KEY": told("S3_SECRET_KEY"),
        "JWT_SECRET": SECRET,
        "TRUSTED_PROXIES": "1",
        # Everybody comes from one address here.
        "SIGN_INS_PER_ADDRESS": "1000000",
        "OCR_ENGINE": "textract",
    }
    if textract:
        settings["AWS_ENDPOINT_URL_TEXTRACT"] = textract.url
    else:
        settings["OCR_AT_ONCE"] = "0"
        settings["LOG_LEVEL"] = "warn"
    return settings
