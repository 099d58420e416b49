"""What happens in a learner's copy: the pytest plugin, predictions, progress; imports judging, report, quizzes."""
