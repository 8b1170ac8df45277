"""What sentences claim of figures that the paper's own sentences, lists and headings print: a module for each kind."""
