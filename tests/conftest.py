"""What the tests share: where the real corpus is, when there is one."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long anything takes depends on what else the machine is doing.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Screens are built and left by the hundred: looking for garbage as often as is usual takes a third of the tests' time.
gc.set_threshold(50_000, 10, 10)

SHARED = Path(os.environ.get("ZTE_READER_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real scrapes, hand-made answers and scorers; tests that need it skip without it."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"no real corpus at {SHARED} (set ZTE_READER_SHARED to where it is)")
    return SHARED


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name a case of bytes by their number: archives hold the clock, and processes must agree on names of tests."""
    return f"{argname}-{len(val)}" if isinstance(val, bytes) else None
