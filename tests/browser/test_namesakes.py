"""Two mentees of one name: their mentor sees whom each form is about, and opens the right one."""

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, World
from tests.browser.people import arrive, start


def test_a_mentor_of_two_people_of_one_name_opens_the_form_about_the_right_one(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world(pairs=[("Ana Lee", "Ben Ortiz"), ("Ana Lee", "Chi Wu")])
    with world.database.write() as tx:
        for name, address in (("Ben Ortiz", "ben@example.org"), ("Chi Wu", "ortiz@example.org")):
            tx.run(
                "UPDATE person SET name = 'Ben Ortiz', address = :address"
                " WHERE name = :name AND address IS NULL AND program_id = :program",
                address=address,
                name=name,
                program=world.program_id,
            )
        forms = {
            row["address"]: row["id"]
            for row in tx.rows(
                "SELECT invitation.id, mentee.address FROM invitation"
                " JOIN relationship ON relationship.id = invitation.relationship_id"
                " JOIN person mentee ON mentee.id = relationship.mentee_id"
                " WHERE invitation.side = 'mentor' AND invitation.round_id = :round",
                round=world.round_id,
            )
        }
    assert len(forms) == 2
    page = arrive(chromium, world.links["Ana Lee"], PHONE)
    due = page.url
    for address, form in forms.items():
        page.goto(due)
        shown = f"Ben Ortiz ({address})".replace("@", "\u2060@")
        expect(page.get_by_role("button", name=f"Start: {shown}")).to_be_visible()
        start(page, shown)
        assert f"form={form}" in page.url
