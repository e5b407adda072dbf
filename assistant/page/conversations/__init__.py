"""Conversations: asking, answering, and what is kept of either."""
