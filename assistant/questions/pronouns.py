"""English words that stand for what was named before, for patterns of other modules."""

#: Not "this" and "that", which point to what comes after as well.
PRONOUNS_EN = "it|its|they|them|their|theirs|he|him|his|she|her"
