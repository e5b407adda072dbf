"""What happens to the conversation: asking, stopping, judging, another one, an earlier one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.storage import new_id
from assistant.page.strings import reworded, say
from assistant.page.work.events import AT_ONCE, IN_ORDER, UNHINDERED
from assistant.page.work.opening import Opening
from assistant.page.work.turns import Turns
from index.errors import StoreError
from index.types import Lang

from .chat import Talk, question_box
from .dialogue import replies
from .exchange import Exchange, again, stopped
from .html import answer_html, question_html
from .kept import Conversations, Verdict

Update = dict[Any, Any]
# What the reader says of an answer (0) and of its citations (their markers).
Said = Mapping[int, Verdict]


@dataclass(frozen=True, slots=True)
class Asking:
    """The handlers of a page's events. What cannot be kept is still shown, with a warning."""

    talk: Talk
    opening: Opening
    conversations: Conversations
    turns: Turns

    def begin(self, asked: str, known: list[Exchange], id: str, lang: Lang) -> Update:
        if not asked.strip():
            gr.Info(say("blank", lang), duration=3)
            return self._nothing()
        if _running(known):
            return self._nothing()
        id = id if known and id else new_id()
        now = self._added(id, Exchange(asked.strip()), known, lang)
        return {self.talk.conversation: id, **self.shown(id, now, running=True)}

    def pick(self, chosen: gr.SelectData, known: list[Exchange], id: str, lang: Lang) -> Update:
        return self.begin(chosen.value["text"], known, id, lang)

    def follow(self, known: list[Exchange], id: str, lang: Lang, event: gr.EventData) -> Update:
        return self.begin(str(event.text), known, id, lang)

    def again(self, known: list[Exchange], id: str, lang: Lang) -> Update:
        if not known or _running(known):
            return self._nothing()
        now = [*known[:-1], again(known[-1])]
        self._put(id, now, lang)
        return self.shown(id, now, running=True)

    def answer(
        self, known: list[Exchange], id: str, lang: Lang, skipped: list[str]
    ) -> Iterator[Update]:
        if not _running(known):
            return
        said = self._said(id, known)
        kept = known[-1]
        with closing(replies(self.opening, known, skipped, self.turns)) as arriving:
            for now in arriving:
                if _has_more(now[-1], kept):
                    kept = now[-1]
                    self._put(id, now, lang)
                if not _running(now):
                    said = self._said(id, now)
                yield self._drawn(now, said)

    def stop(self, known: list[Exchange], id: str) -> Update:
        """What has been kept of the answer may be more than what this tab has heard."""
        return self.shown(id, self._kept(id) or list(map(stopped, known)), running=False)

    def anew(self) -> Update:
        return {self.talk.conversation: "", **self.shown("", [], running=False)}

    def settled(self, known: list[Exchange], id: str) -> Update:
        """What was said last of an answer that was cancelled may arrive after what came instead."""
        kept = self._kept(id)
        if kept is None or [each.question for each in known] == [each.question for each in kept]:
            return self._nothing()
        return self.shown(id, kept)

    def redrawn(self, id: str) -> Update:
        """As `settled`, of an answer that was stopped: only the browser may have heard of it."""
        kept = self._kept(id)
        return self.shown(id, kept) if kept else self._nothing()

    def reopen(self, id: str, lang: Lang) -> Update:
        try:
            kept = self.conversations.load(id)
        except StoreError as error:
            gr.Warning(reworded(error.line, lang))
            return self._nothing()
        return {self.talk.conversation: id, **self.shown(id, kept, running=False)}

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
        box = {} if running is None else {self.talk.question: question_box(running=running)}
        return {**self._drawn(known, self._said(id, known)), **box}

    def _drawn(self, known: list[Exchange], said: Sequence[Said]) -> Update:
        return {self.talk.exchanges: known, self.talk.chat: _messages(known, said)}

    def _said(self, id: str, known: Sequence[Exchange]) -> Sequence[Said]:
        try:
            return self.conversations.said(id, known)
        except StoreError:  # which `_added`, `_put` or `reopen` has said
            return [{}] * len(known)

    def _kept(self, id: str) -> list[Exchange] | None:
        try:
            return self.conversations.load(id) if id else []
        except StoreError:  # which `reopen` has said
            return None

    def _added(
        self, id: str, exchange: Exchange, known: list[Exchange], lang: Lang
    ) -> list[Exchange]:
        try:
            return self.conversations.add(id, exchange, known)
        except StoreError as error:
            gr.Warning(reworded(error.line, lang))
            return [*known, exchange]

    def _put(self, id: str, known: Sequence[Exchange], lang: Lang) -> None:
        """Keep the last of them as it is now; that it cannot be is said once, at its end."""
        try:
            self.conversations.put(id, len(known) - 1, known[-1])
        except StoreError as error:
            if not _running(known):
                gr.Warning(reworded(error.line, lang))

    def _nothing(self) -> Update:
        return {self.talk.question: gr.skip()}


def connect_questions(
    page: gr.Blocks, handlers: Asking, language: gr.Radio, skipped: gr.State
) -> None:
    """Join the events of ``page`` to what they do; questions do not read what is ``skipped``."""
    talk = handlers.talk
    question, chat, conversation = talk.question, talk.chat, talk.conversation
    everything = [talk.exchanges, chat, question]
    begun = [*everything, conversation]
    known = [talk.exchanges, conversation]
    spoken = [*known, language]
    asked = question.submit(handlers.begin, [question, *spoken], begun, **UNHINDERED)
    picked = chat.example_select(handlers.pick, spoken, begun, **UNHINDERED)
    followed = talk.kept.submit(handlers.follow, spoken, begun, **UNHINDERED)
    retried = talk.kept.retry(handlers.again, spoken, everything, **UNHINDERED)
    answers = [
        event.then(handlers.answer, [*spoken, skipped], everything, **UNHINDERED)
        for event in (asked, picked, followed, retried)
    ]
    for event in answers:
        event.then(lambda: question_box(running=False), None, question, **AT_ONCE)
    question.stop(handlers.stop, known, everything, cancels=answers, **AT_ONCE).then(
        handlers.redrawn, conversation, everything, **AT_ONCE
    )
    left = [
        talk.new.click(handlers.anew, None, begun, cancels=answers, **AT_ONCE),
        talk.kept.select(handlers.chosen, language, begun, cancels=answers, **UNHINDERED),
    ]
    for event in left:
        event.then(handlers.settled, known, everything, **AT_ONCE)
    talk.kept.like(handlers.judge, [conversation, language], None, **IN_ORDER)
    conversation.change(None, conversation, None, js="deepsea.keep", **AT_ONCE)
    kept_here = "() => [deepsea.kept(), deepsea.current()]"
    page.load(handlers.reopen, [conversation, language], begun, js=kept_here, **UNHINDERED)


def _running(known: Sequence[Exchange]) -> bool:
    return bool(known) and known[-1].state == "running"


def _has_more(now: Exchange, kept: Exchange) -> bool:
    """Whether anything has come that a reader would miss: a reload stops an answer where it is."""
    return (now.state, now.evidence, now.sentences) != (kept.state, kept.evidence, kept.sentences)


def _messages(known: Sequence[Exchange], said: Sequence[Said]) -> list[dict[str, Any]]:
    return [
        message
        for place, (exchange, judged) in enumerate(zip(known, said, strict=True), start=1)
        for message in (
            {"role": "user", "content": gr.HTML(question_html(exchange))},
            {
                "role": "assistant",
                "content": gr.HTML(answer_html(exchange, judged, last=place == len(known))),
            },
        )
    ]
