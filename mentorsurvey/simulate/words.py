"""What simulated people write: wishes, next steps, the program's notes.

All of it is invented. Slots in braces are filled at random, so that few texts are alike.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

Mood = Literal["well", "strained", "exploited", "mending"]

SLOTS: Mapping[str, Sequence[str]] = {
    "grant": (
        "K23",
        "K08",
        "K01",
        "small project grant",
        "pilot grant",
        "foundation grant",
        "career development award",
    ),
    "part": ("specific aims", "analysis plan", "biosketch", "budget justification", "data plan"),
    "paper": (
        "the cohort paper",
        "the case series",
        "the registry manuscript",
        "the scoping review",
        "the quality improvement report",
        "the education paper",
        "the methods paper",
        "the secondary analysis",
    ),
    "duty": ("call weeks", "inpatient blocks", "ICU weeks", "clinic days", "night shifts"),
    "venue": (
        "the spring society meeting",
        "the regional meeting",
        "grand rounds",
        "the education day",
        "the national meeting",
    ),
    "rhythm": ("every other week", "once a month", "every three weeks", "on the first Tuesday"),
}

BETTER: Mapping[tuple[str, Mood], Sequence[str]] = {
    ("mentee", "well"): (
        "Nothing big. A standing slot {rhythm} that survives {duty} would help.",
        "More time on the {part} of my {grant}; the last read was the best feedback I have had.",
        "An earlier look at my abstracts, before the week of the deadline.",
        "I would like to sit in on one of the study section mock reviews.",
        "Introductions to one or two people outside our department before {venue}.",
        "What helped most was going through the reviewers' comments line by line.",
        "It would help to agree on authorship before we start the next analysis.",
        "A shared list of what is due when. We both keep it in our heads.",
        "More practice for {venue}; the last run-through made a real difference.",
        "Advice on how to say no to committee work without burning bridges.",
        "Let us plan around {duty}; I lose a month each time.",
        "I would like to lead one of the lab meetings, with feedback afterwards.",
        "Talking about promotion criteria once a year, with my CV on the table.",
        "Help with protecting my research day. It keeps filling up with clinic.",
        "The IRB advice saved me weeks. Nothing to change for now.",
        "Shorter meetings, but more of them. Thirty minutes {rhythm} is enough.",
        "Could we use part of each meeting for my teaching portfolio?",
        "A plain word on whether my {grant} idea is worth another year.",
        "Nothing. I leave every meeting with two things to do and one less worry.",
        "It would help to know earlier when you travel.",
        "I would welcome a second mentor for statistics, and said so. Thank you for looking.",
        "More about negotiating start-up support and less about forms.",
        "Meeting outside the office once in a while. Walking meetings were great.",
        "A template for letters of support. I never know what to ask for.",
        "More time to think aloud. The best ideas came in the last ten minutes.",
        "Going to {venue} together and debriefing afterwards.",
        "One meeting a term only about the next five years.",
        "I would like to see a funded {grant} from start to finish.",
        "Help with finding a statistician before I plan the next study.",
        "Hearing about what did not work for you was the most useful part.",
        "More feedback on how I supervise residents and fellows.",
        "Practice with difficult reviewers. The mock review was worth it.",
        "A clear end date for {paper}, so that I can say yes to something else.",
        "We could swap one meeting for two hours of writing side by side.",
        "Someone to ask about parental leave and the tenure clock.",
        "The introduction to the data core opened a door. More of these, please.",
        "Splitting big goals. “Submit the {grant}” is too large for one quarter.",
        "Nothing to change. I feel that this is my project and that I am not alone with it.",
    ),
    ("mentor", "well"): (
        "Sending me the draft of {paper} two days before we meet, not the night before.",
        "Nothing to change. The agenda by mail the day before works very well.",
        "I should introduce them to more people at {venue}.",
        "We could decide earlier which {grant} to aim for and drop the others.",
        "I learn as much about the new imaging tools as I give in advice on writing.",
        "More candor about workload. I would rather hear it in week two than in week ten.",
        "A fixed time. {duty} on both sides make every meeting a negotiation.",
        "Would like to see a one-page plan for the next year, even a rough one.",
        "I should push less on {paper} and ask more about where this is going.",
        "Setting authorship order at the start of {paper} went well; let us repeat it.",
        "It would help to have the data pull before we discuss the analysis.",
        "Protected time is the real limit, and that is for the division to solve.",
        "I would like them to present at {venue} in my place next year.",
        "Time. An hour {rhythm} is what I can honestly promise.",
        "More writing together in the room; it is faster than five rounds of comments.",
        "I enjoy this. They have taught me how to run a remote clinic.",
        "Let us talk about teaching as well. So far it is all about the {grant}.",
        "I could answer drafts faster. Two weeks is too long.",
        "A clearer split of the IRB work between us and the coordinator.",
        "It is going well. The next thing is independence from my projects.",
        "Fewer goals. Three papers and a {grant} in one year is too much.",
        "Closing the loop: a two-line mail after each meeting on what we agreed.",
        "Asking for help sooner. A ten-minute call can save a month.",
        "I would like to hear what they think of my own draft, and not only the other way round.",
        "Less polishing. {paper} could have gone out in the spring.",
        "A calmer plan for the months with {duty}.",
        "We work well. I need to let go of the {part} and trust them with it.",
        "They should meet the people who run the data core.",
        "Bringing two options to a decision instead of one question.",
        "Some of our time should go to teaching; they are very good at it.",
        "The run-through before {venue} was a joy. More of that.",
        "Keeping the one-page agenda. It made me prepare too.",
        "I would rather comment on an outline than on a finished draft.",
        "A second mentor for the laboratory part. I am reaching my limits there.",
        "More honest talk about how long a {grant} really takes.",
        "Nothing. It is the hour of the month that I look forward to.",
    ),
    ("mentee", "strained"): (
        "Our meetings keep being moved, and the last three fell out because of {duty}.",
        "I have waited seven weeks for comments on {paper}.",
        "I no longer know what is expected of me for the {grant}.",
        "We talk about the lab's projects and hardly ever about mine.",
        "I would need an answer to mails within a week, even if it is just “later”.",
        "Feedback comes only after the deadline.",
        "I dare not say that the timeline for {paper} is impossible with my call schedule.",
        "We agreed on meeting {rhythm}. It has been once since the summer.",
        "I would like to hear what is good about the work as well.",
        "A conversation about whether we are still the right match.",
        "The authorship on {paper} changed and nobody told me.",
        "I would rather have someone in my own field for the {part}.",
        "Advice that fits a clinician with two small children and {duty}.",
        "We started well. Since the move to the new building we barely meet.",
    ),
    ("mentor", "strained"): (
        "They cancel more often than they come. I would like to know what is behind it.",
        "Drafts of {paper} reach me the evening before the deadline.",
        "I am not sure that this project is still what they want to do.",
        "We agreed on three things last time and none of them happened.",
        "I have too little time this year, and it shows. Perhaps a co-mentor would help.",
        "It is hard to give feedback when every comment is taken as criticism.",
        "The {grant} needs a decision. We have been circling since spring.",
        "I hear about problems with the IRB from the coordinator, not from them.",
        "My own {duty} have made me unreliable. We should meet by video instead.",
        "We speak about tasks and no longer about the person's plans.",
        "I would like the program to talk with both of us.",
        "The data pull is four months late and {paper} stands still.",
    ),
    ("mentee", "exploited"): (
        "I write most of the reviews and slides that go out under someone else's name.",
        "I was moved from first to third author after I had written {paper}.",
        "I cover clinic so that others can write. My own {grant} has not moved since spring.",
        "I do the data entry for three projects and am on none of the abstracts.",
        "I would like help with my own work in return for the {part} that I draft.",
        "Most of what I do would be a coordinator's task. I do not know whom to ask.",
        "Please keep this with the program. I would need a clear rule on who gets credit.",
        "I prepare the talks for {venue} and am not named on them.",
    ),
    ("mentee", "mending"): (
        "It is better since we wrote down who does what.",
        "After the talk in spring we meet {rhythm}, and both of us turn up.",
        "We lost some months, but {paper} is moving again.",
        "Keeping the short meetings. They rescued this for me.",
        "I can say now when a deadline does not work with {duty}. That was the change I needed.",
    ),
    ("mentor", "mending"): (
        "We cleared the air, and I understand the call schedule better now.",
        "Fewer projects was the right decision. {paper} is nearly done.",
        "Let us keep the shared list of open promises; it works.",
        "I had not noticed how long my comments took. A week is the rule now.",
        "Better. I would keep the video meetings during {duty}.",
    ),
}
"""Answers to the question what one change would help, by side and mood."""

STEPS: Sequence[str] = (
    "Send the draft of {paper} two days before we meet.",
    "Agree on the authorship order of {paper} and write it down.",
    "Book a standing meeting {rhythm} until the summer.",
    "Go through the {part} of the {grant} together.",
    "Meet twice by video during {duty}.",
    "Write to two people whom we want to meet at {venue}.",
    "Decide whether to submit the {grant} this cycle.",
    "Make a shared list of what is due when.",
    "Do one run-through of the talk for {venue}.",
    "Submit the IRB amendment for the new site.",
    "Talk about promotion criteria with the CV on the table.",
    "Hand the data pull over to the coordinator.",
    "Answer each other's drafts within a week.",
    "Choose one committee to leave.",
    "Read one another's biosketch and comment on it.",
    "Ask the division for a protected research day.",
    "Write the abstract for {venue} together in one sitting.",
    "Set up a call with a statistician about {paper}.",
)

NOTES: Sequence[str] = (
    "You said that service weeks swallow your meetings. We changed: the division chiefs have"
    " agreed to keep one hour a month free for each pair, also on service.",
    "You said that authorship is settled too late. We changed: a one-page authorship agreement is"
    " on the program's site, and our biostatistics core asks for it before an analysis starts.",
    "You said that feedback on grant drafts comes after the deadline. We changed: there is now an"
    " internal deadline three weeks before, with two readers for every career development award.",
    "You said that you would like to meet other pairs. We changed: a lunch for everyone in the"
    " program on the first Thursday of each quarter, starting next month.",
)
"""What the program tells its participants, oldest first."""

_SLOT = re.compile(r"\{(\w+)\}")


class Deck:
    """Texts dealt at random, each once before any comes again, with their slots filled."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._left: dict[int, list[str]] = {}

    def deal(self, texts: Sequence[str]) -> str:
        """One of the texts, with its slots filled."""
        left = self._left.setdefault(id(texts), [])
        if not left:
            left.extend(texts[place] for place in self._rng.permutation(len(texts)))
        filled = _SLOT.sub(lambda slot: self._choose(SLOTS[slot[1]]), left.pop())
        return filled[0].upper() + filled[1:]

    def _choose(self, options: Sequence[str]) -> str:
        return options[int(self._rng.integers(len(options)))]
