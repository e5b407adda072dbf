from assistant.translation.latin_names import latin_names

TEXT = """# Two Portable Pianos

So I tried the Lento with Osric Vane in January. He liked the Lento, and took the Lento to Portugal.
Nobody but Osric saw that the Lento has no Panel. The piano of Mr Vane is in a flat.
"""


def test_names_are_told_from_words_places_and_months() -> None:
    assert latin_names(TEXT) == ("Lento", "Osric")


def test_a_word_that_stands_in_small_letters_too_is_no_name() -> None:
    assert latin_names("They met Celpinho. Some say celpinho of a mill. I met Celpinho.") == ()


def test_two_words_that_begin_a_sentence_may_be_a_name() -> None:
    assert {*latin_names("Osric Vaneholt drives the van.")} == {"Osric", "Vaneholt"}
    assert latin_names("Osric drives the van. Good Friday is a holiday.") == ()


def test_units_are_no_names() -> None:
    assert latin_names("It sold 3 GWh with 2 MW, of which GWh and MW are units.") == ()
