"""The learner's log of events, from which every state is computed; imports course and language alone, for quizzes reads it too."""
