"""The page as a whole: put together, dressed and served, also to programs."""
