"""A line of words that remembers what was put into it."""


class Worded(str):
    """``template`` with its ``{name}`` fields filled in, for whoever knows another wording of it.

    One of ``values`` may be a `Worded` itself.
    """

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, /, **values: object) -> "Worded":
        # A copy of one is made from its finished words, which are no template.
        line = super().__new__(cls, template.format(**values) if values else template)
        line.template = template
        line.values = values
        return line
