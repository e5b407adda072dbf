"""What the page gives as files."""
