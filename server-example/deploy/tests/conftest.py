"""What the tests share."""

import pytest

import standin
import templates


@pytest.fixture(params=["test", "production"], scope="session")
def profile(request):
    return request.param


@pytest.fixture(scope="session")
def stacks(profile):
    return templates.worked(profile)


@pytest.fixture(scope="session")
def aws(tmp_path_factory):
    running = standin.Standin(tmp_path_factory.mktemp("standin"))
    yield running
    running.stop()
