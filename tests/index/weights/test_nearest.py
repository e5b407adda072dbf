from index.weights.nearest import nearest


def test_a_close_name_is_suggested() -> None:
    assert nearest("Pypy", ["hf", "pypi"]) == "did you mean 'pypi'?"
    assert nearest("pipi", ["hf", "pypi"]) == "did you mean 'pypi'?"


def test_without_a_close_name_all_are_listed() -> None:
    assert nearest("torrent", ["pypi", "hf"]) == "choose one of hf, pypi."
