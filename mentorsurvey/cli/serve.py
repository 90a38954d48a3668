"""`mentorsurvey serve`: the server, and where people reach it."""

import os
from collections.abc import Callable

import click

from mentorsurvey.settings import is_loopback, settings


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 is every address.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--demo", "is_demo", is_flag=True, help="Serve invented people; build them first.")
def command(host: str, port: int, is_demo: bool) -> None:
    """Serve the program's pages until Ctrl-C."""
    from mentorsurvey.web import serving

    serving.check_port(host, port)
    here = serving.url_of(host, port)
    if is_demo:
        from mentorsurvey.cli.demo import DATABASE, ensure

        _set(MENTORSURVEY_DATABASE=str(DATABASE), MENTORSURVEY_BASE_URL=here)
        serving.check_local(host)
        ensure(DATABASE)
    elif "MENTORSURVEY_BASE_URL" not in os.environ:
        _set(MENTORSURVEY_BASE_URL=here)
    database = serving.prepare(host)
    if not is_loopback(host) and settings().base_url == here:
        click.echo(
            "MENTORSURVEY_BASE_URL is not set: links will not work from elsewhere. Set it to"
            " what people type, such as https://survey.example.org.",
            err=True,
        )

    def ready() -> None:
        click.echo(f"Serving {settings().base_url} (Ctrl-C ends it).")

    say: Callable[[], None] = ready
    if is_demo:
        from mentorsurvey.cli.demo import say_links

        def say() -> None:
            ready()
            say_links(database)

    serving.run(host=host, port=port, ready=say)


def _set(**variables: str) -> None:
    """Say it to this process's environment, which settings are read from once."""
    os.environ.update(variables)
    settings.cache_clear()
