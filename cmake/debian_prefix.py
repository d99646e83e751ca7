#!/usr/bin/env python3
"""Unpack Debian packages into a private folder, without root and without touching the system.

Debian's next release carries tools that its stable release does not. This fetches such packages
from the mirror that the machine's own apt sources name, with the suite exchanged, and unpacks them
into a prefix. Programs of a newer suite want a newer C library than the machine has, so every ELF
file is told to use the loader and the libraries of the prefix ("relocate").

    debian_prefix.py RECIPE PREFIX

A prefix appears whole or not at all: the work is done in a sibling folder that is renamed at the
end, under a lock, and a finished prefix is never touched again.
"""

from __future__ import annotations

import dataclasses
import fcntl
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable

APT_LISTS = pathlib.Path("/etc/apt")
STAMP = ".complete"

# What the machine's own installation serves, and what only compilers for the machine itself need.
NOT_UNPACKED = re.compile(
    r"(python3|libpython3|perl|libperl|gcc-|binutils|libbinutils|linux-libc-dev|libnode|debconf"
    r"|lib32|libx32|libc6-(i386|x32)|ccache|tzdata|media-types|netbase|readline-common|libc-|libcrypt-dev|openssl-provider).*"
    r"|nodejs|node-(?!acorn$|xtend$).*|lib(?!clang-common-|clang-rt-|c\+\+|unwind).*-dev"
)


class Unobtainable(Exception):
    """A package cannot be had; the text says what to do about it."""


@dataclasses.dataclass(frozen=True)
class Recipe:
    """A named set of packages and how they become a usable prefix."""

    packages: tuple[str, ...]
    suites: tuple[str, ...]  # tried in order; "" is the machine's own
    dependencies: bool = True
    relocate: bool = True
    finish: Callable[[pathlib.Path, pathlib.Path], None] | None = None


# --- The machine's package sources ---------------------------------------------------------------


def codename() -> str:
    """The machine's own suite, from os-release; empty on a Debian between two releases."""
    release = pathlib.Path("/etc/os-release").read_text(encoding="utf-8")
    found = re.search(r'^VERSION_CODENAME="?([\w-]+)"?$', release, re.MULTILINE)
    return found.group(1) if found else "sid"


def deb822_stanzas() -> Iterable[dict[str, str]]:
    """Every stanza of the deb822 sources, by lower-case field name."""
    for path in sorted((APT_LISTS / "sources.list.d").glob("*.sources")):
        text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for paragraph in re.split(r"\n\s*\n", text):
            fields = re.findall(r"^([\w-]+):[ \t]*(.*(?:\n[ \t]+.*)*)", paragraph, re.MULTILINE)
            if fields:
                yield {name.lower(): value for name, value in fields}


def one_line_stanzas() -> Iterable[dict[str, str]]:
    """Every line of the one-line sources, in the shape of deb822_stanzas()."""
    paths = [APT_LISTS / "sources.list", *sorted((APT_LISTS / "sources.list.d").glob("*.list"))]
    for path in filter(pathlib.Path.exists, paths):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = re.match(r"(deb)\s+(?:\[(.*?)\]\s+)?(\S+)\s+(\S+)\s+(.+)", line)
            if not found:
                continue
            kind, options, uri, suite, components = found.groups()
            stanza = {"types": kind, "uris": uri, "suites": suite, "components": components}
            pairs = (option.split("=", 1) for option in (options or "").split())
            yield stanza | {name.lower(): value.replace(",", " ") for name, value in pairs}


def source_for(suite: str) -> str:
    """The machine's Debian source as a deb822 stanza of another suite."""
    own = codename()
    for stanza in [*deb822_stanzas(), *one_line_stanzas()]:
        if "deb" in stanza.get("types", "").split() and own in stanza.get("suites", "").split():
            stanza |= {"types": "deb", "suites": suite, "components": "main"}
            return "".join(f"{name.title()}: {value}\n" for name, value in stanza.items())
    raise Unobtainable(f"no package source in {APT_LISTS} names the suite '{own}' of this machine")


# --- apt with a state of its own -----------------------------------------------------------------


class Apt:
    """apt-get on one suite, with its state in a folder of its own and nothing installed."""

    def __init__(self, folder: pathlib.Path, suite: str) -> None:
        self.folder = folder
        for name in ("sources", "lists/partial", "archives/partial"):
            (folder / name).mkdir(parents=True)
        (folder / "status").touch()
        (folder / "sources" / "debian.sources").write_text(source_for(suite), encoding="utf-8")
        self._run("update", "-qq")

    def closure(self, packages: Iterable[str]) -> list[str]:
        """The packages and all that they depend on."""
        plan = self._run("install", "--simulate", "--no-install-recommends", *packages)
        return re.findall(r"^Inst (\S+)", plan, re.MULTILINE)

    def download(self, packages: Iterable[str]) -> list[pathlib.Path]:
        archives = self.folder / "archives"
        self._run("download", *packages, cwd=archives)
        return sorted(archives.glob("*.deb"))

    def _run(self, *arguments: str, cwd: pathlib.Path | None = None) -> str:
        options = {
            "Dir::Etc::sourcelist": "/dev/null",
            "Dir::Etc::sourceparts": self.folder / "sources",
            "Dir::Etc::preferences": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null",
            "Dir::State::lists": self.folder / "lists",
            "Dir::State::status": self.folder / "status",
            "Dir::Cache": self.folder,
            "Dir::Cache::archives": self.folder / "archives",
            "APT::Sandbox::User": "",
            "APT::Update::Error-Mode": "any",
        }
        command = ["apt-get", *(f"-o{name}={value}" for name, value in options.items()), *arguments]
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            reason = done.stderr.strip() or done.stdout.strip()
            raise Unobtainable(f"apt-get {arguments[0]} failed:\n{reason}")
        return done.stdout


# --- Relocation ----------------------------------------------------------------------------------


def elf_files(root: pathlib.Path) -> Iterable[pathlib.Path]:
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink() and not path.suffix == ".o":
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def relocate(root: pathlib.Path, prefix: pathlib.Path, patchelf: pathlib.Path) -> None:
    """Make every program under root, which will be renamed to prefix, use the prefix's libraries."""

    def in_prefix(path: pathlib.Path) -> str:
        return str(prefix / path.relative_to(root))

    def run_patchelf(*arguments: str | pathlib.Path) -> bool:
        command = [patchelf, *arguments]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    # Older suites have /lib beside /usr/lib, newer ones only the latter.
    folders = [*root.glob("lib/*-linux-gnu*"), *root.glob("usr/lib/*-linux-gnu*")]
    loader = next(path for folder in folders for path in folder.glob("ld-linux*.so.*"))
    rpath = ":".join(map(in_prefix, folders))
    for path in elf_files(root):
        # The C library itself must stay as it is: patched, the loader refuses to start.
        if re.match(r"ld-linux|lib(c|m|dl|pthread|rt|resolv|util)\.so", path.name):
            continue
        if run_patchelf("--print-interpreter", path):
            run_patchelf("--set-interpreter", in_prefix(loader), path)
        run_patchelf("--force-rpath", "--set-rpath", rpath, path)


def patchelf_program(scratch: pathlib.Path) -> pathlib.Path:
    """The machine's patchelf, or else one unpacked for this run."""
    installed = shutil.which("patchelf")
    if installed:
        return pathlib.Path(installed)
    apt = Apt(scratch / "patchelf-apt", codename())
    for archive in apt.download(["patchelf"]):
        subprocess.run(["dpkg", "-x", archive, scratch / "patchelf"], check=True)
    return scratch / "patchelf" / "usr" / "bin" / "patchelf"


# --- Recipes -------------------------------------------------------------------------------------


def finish_emscripten(root: pathlib.Path, prefix: pathlib.Path) -> None:
    """Tell emcc where its parts are, and put its JavaScript libraries where its modules look."""
    for folder in (root / "usr" / "node_modules", root / "usr" / "share" / "node_modules"):
        shutil.copytree(root / "usr" / "share" / "nodejs", folder, symlinks=True)
    llvm = next(root.glob("usr/lib/llvm-*/bin/clang")).parent
    settings = {
        "LLVM_ROOT": str(prefix / llvm.relative_to(root)),
        "BINARYEN_ROOT": str(prefix / "usr"),
        "NODE_JS": "node",
        "CACHE": str(prefix / "cache"),
    }
    config = root / "usr" / "share" / "emscripten" / ".emscripten"
    config.write_text("".join(f"{k} = {v!r}\n" for k, v in settings.items()), encoding="utf-8")


RECIPES = {
    "emscripten": Recipe(("emscripten",), ("forky", "sid"), finish=finish_emscripten),
    "libraries": Recipe(
        ("rapidjson-dev", "googletest"), ("forky", "sid"), dependencies=False, relocate=False
    ),
    "lint": Recipe(("clang-format-22", "clang-tidy-22"), ("forky", "sid")),
    "native": Recipe(
        ("clang-19", "libclang-rt-19-dev", "libc++-19-dev", "libc++abi-19-dev"), ("", "trixie")
    ),
}


def build(recipe: Recipe, suite: str, prefix: pathlib.Path) -> None:
    """Fetch and unpack a recipe beside the prefix, then rename it into place."""
    for remains in prefix.parent.glob(f".{prefix.name}-*"):  # of a run that was killed
        shutil.rmtree(remains, ignore_errors=True)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix=f".{prefix.name}-", dir=prefix.parent))
    try:
        apt = Apt(scratch / "apt", suite or codename())
        packages = list(recipe.packages)
        if recipe.dependencies:
            packages = [name for name in apt.closure(packages) if not NOT_UNPACKED.fullmatch(name)]
        archives = apt.download(packages)
        root = scratch / "root"
        for archive in archives:
            subprocess.run(["dpkg", "-x", archive, root], check=True)
        if recipe.relocate:
            relocate(root, prefix, patchelf_program(scratch))
        if recipe.finish:
            recipe.finish(root, prefix)
        (root / STAMP).write_text("".join(f"{path.name}\n" for path in archives), encoding="utf-8")
        root.rename(prefix)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in RECIPES:
        print(f"usage: debian_prefix.py {{{'|'.join(RECIPES)}}} PREFIX", file=sys.stderr)
        return 2
    recipe, prefix = RECIPES[arguments[0]], pathlib.Path(os.path.abspath(arguments[1]))
    prefix.parent.mkdir(parents=True, exist_ok=True)
    failures = []
    with open(prefix.parent / f"{prefix.name}.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (prefix / STAMP).exists():
            return 0
        for suite in recipe.suites:
            try:
                build(recipe, suite, prefix)
                return 0
            except (Unobtainable, OSError, subprocess.CalledProcessError) as failure:
                failures.append(f"{suite or codename()}: {failure}")
    print("\n".join(failures), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
