"""What the page gives as files: works that are held ready, and the routes to them."""
