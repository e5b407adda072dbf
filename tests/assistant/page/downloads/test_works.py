from assistant.page.downloads.works import MOST, Work, Works, file_name


def test_a_work_is_had_in_its_formats() -> None:
    shelf = Works()
    id = shelf.put(Work("Deep sea: 深海", {"md": (lambda: b"# Deep", ".md")}))
    assert shelf.file(id, "md") == ("Deep-sea-深海.md", b"# Deep")
    assert shelf.file(id, "pdf") is None
    assert shelf.file("another", "md") is None


def test_the_oldest_give_way() -> None:
    shelf = Works()
    ids = [shelf.put(Work("a", {"md": (bytes, ".md")})) for _ in range(MOST + 1)]
    assert shelf.file(ids[0], "md") is None
    assert shelf.file(ids[1], "md") is not None


def test_what_is_made_of_the_same_has_one_name_that_nobody_can_guess() -> None:
    shelf = Works()
    assert shelf.id_of("map", "zh") == shelf.id_of("map", "zh")
    names = {shelf.id_of("map", "zh"), shelf.id_of("map", "en"), shelf.id_of("ma", "pzh")}
    assert len(names | {Works().id_of("map", "zh")}) == 4


def test_names_of_files() -> None:
    assert file_name("../../etc/passwd", ".md") == "etc-passwd.md"
    assert file_name("？！", ".md") == "deepsea.md"
