"""The image of the server, run as ECS would run it, on PostgreSQL with TLS, S3 and Textract."""

import errno
import json
import os
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest
from engine import NETWORK, RESTRICTED, ROOT, SERVER_IMAGE, Answer, Container, Textract, inspect_image, lines, podman

JSON = {"Content-Type": "application/json"}
BUDGET = int(os.environ["CASHFLOW_TEST_SERVER_BUDGET"])
PHOTO = (ROOT / "examples/receipts/es-bar.jpg").read_bytes()


def user(name: str) -> bytes:
    fields = {"name": name, "email": f"{name}@example.org", "password": "correct horse battery"}
    return json.dumps(fields).encode()


def signed_in(server: Container, name: str) -> dict[str, str]:
    answer = server.ask("POST", "/api/v1/auth/register", user(name), JSON)
    assert answer.status == 201, answer.body
    answer = server.ask("POST", "/api/v1/auth/login", user(name), JSON)
    assert answer.status == 200, answer.body
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def upload(server: Container, who: dict[str, str], photo: bytes) -> Answer:
    head = b'--frame\r\nContent-Disposition: form-data; name="file"; filename="ticket.jpg"\r\n\r\n'
    form = head + photo + b"\r\n--frame--\r\n"
    headers = who | {"Content-Type": "multipart/form-data; boundary=frame"}
    return server.ask("POST", "/api/v1/ocr/upload?wait=20", form, headers)


def read(server: Container, who: dict[str, str], photo: bytes) -> dict:
    """Uploads it and waits until it is read, however slow the machine is."""
    answer = upload(server, who, photo)
    assert answer.status == 201, answer.body
    for _ in range(5):
        if answer.json()["status"] in ("review", "failed"):
            break
        answer = upload(server, who, photo)
    return answer.json()


def status(process: Path) -> dict[str, str]:
    return dict(line.split(":\t", 1) for line in (process / "status").read_text().splitlines() if ":\t" in line)


def cannot_write(process: Path, file: str) -> None:
    """Not even root of this machine can, in the files as the process sees them."""
    with pytest.raises(OSError) as refused:
        os.close(os.open(process / "root" / file, os.O_CREAT | os.O_WRONLY))
    assert refused.value.errno == errno.EROFS


def test_the_image_is_small_starts_the_program_and_holds_no_secret() -> None:
    image = inspect_image(SERVER_IMAGE)
    assert image["Size"] <= BUDGET, f"{image['Size']} bytes"
    print(f"{image['Size'] / 1e6:.1f} MB")
    config = image["Config"]
    assert config["User"] == "65532:65532"
    assert config["Entrypoint"] == ["/usr/local/bin/cashflow-server"]
    assert not config.get("Cmd")
    assert "3000/tcp" in config["ExposedPorts"]
    names = {variable.split("=", 1)[0] for variable in config["Env"]}
    assert names <= {"PATH", "DATA_DIR", "CASHFLOW_OCR_MODELS"}, names


def test_it_is_ready_on_the_migrated_database_and_lives(server: Container) -> None:
    assert server.ask("GET", "/health/live").json() == {"status": "ok"}
    assert server.ask("GET", "/health/ready").json() == {"status": "ok"}


def test_the_health_check_of_the_task_definition_works_inside_and_there_is_no_shell(
    server: Container, backend_task
) -> None:
    kind, *command = backend_task.container["HealthCheck"]["Command"]
    assert kind == "CMD"
    podman("exec", server.name, *command)
    shell = podman("exec", server.name, "/bin/sh", "-c", "true", check=False)
    assert shell.returncode != 0, "there is a shell"


def test_it_runs_without_rights_and_can_write_nowhere(server: Container) -> None:
    process = server.process()
    told = status(process)
    assert told["Uid"].split() == ["65532"] * 4
    assert told["Gid"].split() == ["65532"] * 4
    assert int(told["CapEff"], 16) == int(told["CapPrm"], 16) == int(told["CapBnd"], 16) == 0
    assert told["NoNewPrivs"] == "1"
    for file in ("made", "tmp/made", "var/lib/cashflow/made", "usr/local/bin/made"):
        cannot_write(process, file)
    assert (process / "exe").readlink() == Path("/usr/local/bin/cashflow-server")
    assert "\t1" in told["NSpid"], "it is not process 1"


def test_a_receipt_that_is_uploaded_through_the_mapped_port_is_read(server: Container, textract: Textract) -> None:
    ana = signed_in(server, "ana")
    receipt = read(server, ana, PHOTO)
    assert (receipt["status"], receipt["recognized_amount"]) == ("review", "15.55"), receipt
    assert len(textract.requests()) == 1
    file = server.ask("GET", f"/api/v1/ocr/invoices/{receipt['id']}/file", headers=ana)
    assert (file.status, file.body) == (200, PHOTO)
    bea = signed_in(server, "bea")
    assert server.ask("GET", f"/api/v1/ocr/invoices/{receipt['id']}", headers=bea).status == 404


def test_a_request_in_work_is_finished_when_it_is_stopped_and_it_ends_well_and_in_time(start) -> None:
    with start() as server:
        server.wait_for("/health/ready")
        body = user("cleo")
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            head = f"POST /api/auth/register HTTP/1.1\r\nHost: test\r\nContent-Length: {len(body)}\r\n"
            head += "Content-Type: application/json\r\nExpect: 100-continue\r\n\r\n"
            connection.sendall(head.encode())
            # The server asks for the body when the handler wants it: so the request is in work.
            assert connection.recv(1024).startswith(b"HTTP/1.1 100")
            connection.sendall(body[:10])
            began = time.monotonic()
            stop = threading.Thread(target=podman, args=("stop", "--time", "30", server.name))
            stop.start()
            server.wait_for_line("stopping: no new connections")
            connection.sendall(body[10:])
            answer = connection.recv(1024)
            assert answer.startswith(b"HTTP/1.1 201"), answer
        stop.join()
        state = server.state()
        assert (state["Status"], state["ExitCode"], state["OOMKilled"]) == ("exited", 0, False), state
        assert time.monotonic() - began < 30
        messages = [line.get("message") for line in lines(server.log())]
        assert messages[-1] == "stopped", messages


def test_embedded_it_reads_receipts_by_itself_and_keeps_its_data_in_a_volume() -> None:
    volume = podman("volume", "create").stdout.strip()
    options = [f"--volume={volume}:/var/lib/cashflow", "--memory=512m"]
    try:
        with Container(SERVER_IMAGE, 3000, options, {}) as server:
            server.wait_for("/health/ready")
            receipt = read(server, signed_in(server, "dora"), PHOTO)
            assert receipt["status"] == "review", receipt
            assert receipt["recognized_amount"] == expected("es-bar"), receipt
            podman("stop", "--time", "30", server.name)
            assert server.state()["ExitCode"] == 0
        with Container(SERVER_IMAGE, 3000, options, {}) as server:
            server.wait_for("/health/ready")
            assert server.ask("POST", "/api/v1/auth/login", user("dora"), JSON).status == 200
    finally:
        podman("volume", "rm", "--force", volume, check=False)


def expected(name: str) -> str:
    """What stands on a sample receipt."""
    return json.loads((ROOT / "examples/receipts/expected.json").read_text())[name]["total"]


def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it() -> None:
    done = podman("run", "--rm", *RESTRICTED, *NETWORK, "--env=OCR_ENGINE=magic", SERVER_IMAGE, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == "cashflow-server: OCR_ENGINE: must be local or textract"


def test_nothing_in_the_image_belongs_to_who_runs_it_but_the_data_folder(server: Container) -> None:
    root = server.process() / "root"
    own = ["find", f"{root}/", "-xdev", "-user", "65532", "-not", "-path", f"{root}/var/lib/cashflow*"]
    found = subprocess.run(own, capture_output=True, text=True, check=False).stdout
    assert found == ""
