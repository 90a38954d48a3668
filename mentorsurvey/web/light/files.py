"""The stylesheet and the scripts of the light form: a few kilobytes, kept by browsers for good."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

UNDER = "/light/files/"
FOLDER = Path(__file__).with_name("assets")
MEDIA = {".css": "text/css", ".js": "text/javascript"}
FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def _all() -> dict[str, Path]:
    """Address → file. The address changes with the content, so nobody has an old one."""
    found = {}
    for file in sorted(FOLDER.iterdir()):
        mark = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
        found[f"{file.stem}-{mark}{file.suffix}"] = file
    return found


@cache
def address(name: str) -> str:
    """Where a file is served: "form.js"."""
    return UNDER + next(served for served, file in _all().items() if file.name == name)


async def send(request: Request) -> Response:
    """One of these files, and nothing else."""
    file = _all().get(request.path_params["name"])
    if file is None:
        return PlainTextResponse("There is no such file.", status_code=404)
    return Response(
        file.read_bytes(), media_type=MEDIA[file.suffix], headers={"Cache-Control": FOR_GOOD}
    )
