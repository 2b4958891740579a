"""Is every public page valid HTML? Asks the Nu HTML checker; run `python -m tests.quality.nu [ADDRESS]`.

Without the address of a running demo it starts one. Needs Java, and the checker in NEWSROOM_VNU (the path of vnu.jar) or
npm, which then fetches it into the var folder. Ends with 1 when a page has an error; warnings are printed and pass.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote

from tests.quality import site

KINDS = {"error": "error", "non-document-error": "error", "info": "warning"}
# Safari tells nobody that a list without bullets is one, unless its role says so.
WANTED = "The “list” role is unnecessary for element"


def jar() -> Path:
    """The checker, fetched where it is not there yet."""
    if named := os.environ.get("NEWSROOM_VNU"):
        return Path(named)
    folder = site.ROOT / "var" / "quality-tools"
    found = folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not found.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", folder, "vnu-jar@26"], check=True)
    return found


def check(pages: dict[str, bytes]) -> list[tuple[str, str, str, str]]:
    """What the checker says: (kind, sentence, address of the page, the place in it), errors first."""
    with tempfile.TemporaryDirectory() as folder:
        files = {Path(folder) / f"{number}.html": page for number, page in enumerate(pages)}
        for file, page in files.items():
            file.write_bytes(pages[page])
        command = ["java", "-jar", jar(), "--format", "json", "--exit-zero-always", *files]
        said = json.loads(subprocess.run(command, capture_output=True, check=True).stderr)["messages"]
    by_name = {file.name: page for file, page in files.items()}
    return sorted(
        (KINDS[each["type"]], each["message"], by_name[each["url"].rpartition("/")[2]], each.get("extract", ""))
        for each in said
        if not each["message"].startswith(WANTED)
    )


def report(told) -> int:
    """Print each sentence once with the first of the pages it was said of; the number of errors."""
    found = defaultdict(list)
    for kind, sentence, page, extract in told:
        found[kind, sentence].append((unquote(page), extract))
    for (kind, sentence), where in found.items():
        page, extract = where[0]
        sys.stdout.write(f"{kind}: {sentence}\n    {len(where)} times, first on {page}: {' '.join(extract.split())}\n")
    return sum(kind == "error" for kind, *_rest in told)


def main() -> int:
    with site.served() as address:
        pages = {page: content for page, (_status, content) in site.crawl(address).items()}
    errors = report(check(pages))
    sys.stdout.write(f"{len(pages)} pages, {errors} errors\n")
    return 1 if errors or len(pages) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
