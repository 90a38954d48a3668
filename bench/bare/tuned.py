"""A tuned bare page: no collection after a run, uvicorn directly."""

import argparse
from pathlib import Path

import streamlit as st
import uvicorn


def main() -> None:
    """Serve the page at the port that the command line names.

    uvicorn is given host and port, not a socket, so that it sets TCP_NODELAY. The websocket
    settings are those that `streamlit run` hands to uvicorn.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--page", default="tuned_page", help="a folder beside this file")
    chosen = parser.parse_args()
    uvicorn.run(
        st.App(Path(__file__).parent / chosen.page / "script.py"),
        host="127.0.0.1",
        port=chosen.port,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        access_log=False,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
