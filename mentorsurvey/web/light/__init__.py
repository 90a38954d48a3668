"""The light form: the same pages for people who answer, in plain HTML and without a websocket.

It draws `mentorsurvey.responses.describing` and calls the verbs that the pages call. It works
without any script; a small one of ours saves while people type.
"""
