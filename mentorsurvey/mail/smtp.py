"""Talking to a mail server: one connection for many mails, encrypted, and what each reply means."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr

from mentorsurvey.settings import MailServer

TIMEOUT = 30.0
"""Seconds for which any answer of the server is waited for, but for the last one of a mail."""
LAST_REPLY = 120.0
"""Seconds that a server has to look through a mail before it takes it."""
MOST = 100
"""Mails that go over one connection."""

_ENHANCED = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?:\s|$)")
_LINE_DOT = re.compile(rb"(?m)^\.")


class ServerTrouble(Exception):
    """The server takes no mail now, whoever it is for. ``why`` says in a word what is wrong."""

    def __init__(self, why: str, code: str = "") -> None:
        self.why = why
        self.code = code
        super().__init__(f"{why} {code}".strip())


class Refused(Exception):
    """The server takes this one mail not now, or never.

    ``about`` says whether it is about the address or about what the server lets through.
    """

    def __init__(self, code: str, *, permanent: bool, about: str) -> None:
        self.code = code
        self.permanent = permanent
        self.about = about
        super().__init__(code)


class Unsure(Exception):
    """The whole mail was sent, and the server has not said in time whether it takes it."""


class Post:
    """A connection to the mail server, which is opened when the first mail needs it.

    Parameters
    ----------
    sender : str
        The address from which mail comes, and to which mail returns that cannot be delivered.
    """

    def __init__(
        self,
        server: MailServer,
        sender: str,
        *,
        timeout: float = TIMEOUT,
        last_reply: float = LAST_REPLY,
        most: int = MOST,
    ) -> None:
        self._server = server
        self._sender = parseaddr(sender)[1]
        self._timeout = timeout
        self._last_reply = last_reply
        self._most = most
        self._open: smtplib.SMTP | None = None
        self._sent = 0

    def offer(self, address: str) -> None:
        """Say who the next mail is for; over a new connection, where the server ends this one.

        Raises
        ------
        Refused
            Where the server takes nothing for this address, now or ever.
        ServerTrouble
            Where it takes nothing at all.
        """
        if self._sent >= self._most:
            self.close()
        carried = self._sent
        try:
            self._offer(address)
        except ServerTrouble as trouble:
            if not carried or trouble.why not in ("busy", "closed"):
                raise
            self.close()  # many servers take only so many mails over one connection
            self._offer(address)

    def _offer(self, address: str) -> None:
        smtp = self._connected()
        sender, to = envelope(self._sender), envelope(address)
        wide = not (sender.isascii() and to.isascii())
        if wide and not smtp.has_extn("smtputf8"):
            raise Refused("5.6.7", permanent=True, about="address")
        with self._talking("closed"):
            code, said = smtp.mail(sender, ["SMTPUTF8", "BODY=8BITMIME"] if wide else [])
            if code == 421:
                self._refused(code, said)
            if code != 250:
                self._reset()
                raise ServerTrouble("sender", _code(code, said))
            code, said = smtp.rcpt(to)
        if code not in (250, 251):
            self._refused(code, said)

    def give(self, content: bytes) -> None:
        """Send the mail that was offered; once this returns, the server answers for it.

        Raises
        ------
        Refused
            Where the server does not take the mail.
        ServerTrouble
            Where it was lost on the way. The server has not taken it, or it would have said so.
        Unsure
            Where all of it was sent and no answer came in time.
        """
        smtp = self._connected()
        with self._talking("closed"):
            code, said = smtp.docmd("DATA")
        if code != 354:
            self._refused(code, said, content=True)
        lines = b"\r\n".join(content.splitlines())
        with self._talking("closed"):
            smtp.send(_LINE_DOT.sub(b"..", lines) + b"\r\n.\r\n")
        try:
            if smtp.sock:
                smtp.sock.settimeout(self._last_reply)
            code, said = smtp.getreply()
            if smtp.sock:
                smtp.sock.settimeout(self._timeout)
        except smtplib.SMTPServerDisconnected as problem:
            self.close()
            if isinstance(problem.__context__, TimeoutError):
                raise Unsure from problem
            raise ServerTrouble("closed") from problem
        except (OSError, smtplib.SMTPException) as problem:
            self.close()
            raise Unsure from problem
        self._sent += 1
        if code != 250:
            self._refused(code, said, content=True)

    def take_back(self) -> None:
        """Send no mail after all to whom the next one was offered."""
        with suppress(ServerTrouble):
            self._reset()

    def close(self) -> None:
        """End the connection."""
        smtp, self._open, self._sent = self._open, None, 0
        if smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()
            smtp.close()

    def check(self) -> None:
        """Connect and sign in, and send nothing.

        Raises
        ------
        ServerTrouble
            Where that does not work.
        """
        try:
            self._connected()
        finally:
            self.close()

    def _reset(self) -> None:
        if self._open is not None:
            with self._talking("closed"):
                self._open.rset()

    def _refused(self, code: int, said: bytes, *, content: bool = False) -> None:
        """Raise what a reply means that is no yes."""
        told = _code(code, said)
        if code == 421 or code in (530, 535):
            self.close()
            raise ServerTrouble("busy" if code == 421 else "login", told)
        self.take_back()
        policy = content or ".7." in told
        about = "policy" if policy else "full" if ".2.2" in told else "address"
        raise Refused(told, permanent=code >= 500, about=about)

    def _connected(self) -> smtplib.SMTP:
        if self._open is None:
            self._open = self._connect()
            self._sent = 0
        return self._open

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        with self._talking("away"):
            if server.tls == "at once":
                smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=self._timeout, context=trusted(server)
                )
            else:
                smtp = smtplib.SMTP(server.host, server.port, timeout=self._timeout)
        self._open = smtp
        with self._talking("closed"):
            smtp.ehlo_or_helo_if_needed()
            if server.tls == "first":
                if not smtp.has_extn("starttls"):
                    self.close()
                    raise ServerTrouble("no tls")
                smtp.starttls(context=trusted(server))
                smtp.ehlo()
            if server.user:
                smtp.login(server.user, server.password)
        return smtp

    @contextmanager
    def _talking(self, why: str) -> Iterator[None]:
        """Whatever goes wrong between the two is the server's trouble; no text of it is kept."""
        try:
            yield
        except ssl.SSLCertVerificationError as problem:
            self._drop()
            raise ServerTrouble("certificate") from problem
        except ssl.SSLError as problem:
            self._drop()
            raise ServerTrouble("tls") from problem
        except smtplib.SMTPAuthenticationError as problem:
            self._drop()
            raise ServerTrouble("login", str(problem.smtp_code)) from None
        except smtplib.SMTPNotSupportedError:
            self._drop()
            raise ServerTrouble("login") from None
        except smtplib.SMTPResponseException as problem:
            self._drop()
            if problem.smtp_code < 200:  # no reply of a mail server at all
                raise ServerTrouble("closed") from None
            code = _code(problem.smtp_code, problem.smtp_error)
            raise ServerTrouble("busy", code) from None
        except (OSError, smtplib.SMTPException) as problem:
            self._drop()
            slow = isinstance(problem, TimeoutError) or isinstance(
                problem.__context__, TimeoutError
            )
            raise ServerTrouble("slow" if slow else why) from None

    def _drop(self) -> None:
        """Let go of a connection on which nothing more can be said."""
        smtp, self._open, self._sent = self._open, None, 0
        if smtp is not None:
            smtp.close()


def envelope(address: str) -> str:
    """An address as mail servers write it: its domain in ASCII."""
    before, _, domain = address.rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode("ascii")
    return f"{before}@{domain}"


def domain_of(address: str) -> str:
    """The domain to which an address belongs, in small letters."""
    return envelope(address).rpartition("@")[2].casefold()


def trusted(server: MailServer) -> ssl.SSLContext:
    """What a server's certificate is checked with: its name, and who signed it."""
    return ssl.create_default_context(cafile=server.authority or None)


def _code(code: int, said: bytes | str) -> str:
    """Such as "550 5.1.1": the numbers of a reply and none of its words."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    found = _ENHANCED.match(text)
    return f"{code} {found.group(1)}" if found else str(code)
