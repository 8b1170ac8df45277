"""What somebody should look at before a paper is published: small numbers, and what is under embargo."""
