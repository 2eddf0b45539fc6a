"""What the tests share: the server as ECS would run it, migrated before, and the page before it."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from engine import (
    DATABASE_HOST,
    HOST,
    NETWORK,
    RESTRICTED,
    SERVER_IMAGE,
    WEB_IMAGE,
    Container,
    Textract,
    podman,
    setting,
)
from task import Task


@pytest.fixture(scope="session")
def textract() -> Iterator[Textract]:
    with Textract() as stand_in:
        yield stand_in


@pytest.fixture(scope="session")
def backend_task() -> Task:
    return Task("services", "BackendTask")


@pytest.fixture(scope="session")
def values() -> dict[str, str]:
    """What AWS would fill in."""
    return {
        "AWS_REGION": setting("S3_REGION"),
        "STORAGE_URL": "s3://receipts/receipts",
        "DB_HOST": DATABASE_HOST,
        "DB_USER": "app",
        "DB_PASSWORD": uuid.uuid4().hex,
        "DB_NAME": "postgres",
        # In the place of those of Amazon RDS: the authority that the certificate of this database is of.
        "DB_SSLROOTCERT": Path(setting("POSTGRES_ROOT")).read_text(),
        "JWT_SECRET": uuid.uuid4().hex,
        "JWT_SECRET_PREVIOUS": uuid.uuid4().hex,
    }


@pytest.fixture(scope="session")
def stand_ins(textract: Textract) -> dict[str, str]:
    """What leads to the stand-ins in the place of AWS. The port of the database is free here, not the usual one."""
    return {
        "DB_PORT": setting("POSTGRES_PORT"),
        "S3_ADDRESSING": "path",
        "AWS_ENDPOINT_URL_S3": f"http://{HOST}:{setting('S3_PORT')}",
        "AWS_ENDPOINT_URL_TEXTRACT": f"http://{HOST}:{textract.port}",
        "AWS_ACCESS_KEY_ID": setting("S3_ACCESS_KEY"),
        "AWS_SECRET_ACCESS_KEY": setting("S3_SECRET_KEY"),
    }


@pytest.fixture(scope="session")
def migrated(values: dict[str, str], stand_ins: dict[str, str]) -> None:
    """The schema, by a container of its own that ends."""
    task = Task("cluster", "MigrationTask")
    variables = [f"--env={name}={value}" for name, value in (task.environment(values) | stand_ins).items()]
    options = [*RESTRICTED, *NETWORK, *task.limits()]
    done = podman("run", "--rm", *options, *variables, SERVER_IMAGE, *task.command, check=False)
    assert done.returncode == 0, done.stderr + done.stdout


@pytest.fixture(scope="session")
def start(
    backend_task: Task, values: dict[str, str], stand_ins: dict[str, str], migrated: None
) -> Callable[[], Container]:
    """Starts a server."""
    environment = backend_task.environment(values) | stand_ins
    return lambda: Container(SERVER_IMAGE, backend_task.port, backend_task.limits(), environment)


@pytest.fixture(scope="session")
def server(start: Callable[[], Container]) -> Iterator[Container]:
    with start() as container:
        container.wait_for("/health/ready")
        yield container


@pytest.fixture(scope="session")
def frontend_task() -> Task:
    return Task("services", "FrontendTask")


@pytest.fixture(scope="session")
def page(frontend_task: Task) -> Iterator[Container]:
    """The page as ECS would run it."""
    environment = frontend_task.environment({})
    with Container(WEB_IMAGE, frontend_task.port, frontend_task.limits(), environment) as container:
        container.wait_for("/healthz")
        yield container
