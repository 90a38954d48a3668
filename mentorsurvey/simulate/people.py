"""The invented people of a simulated program, and who is paired with whom."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from mentorsurvey.simulate.events import Ints

PROGRAM = "Early Career Faculty Mentoring, School of Medicine"
TIMEZONE = "America/Chicago"
LEADS = ("Dr. Ingrid Solheim", "Dr. Darnell Whitcombe", "Paloma Arriaga")
"""The leads; the second one is a mentor as well, and so sees nothing of that relationship."""

COHORT_SHARES = (0.38, 0.42)
"""The first two cohorts are there from the first round on; the rest joins before the third."""

# Given and family names that go together, so that every invented person could be a colleague.
_NAMES = (
    (
        "Marta Agnieszka Tomasz Ewelina Bartosz Dorota Krzysztof Halina",
        "Kowalczyk Zielonka Wrona Majchrzak Sobczyk Gajda Pietras Lisowska",
    ),
    (
        "Ngozi Chidi Adaeze Emeka Ifeoma Obinna Folake Tunde",
        "Okwuosa Adebanjo Nwachukwu Eziama Olatunde Babalola Ogunleye Uzoma",
    ),
    (
        "Priya Anand Kavitha Rohan Meenakshi Suresh Lakshmi Nikhil",
        "Raghunathan Deshmukh Iyengar Kulkarni Bhattarai Chaudhuri Venkatesan Joglekar",
    ),
    (
        "Wei Jing Mingyu Xiaolan Haoran Yifan Lihua Zhen",
        "Zhao Shen Qiu Gao Tang Lü Fang Xie",
    ),
    (
        "Haruka Kenji Naoko Daisuke Yumiko Takashi Emi Satoru",
        "Morikawa Hayashida Kuroda Nishimoto Okabe Tsuchiya Shirai Matsunaga",
    ),
    (
        "Lucía Mateo Ximena Álvaro Renata Joaquín Graciela Tomás",
        "Villaseñor Carrasco Montalvo Echeverría Quintanilla Bustamante Olmedo Zamorano",
    ),
    (
        "Hannah Matthias Katharina Jonas Friederike Lukas Annegret Tobias",
        "Brandstetter Lindqvist Vogelsang Achterberg Hollmann Steinbrück Ravnsborg Eklund",
    ),
    (
        "Leila Farhad Shirin Kamran Nasrin Omid Parisa Behrouz",
        "Tavakoli Moradian Sohrabi Golestan Kazemian Rostamzadeh Navabi Daneshvar",
    ),
    (
        "Amina Yusuf Salma Tariq Huda Khalid Rania Sami",
        "Haddadin Belkacem Mansouri Qabbani Zeitoun Barakat Najjar Chalhoub",
    ),
    (
        "Claire Étienne Margaux Olivier Solène Bastien Hélène Rémi",
        "Delacourt Marchandeau Fontanel Beaurepaire Lavigne Charpentier Vasseur Rouanet",
    ),
    (
        "Monique Terrence Latoya Marcus Denise Reginald Tanisha Jerome",
        "Braxton Gaines Pettway Holloway Merriweather Dupree Lattimore Singletary",
    ),
    (
        "Caitlin Owen Siobhan Declan Rhiannon Graham Fiona Ewan",
        "Harkness Trevelyan Macready Galbraith Pemberton Ashdown Kilbride Penhallow",
    ),
    (
        "Min-ji Joon-ho Soo-yeon Tae-yang Hye-jin Dong-hyun Eun-ji Seung-min",
        "Pyo Namgung Baek Seong Hwangbo Cheon Eom Gwak",
    ),
    (
        "Chiara Lorenzo Beatrice Davide Ginevra Matteo Ornella Paolo",
        "Bellandi Castronovo Marchetti Santoro Quaglia Trevisan Valsecchi Zanetti",
    ),
    (
        "Linh Quang Thuy Bao Huong Duc Mai Khanh",
        "Trinh Dao Luong Vuong Cao Duong Mac Thai",
    ),
    (
        "Rivka Eitan Noa Gideon Tamar Avi Yael Oren",
        "Abramsky Feldstein Lustig Mandelbaum Sapir Zuckerberger Halevy Perlmuter",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Someone:
    """An invented person. ``address`` is at example.org and unique in the program."""

    name: str
    address: str


CONTACT = Someone(name="Dr. Abena Frimpong", address="abena.frimpong@example.org")
"""Whom people can ask in confidence to get in touch: no lead, and in no pair."""


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who is paired with whom.

    Attributes
    ----------
    people : tuple of Someone
        Mentors first.
    mentors, mentees : ints (pair,)
        Places in ``people``.
    cohorts : ints (pair,)
        0, 1 or 2.
    first_rounds : ints (pair,)
        The first round of each pair, counted from 0.
    """

    people: tuple[Someone, ...]
    mentors: Ints
    mentees: Ints
    cohorts: Ints
    first_rounds: Ints


def cast(seed: int, *, pairs: int, rounds: int) -> Cast:
    """The people of a program: the same for the same arguments.

    The first mentor has three mentees from the first round on; about two in five mentors have
    several; about one pair in twenty shares its mentee with another mentor.
    """
    rng = np.random.default_rng([seed, 2])
    sizes = [3]
    while sum(sizes) < pairs:
        size = int(rng.choice([1, 2, 3, 4], p=[0.6, 0.26, 0.1, 0.04]))
        sizes.append(min(size, pairs - sum(sizes)))
    mentors = np.repeat(np.arange(len(sizes)), sizes)
    cohorts = np.full(pairs, 2)
    later = rng.permutation(np.arange(3, pairs))
    first, second = (round(share * pairs) for share in COHORT_SHARES)
    cohorts[:3] = 0
    cohorts[later[: max(0, first - 3)]] = 0
    cohorts[later[max(0, first - 3) : max(0, first + second - 3)]] = 1
    mentees = _mentees(rng, mentors, cohorts)
    joins = min(2, max(0, rounds - 2))
    people = _people(rng, len(sizes) + int(mentees.max()) + 1)
    second_lead = Someone(name=LEADS[1], address=_address(LEADS[1]))
    return Cast(
        people=(*people[: len(sizes) - 1], second_lead, *people[len(sizes) :]),
        mentors=mentors,
        mentees=mentees + len(sizes),
        cohorts=cohorts,
        first_rounds=np.where(cohorts == 2, joins, 0),
    )


def leads() -> tuple[Someone, ...]:
    """The leads of the program, the first one first."""
    return tuple(Someone(name=name, address=_address(name)) for name in LEADS)


def _mentees(rng: np.random.Generator, mentors: Ints, cohorts: Ints) -> Ints:
    """A mentee a pair, counted from 0; a few of them twice, with two mentors of one cohort."""
    pairs = len(mentors)
    mentees = np.arange(pairs)
    shared: set[int] = set()
    for pair in rng.permutation(np.arange(3, pairs))[: pairs // 20]:
        for other in range(3, pairs):
            fits = cohorts[other] == cohorts[pair] and mentors[other] != mentors[pair]
            if fits and not shared & {int(pair), other}:
                mentees[pair] = other
                shared |= {int(pair), other}
                break
    return np.asarray(np.unique(mentees, return_inverse=True)[1], dtype=np.int64)


def _people(rng: np.random.Generator, number: int) -> tuple[Someone, ...]:
    names = _names(rng)
    found: dict[str, Someone] = {}
    taken = {_address(name) for name in LEADS}
    while len(found) < number:
        name = f"Dr. {next(names)}"
        address = _address(name)
        if address not in taken:
            taken.add(address)
            found[name] = Someone(name=name, address=address)
    return tuple(found.values())


def _names(rng: np.random.Generator) -> Iterator[str]:
    """Full names in random order; with a middle initial once all are used."""
    every = [
        (given, family)
        for givens, families in _NAMES
        for given, family in product(givens.split(), families.split())
    ]
    for initial in ("", *"ABCDEFGHJKLMNPRSTVW"):
        middle = f" {initial}. " if initial else " "
        for place in rng.permutation(len(every)):
            yield middle.join(every[place])


def _address(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.removeprefix("Dr. ")).encode("ascii", "ignore")
    return f"{plain.decode().replace('. ', '.').replace(' ', '.').lower()}@example.org"
