"""What the numbers mean. Pure: no input or output, no clock, no random state of its own.

Import the module whose noun you need. ``scores``, ``noise`` and ``rounded_mean`` use the standard
library alone, because they run while people answer; what reads a whole program may use numpy and
scipy. This file therefore imports none of them.

What cannot be measured is refused with a ValueError that says why: numbers off their scale, arrays
of different shapes, settings that are impossible. Missing answers are no such thing.
"""
