"""Quizzes: wished for, made, changed, taken and kept."""
