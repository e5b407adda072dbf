from assistant.page import Conversations
from tests.assistant.cli.conftest import Deepsea
from tests.assistant.page.conversations.test_kept import ANSWERED
from tests.eval.lamps import BEAM, TIDES, given, read_rows, write_lines


def test_what_is_wrong_with_a_file_is_printed_line_by_line(stocked: Deepsea) -> None:
    write_lines(
        stocked.folder / "gold.jsonl",
        given(BEAM),
        given(TIDES, evidence=["nowhere"]),
        given(BEAM, facts=[["("]]),
    )
    run = stocked("eval", "check", "gold.jsonl", "--doc", "lamps")
    assert (run.code, run.err) == (1, "")
    first, second = run.out.splitlines()
    assert first.startswith("gold.jsonl:2: tides-en: the evidence 'nowhere' is not in lamps")
    assert second.startswith("gold.jsonl:3: '(' is no regular expression")


def test_a_right_file_is_said_to_be_right(stocked: Deepsea) -> None:
    write_lines(stocked.folder / "gold.jsonl", given(BEAM))
    run = stocked("eval", "check", "gold.jsonl")
    assert (run.code, run.out) == (0, "")
    assert run.err == "deepsea: nothing is wrong with gold.jsonl\n"


def test_rows_are_checked_against_the_text_beside_them(deepsea: Deepsea) -> None:
    write_lines(deepsea.folder / "bells.jsonl", given(BEAM, evidence=["The old bell rings."]))
    (deepsea.folder / "bells.md").write_text("# Bells\n\nThe old bell rings.\n")
    assert deepsea("eval", "check", "bells.jsonl").code == 0
    (deepsea.folder / "bells.md").write_text("# Bells\n\nThe new bell rings.\n")
    assert "is not in bells" in deepsea("eval", "check", "bells.jsonl").out


def test_drafting_needs_a_chat_model_and_an_article(stocked: Deepsea) -> None:
    run = stocked("eval", "draft", "lamps")
    assert run.code == 1 and "Drafting needs a chat model" in run.err
    assert "no article 'moon'" in stocked("eval", "draft", "moon").fault


def test_what_was_said_on_the_page_comes_out_as_rows(deepsea: Deepsea) -> None:
    run = deepsea("eval", "feedback")
    assert (run.code, run.out) == (0, "") and "nothing was said" in run.err
    kept = Conversations(deepsea.home / "conversations.sqlite3")
    kept.add("a", ANSWERED, [ANSWERED])
    kept.judge("a", 0, "good")
    kept.judge("a", 1, "bad", marker=1)
    run = deepsea("eval", "feedback")
    assert (run.code, run.err) == (0, "")
    rows = deepsea.folder / "rows.jsonl"
    rows.write_text(run.out, encoding="utf-8")
    useful, wrong = read_rows(rows)
    assert useful.question == wrong.question == ANSWERED.question
    assert useful.evidence == ("灯塔 🐋",) and wrong.evidence == ()
