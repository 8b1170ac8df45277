"""What the words beside a table tell of its figures: its trend column, its commentary, its narratives by group.

Each kind of thing told has a module. A clause is held against figures only where the measure, the area and the
periods meant are beyond doubt; what the figures contradict is worth asking only where every word of the clause is
understood, for one word more ("girls", "in our schools") may mean other figures.
"""
