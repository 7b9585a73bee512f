"""What the index takes of Whoosh comes without modules of the network."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_whoosh_is_loaded_without_the_network_and_asyncio() -> None:
    code = "import sys, index.store.embedded; print({'asyncio', 'ssl', 'http.client'} & sys.modules.keys())"
    assert run(code) == "set()"


def test_whoever_asks_for_those_modules_afterwards_gets_them() -> None:
    code = (
        "import index.store.embedded, asyncio, urllib.request\n"
        "async def one(): return 1\n"
        "print(asyncio.run(one()), urllib.request.urlopen.__module__, asyncio.__spec__.name)"
    )
    assert run(code) == "1 urllib.request asyncio"


def test_what_whoosh_took_from_those_modules_works() -> None:
    pytest.importorskip("whoosh.compat", reason="this continuation of Whoosh takes nothing from them")
    code = "import index.store.embedded, whoosh.compat; print(whoosh.compat.urlretrieve('data:,two')[0] != '')"
    assert run(code) == "True"


def test_what_stands_in_for_a_module_becomes_it() -> None:
    code = (
        "import sys\n"
        "from index.store.embedded import _Later, _sparing\n"
        "with _sparing(_Later('asyncio')):\n"
        "    import asyncio as held\n"
        "print('asyncio' in sys.modules, held.Event.__module__, 'asyncio' in sys.modules)"
    )
    assert run(code) == "False asyncio.locks True"
