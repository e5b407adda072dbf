from assistant.answer import Assistant
from assistant.types import Evidence
from eval.bench.readers import _all
from index.library import Library


def test_a_question_without_evidence_has_not_waited_for_it(library: Library) -> None:
    assistant = Assistant(library, None)
    asked = "How far does the beam of the lamp reach?"
    assert not any(isinstance(event, Evidence) for event in assistant.stream("Hello!"))
    seconds, waits = _all(assistant, ["Hello!", asked, "Thanks!"], 2)
    [wait] = waits
    assert 0 < wait <= seconds * 1000
