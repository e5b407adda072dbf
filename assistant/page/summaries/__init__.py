"""Summaries: wished for, made and kept."""
