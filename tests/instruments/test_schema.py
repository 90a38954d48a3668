from mentorsurvey.instruments import Item, default_folder, json_schema
from mentorsurvey.instruments.schema import FILE, schema_text


def test_the_schema_beside_the_instruments_is_current() -> None:
    assert (default_folder() / FILE).read_text() == schema_text()


def test_every_instrument_tells_the_editor_where_the_schema_is() -> None:
    for path in default_folder().glob("[!_]*.yaml"):
        first = path.read_text().splitlines()[0]
        assert first == f"# yaml-language-server: $schema={FILE}"


def test_the_schema_knows_shared_items_and_scales_without_a_key_of_their_own() -> None:
    forms = json_schema()["$defs"]
    assert {"$ref": "#/$defs/Use"} in forms["Section"]["properties"]["items"]["items"]["anyOf"]
    assert "key" not in forms["Scale"]["required"]


def test_the_schema_explains_the_fields_of_an_item() -> None:
    properties = json_schema()["$defs"]["Item"]["properties"]
    assert set(properties) == set(Item.__dataclass_fields__)
    assert all("description" in one or "$ref" in one for one in properties.values())
