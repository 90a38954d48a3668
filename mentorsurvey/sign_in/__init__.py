"""Who is here: personal links, the sessions that they start, signing out."""

from mentorsurvey.sign_in.links import (
    Landing,
    Minted,
    landing,
    mint,
    mint_for_round,
    revoke,
    start_session,
)
from mentorsurvey.sign_in.pins import (
    PinState,
    allow_mailed_code,
    choose_pin,
    enter_code,
    enter_pin,
    forget_browser,
    make_code,
    pin_state,
)
from mentorsurvey.sign_in.sessions import resume, sign_out
from mentorsurvey.sign_in.tokens import DEMO_BROWSER, hashed, new_token

__all__ = [
    "DEMO_BROWSER",
    "Landing",
    "Minted",
    "PinState",
    "allow_mailed_code",
    "choose_pin",
    "enter_code",
    "enter_pin",
    "forget_browser",
    "hashed",
    "landing",
    "make_code",
    "mint",
    "mint_for_round",
    "new_token",
    "pin_state",
    "resume",
    "revoke",
    "sign_out",
    "start_session",
]
