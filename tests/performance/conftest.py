import pytest
import time_machine
from hypothesis import HealthCheck, settings

from tests import make
from tests.cast import assemble

# No test depends on how long it takes.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture
def cast(db):
    return assemble()


@pytest.fixture
def on_the_day():
    """The pages read the clock: it stands at make.NOW."""
    with time_machine.travel(make.NOW, tick=False):
        yield make.TODAY
