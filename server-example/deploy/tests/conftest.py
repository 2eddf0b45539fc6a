"""What the tests share."""

import pytest
import templates


@pytest.fixture(params=["test", "production"], scope="session")
def profile(request):
    return request.param


@pytest.fixture(scope="session")
def stacks(profile):
    return templates.worked(profile)
