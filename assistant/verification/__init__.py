"""Whether what the model wrote stands in the article, and whether it is what was asked."""
