"""What a page and its browser say to each other: what is let through, and what is left out."""

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.AuthRedirect_pb2 import AuthRedirect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from mentorsurvey.settings import ROOT

HEARD = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
"""What a browser may ask for. Clearing everybody's cache or the state of the checkout is not."""
GOODBYE = ForwardMsg(auth_redirect=AuthRedirect(url="/")).SerializeToString()
"""Leads a tab whose session has ended to the plain page that says how to sign in."""
_PATH = str(ROOT).encode()


def is_heard(data: bytes) -> bool:
    """Whether a browser's message goes on to the page. What is no message, Streamlit refuses."""
    try:
        kind = BackMsg.FromString(data).WhichOneof("type")
    except DecodeError:
        return True
    return kind in HEARD


def without_the_host(data: bytes) -> tuple[bytes, str]:
    """A message to a browser without the server's paths and ids, and the tab that it announces.

    Each run of a page begins with a message that holds the script's path, the machine's id and
    the versions of Python and of the system. The browser needs none of them. The tab is "" for
    every other message.
    """
    if _PATH not in data:
        return data, ""
    message = ForwardMsg.FromString(data)
    if message.WhichOneof("type") != "new_session":
        return data, ""
    begun = message.new_session
    begun.ClearField("main_script_path")
    begun.ClearField("name")
    about = begun.initialize
    for field in ("installation_id", "installation_id_v3", "installation_id_v4"):
        about.user_info.ClearField(field)
    for field in ("python_version", "server_os", "has_display"):
        about.environment_info.ClearField(field)
    return message.SerializeToString(), about.session_id
