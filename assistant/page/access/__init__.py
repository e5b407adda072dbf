"""The password of a page that others can reach, and what stands before it."""
