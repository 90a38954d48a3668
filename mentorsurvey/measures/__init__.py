"""What the numbers mean. Pure: no input or output, no clock, no random state of its own.

Import the module whose noun you need. ``scores``, ``noise`` and ``rounded_mean`` use the standard
library alone, because they run while people answer; what reads a whole program may use numpy and
scipy. This file therefore imports none of them.
"""
