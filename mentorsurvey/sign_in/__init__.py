"""Who is here: personal links, the sessions that they start, signing out."""

from mentorsurvey.sign_in.lead_links import make_first_link, may_make_first_link
from mentorsurvey.sign_in.links import (
    Landing,
    Living,
    landing,
    living,
    mint,
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
from mentorsurvey.sign_in.round_links import (
    Minted,
    Recipients,
    Whom,
    mint_for_round,
    recipients,
)
from mentorsurvey.sign_in.sessions import has_signed_out, look, resume, sign_out
from mentorsurvey.sign_in.several import Held, held_beside, keep_beside, switch_program
from mentorsurvey.sign_in.tokens import DEMO_BROWSER, hashed, new_token, owner_here

__all__ = [
    "DEMO_BROWSER",
    "Held",
    "Landing",
    "Living",
    "Minted",
    "PinState",
    "Recipients",
    "Whom",
    "allow_mailed_code",
    "choose_pin",
    "enter_code",
    "enter_pin",
    "forget_browser",
    "has_signed_out",
    "hashed",
    "held_beside",
    "keep_beside",
    "landing",
    "living",
    "look",
    "make_code",
    "make_first_link",
    "may_make_first_link",
    "mint",
    "mint_for_round",
    "new_token",
    "owner_here",
    "pin_state",
    "recipients",
    "resume",
    "revoke",
    "sign_out",
    "start_session",
    "switch_program",
]
