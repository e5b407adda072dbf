"""Which excerpts of the articles speak to a question, and what the model reads in them."""
