"""The words given to the chat model: text files, ``zh/`` beside ``en/``, read only here.

A prompt file holds chat messages, each under a line ``# system``, ``# user`` or ``# assistant``;
``$name`` is a variable. A file without such lines is one plain text (a notice to the reader).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import Literal, cast

Role = Literal["system", "user", "assistant"]
Message = tuple[Role, str]

LANGUAGES = ("zh", "en")
_ROLES = {f"# {role}": role for role in ("system", "user", "assistant")}


class PromptError(ValueError):
    """A prompt that does not exist, or a variable that is missing or not in the text."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt in one language. ``sha256`` is that of the file's text."""

    name: str
    lang: str
    messages: tuple[Message, ...]
    variables: frozenset[str]
    sha256: str

    def render(self, **values: str) -> list[Message]:
        """The messages with ``values`` put in; raises `PromptError` unless they fit exactly."""
        self._check(values)
        return [(role, Template(text).substitute(values).strip()) for role, text in self.messages]

    def opening(self) -> list[Message]:
        """The messages with nothing put in: what every use of them begins like."""
        return self.render(**dict.fromkeys(self.variables, ""))

    def text(self, **values: str) -> str:
        """The same for a prompt of one message, which is returned as plain text."""
        ((_, text),) = self.render(**values)
        return text

    def _check(self, values: Mapping[str, str]) -> None:
        missing, unknown = self.variables - values.keys(), values.keys() - self.variables
        if missing or unknown:
            raise PromptError(
                f"prompts/{self.lang}/{self.name}.md wants {sorted(self.variables)}; "
                f"missing {sorted(missing)}, unknown {sorted(unknown)}"
            )


@cache
def load(name: str, lang: str) -> Prompt:
    """Prompt ``name`` in ``lang`` ("zh" or "en"); raises `PromptError` if there is none."""
    file = files(__name__) / lang / f"{name}.md"
    if not file.is_file():
        raise PromptError(f"there is no prompt prompts/{lang}/{name}.md")
    text = file.read_text(encoding="utf-8")
    messages = _messages(text)
    variables = frozenset(
        variable for _, part in messages for variable in Template(part).get_identifiers()
    )
    return Prompt(name, lang, messages, variables, hashlib.sha256(text.encode()).hexdigest())


def names(lang: str) -> list[str]:
    """The names of all prompts in a language, sorted."""
    folder = files(__name__) / lang
    return sorted(file.name.removesuffix(".md") for file in folder.iterdir() if file.is_file())


def hashes() -> dict[str, str]:
    """``{"zh/read": sha256, …}`` of every prompt, for reports."""
    return {f"{lang}/{name}": load(name, lang).sha256 for lang in LANGUAGES for name in names(lang)}


def _messages(text: str) -> tuple[Message, ...]:
    found: list[tuple[Role, list[str]]] = []
    for line in text.splitlines():
        if role := _ROLES.get(line.strip()):
            found.append((cast(Role, role), []))
        elif found:
            found[-1][1].append(line)
    if not found:
        return (("user", text.strip()),)
    return tuple((role, "\n".join(lines).strip()) for role, lines in found)
