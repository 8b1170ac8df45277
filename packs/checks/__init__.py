"""A paper held against its own figures: pure functions over what the readers found, and nothing of Django.

A check never says that something is wrong: the text is a conversion and charts are missing. It says what agrees,
what is worth asking, and where it cannot tell; a false alarm costs more than a miss.
"""
