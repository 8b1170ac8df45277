"""A board's rows told in the words of the record, subject by subject."""
