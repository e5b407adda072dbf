"""What a source puts in the place of what a question takes for granted, in other words than a
figure or a negation: another order, doer or amount, a comparison turned round, a thing that was
only thought of, and what nobody did.
"""

from .amount import names_another_amount
from .comparison import turns_the_comparison
from .considered import only_considered
from .deed import done_otherwise
from .nobody import nobody_did
from .order import turns_the_order

__all__ = [
    "done_otherwise",
    "names_another_amount",
    "nobody_did",
    "only_considered",
    "turns_the_comparison",
    "turns_the_order",
]
