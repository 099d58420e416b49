"""The learner's log of events, from which every state is computed; imports course and language only, since quizzes
reads it too.
"""
