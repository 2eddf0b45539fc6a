"""Holds a running server to its OpenAPI document: starts one with an empty folder, signs in, and lets schemathesis ask."""

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
# Nobody reads receipts, so that what is asked is all that changes anything; and nobody is limited.
SETTINGS = {
    "HOST": "127.0.0.1",
    "PORT": "0",
    "OCR_AT_ONCE": "0",
    "LOG_LEVEL": "info",
    "SIGN_INS_PER_ADDRESS": "1000000",
    "SIGN_INS_PER_ACCOUNT": "1000000",
}
ANA = {"name": "Ana", "email": "ana@example.org", "password": "correct horse battery"}
# Whose account may be deleted.
BEN = {"name": "Ben", "email": "ben@example.org", "password": "correct horse battery"}


def listening(server: subprocess.Popen) -> str:
    """Where it listens, as it says itself."""
    for line in server.stdout:
        record = json.loads(line)
        if record["message"] == "listening":
            return record["address"]
    sys.exit("the server did not start")


def post(address: str, path: str, body: dict) -> dict:
    request = urllib.request.Request(
        f"http://{address}/api/v1{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def ask(address: str, arguments: list[str]) -> int:
    tokens = {}
    for name, person in {"TOKEN": ANA, "TOKEN_OF_BEN": BEN}.items():
        post(address, "/auth/register", person)
        tokens[name] = post(address, "/auth/login", person)["token"]
    command = [Path(sys.executable).with_name("schemathesis"), "--config-file", HERE / "schemathesis.toml"]
    command += ["run", "--url", f"http://{address}", HERE.parent / "openapi.json", *arguments]
    return subprocess.run(command, env=os.environ | tokens, check=False).returncode


def main() -> int:
    program, *arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryFile("w+") as log:
        settings = {"DATA_DIR": data, **SETTINGS}
        with subprocess.Popen([program], env=settings, stdout=subprocess.PIPE, text=True) as server:
            try:
                address = listening(server)
                # What it says from here on is read at the end; unread, it would stop the server.
                drain = subprocess.Popen(["cat"], stdin=server.stdout, stdout=log)
                result = ask(address, arguments)
            finally:
                server.terminate()
            drain.wait()
        log.seek(0)
        failures = [line for line in log if '"level":"ERROR"' in line]
    sys.stdout.writelines(failures)
    if server.returncode != 0 or failures:
        print(f"the server ended with {server.returncode} and told {len(failures)} errors")
        return 1
    return result


if __name__ == "__main__":
    sys.exit(main())
