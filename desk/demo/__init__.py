"""A made-up council to look round: Marlbridge does not exist, and nobody in it is anybody.

The modules hold what happened, in weeks before or after the day it is loaded; `build` makes it so by the same
services that pages call.
"""
