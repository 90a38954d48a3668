"""The light form: the same questions in plain HTML, for slow networks and without a websocket.

It draws `mentorsurvey.responses.describing` and calls the verbs that the pages call. It works
without any script; a small one of ours saves while people type.
"""
