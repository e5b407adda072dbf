"""What the browser is given: scripts, styles, and templates with the HTML that is made of them."""
