"""`mentorsurvey serve`: the server, and where people reach it."""

import os

import click

from mentorsurvey.settings import is_loopback, keeping_mail, settings


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
        _serve_demo(host, port, here)
        return
    if "MENTORSURVEY_BASE_URL" not in os.environ:
        _set(MENTORSURVEY_BASE_URL=here)
    serving.prepare(host)
    if not is_loopback(host) and settings().base_url == here:
        click.echo(
            "MENTORSURVEY_BASE_URL is not set: links will not work from elsewhere. Set it to"
            " what people type, such as https://survey.example.org.",
            err=True,
        )

    serving.run(host=host, port=port, ready=_say_where)


def _serve_demo(host: str, port: int, here: str) -> None:
    """Serve invented people, whose mail is kept in a folder and can be read."""
    from mentorsurvey.cli.demo import DATABASE, ensure, mail_of, say_links
    from mentorsurvey.web import demo_mail, serving

    _set(MENTORSURVEY_DATABASE=str(DATABASE), MENTORSURVEY_BASE_URL=here)
    serving.check_local(host)
    ensure(DATABASE)
    database = serving.prepare(host)

    def ready() -> None:
        _say_where()
        say_links(database)
        click.echo(f"  their mail   {settings().base_url}{demo_mail.AT}")

    with keeping_mail(mail_of(DATABASE)):
        serving.run(host=host, port=port, ready=ready)


def _say_where() -> None:
    click.echo(f"Serving {settings().base_url} (Ctrl-C ends it).")


def _set(**variables: str) -> None:
    """Say it to this process's environment, which settings are read from once."""
    os.environ.update(variables)
    settings.cache_clear()
