"""The learner's log of events; imports course and language only.

quizzes reads it too, so it must not import other rooms.
"""
