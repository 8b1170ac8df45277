"""A pack that was read, told in the words of the record, subject by subject."""
