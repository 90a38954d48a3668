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
from mentorsurvey.sign_in.sessions import resume, sign_out
from mentorsurvey.sign_in.tokens import DEMO_BROWSER, hashed, new_token

__all__ = [
    "DEMO_BROWSER",
    "Landing",
    "Minted",
    "hashed",
    "landing",
    "mint",
    "mint_for_round",
    "new_token",
    "resume",
    "revoke",
    "sign_out",
    "start_session",
]
