"""What happens to the conversation: asking, stopping, judging, another one, an earlier one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.errors import StoreError
from index.types import Lang

from . import render
from .conversations import Conversations, Verdict, new_id
from .dialogue import replies
from .exchange import Exchange, again, stopped
from .opening import Opening
from .parts import Parts, asking
from .strings import reworded, say
from .turns import Turns

Update = dict[Any, Any]
# What the reader says of an answer (0) and of its citations (their markers).
Said = Mapping[int, Verdict]


@dataclass(frozen=True, slots=True)
class Asking:
    """The handlers of a page's events. What cannot be kept is still shown, with a warning."""

    parts: Parts
    opening: Opening
    conversations: Conversations
    turns: Turns

    def begin(self, asked: str, known: list[Exchange], id: str, lang: Lang) -> Update:
        if not asked.strip():
            gr.Info(say("blank", lang), duration=3)
            return self._nothing()
        if _running(known):
            return self._nothing()
        now = [*known, Exchange(asked.strip())]
        id = id if known and id else new_id()
        self._save(id, now, lang)
        return {self.parts.conversation: id, **self.shown(id, now, running=True)}

    def pick(self, chosen: gr.SelectData, known: list[Exchange], id: str, lang: Lang) -> Update:
        return self.begin(chosen.value["text"], known, id, lang)

    def follow(self, known: list[Exchange], id: str, lang: Lang, event: gr.EventData) -> Update:
        return self.begin(str(event.text), known, id, lang)

    def again(self, known: list[Exchange], id: str, lang: Lang) -> Update:
        if not known or _running(known):
            return self._nothing()
        now = [*known[:-1], again(known[-1])]
        self._save(id, now, lang)
        return self.shown(id, now, running=True)

    def answer(
        self, known: list[Exchange], id: str, lang: Lang, skipped: list[str]
    ) -> Iterator[Update]:
        if not _running(known):
            return
        said = self._said(id, known)
        with closing(replies(self.opening, known, skipped, self.turns)) as arriving:
            for now in arriving:
                if not _running(now):
                    self._save(id, now, lang)
                    said = self._said(id, now)
                yield self._drawn(now, said)

    def stop(self, known: list[Exchange], id: str, lang: Lang) -> Update:
        now = [stopped(exchange) for exchange in known]
        self._save(id, now, lang)
        return self.shown(id, now, running=False)

    def anew(self) -> Update:
        return {self.parts.conversation: "", **self.shown("", [], running=False)}

    def settled(self, known: list[Exchange], id: str) -> Update:
        """What was said last of an answer that was cancelled may arrive after what came instead."""
        kept = self._kept(id)
        if kept is None or [each.question for each in known] == [each.question for each in kept]:
            return self._nothing()
        return self.shown(id, kept)

    def redrawn(self, id: str) -> Update:
        """As `settled`, of an answer that was stopped: only the browser may have heard of it."""
        kept = self._kept(id)
        return self._nothing() if kept is None else self.shown(id, kept)

    def reopen(self, id: str, lang: Lang) -> Update:
        try:
            kept = self.conversations.load(id)
        except StoreError as error:
            gr.Warning(reworded(error.line, lang))
            return self._nothing()
        return {self.parts.conversation: id, **self.shown(id, kept, running=False)}

    def chosen(self, lang: Lang, event: gr.EventData) -> Update:
        return self.reopen(str(event.id), lang)

    def judge(self, id: str, lang: Lang, event: gr.EventData) -> None:
        position, marker = int(event.at), int(event.marker)
        verdict: Verdict = "good" if event.verdict == "good" else "bad"
        try:
            if event.verdict:
                self.conversations.judge(id, position, verdict, marker)
            else:
                self.conversations.take_back(id, position, marker)
        except StoreError as error:
            gr.Warning(reworded(error.line, lang))

    def shown(self, id: str, known: list[Exchange], running: bool | None = None) -> Update:
        box = {} if running is None else {self.parts.question: asking(running=running)}
        return {**self._drawn(known, self._said(id, known)), **box}

    def _drawn(self, known: list[Exchange], said: Sequence[Said]) -> Update:
        return {self.parts.exchanges: known, self.parts.chat: _messages(known, said)}

    def _said(self, id: str, known: Sequence[Exchange]) -> Sequence[Said]:
        try:
            return self.conversations.said(id, known)
        except StoreError:  # which `_save` or `reopen` has said
            return [{}] * len(known)

    def _kept(self, id: str) -> list[Exchange] | None:
        try:
            return self.conversations.load(id) if id else []
        except StoreError:  # which `reopen` has said
            return None

    def _save(self, id: str, known: Sequence[Exchange], lang: Lang) -> None:
        try:
            self.conversations.save(id, known)
        except StoreError as error:
            gr.Warning(reworded(error.line, lang))

    def _nothing(self) -> Update:
        return {self.parts.question: gr.skip()}


def connect_questions(
    page: gr.Blocks, handlers: Asking, at_once: dict[str, Any], unhindered: dict[str, Any]
) -> None:
    """Join the events of ``page`` to what they do; ``at_once`` and ``unhindered`` say how Gradio is
    to run either.
    """
    parts = handlers.parts
    question, chat, conversation = parts.question, parts.chat, parts.conversation
    everything = [parts.exchanges, chat, question]
    begun = [*everything, conversation]
    known = [parts.exchanges, conversation]
    spoken = [*known, parts.language]
    asked = question.submit(handlers.begin, [question, *spoken], begun, **unhindered)
    picked = chat.example_select(handlers.pick, spoken, begun, **unhindered)
    followed = parts.kept.submit(handlers.follow, spoken, begun, **unhindered)
    retried = parts.kept.retry(handlers.again, spoken, everything, **unhindered)
    answers = [
        event.then(handlers.answer, [*spoken, parts.skipped], everything, **unhindered)
        for event in (asked, picked, followed, retried)
    ]
    for event in answers:
        event.then(lambda: asking(running=False), None, question, **at_once)
    question.stop(handlers.stop, spoken, everything, cancels=answers, **at_once).then(
        handlers.redrawn, conversation, everything, **at_once
    )
    left = [
        parts.new.click(handlers.anew, None, begun, cancels=answers, **at_once),
        parts.kept.select(handlers.chosen, parts.language, begun, cancels=answers, **unhindered),
    ]
    for event in left:
        event.then(handlers.settled, known, everything, **at_once)
    parts.kept.like(handlers.judge, [conversation, parts.language], None, **unhindered)
    conversation.change(None, conversation, None, js="deepsea.keep", **at_once)
    kept_here = "() => [deepsea.kept(), deepsea.current()]"
    page.load(handlers.reopen, [conversation, parts.language], begun, js=kept_here, **unhindered)


def _running(known: Sequence[Exchange]) -> bool:
    return bool(known) and known[-1].state == "running"


def _messages(known: Sequence[Exchange], said: Sequence[Said]) -> list[dict[str, Any]]:
    return [
        message
        for place, (exchange, judged) in enumerate(zip(known, said, strict=True), start=1)
        for message in (
            {"role": "user", "content": gr.HTML(render.question_html(exchange))},
            {
                "role": "assistant",
                "content": gr.HTML(render.answer_html(exchange, judged, last=place == len(known))),
            },
        )
    ]
