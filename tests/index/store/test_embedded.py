"""What the index takes of Whoosh comes without modules of the network."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_whoosh_is_loaded_without_the_network_and_asyncio() -> None:
    code = "import sys, index.store.embedded; print({'asyncio', 'ssl', 'http.client'} & sys.modules.keys())"
    assert run(code) == "set()"


def test_whoever_asks_for_those_modules_afterwards_gets_them() -> None:
    code = (
        "import index.store.embedded, asyncio, urllib.request, whoosh.compat\n"
        "async def one(): return 1\n"
        "print(asyncio.run(one()), urllib.request.urlopen.__module__, asyncio.__spec__.name, end=' ')\n"
        "print(whoosh.compat.urlretrieve('data:,two')[0] != '')"
    )
    assert run(code) == "1 urllib.request asyncio True"


def test_what_stands_in_for_a_module_becomes_it() -> None:
    code = (
        "import index.store.embedded, sys, cached_property\n"
        "before = 'asyncio' in sys.modules\n"
        "print(before, cached_property.asyncio.Event.__module__, 'asyncio' in sys.modules)"
    )
    assert run(code) == "False asyncio.locks True"
