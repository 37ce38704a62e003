"""``wenbao serve``: the web chat on this machine."""

import logging
import os
import sys
import webbrowser
from pathlib import Path

import click

from ui.cli_options import library_option, opened, settings_for


@click.command(short_help="Serve the web chat.")
@click.option("--host", help="Address to listen on. [default: WENBAO_SERVER_HOST or 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one. [default: 7860]")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser of this machine.")
@library_option
def serve(host: str | None, port: int | None, open_browser: bool, library: Path | None) -> None:
    """Serve the web chat until Ctrl-C. The page loads nothing from another host.

    \b
    Example:
      wenbao serve --port 7860
    """
    settings = settings_for(library)
    library_ = opened(library)
    # Gradio reads this while it is imported, so it is set here at the edge and before.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    from ui.desk import desk_of
    from ui.page_server import bound_socket, page_server

    where, door = host or settings.server_host, settings.server_port if port is None else port
    try:
        listening = bound_socket(where, door)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{where}:{door}: {reason}; stop what uses it or name another --port") from error
    address = f"http://{where}:{listening.getsockname()[1]}"
    server = page_server(desk_of(library_, settings))
    click.echo(f"Wenbao is on {address} (Ctrl-C ends it)")
    if open_browser:
        webbrowser.open(address)
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo("ended", err=True)
