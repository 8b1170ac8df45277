"""Dates, periods, numbers and citations of a paper that disagree with others of it: a module for each kind."""
