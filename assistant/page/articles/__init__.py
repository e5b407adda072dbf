"""Articles on the page: added, listed, read, and seen as a map or by their figures."""
