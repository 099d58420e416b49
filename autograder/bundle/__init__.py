"""What students get: the course without its solutions, as a folder and as a wheel.

In place of the solutions and of the misconceptions' code stand results, recorded here and read by
`autograder.recording.store`; so a bundle gives the verdicts and the names that a checkout gives.
"""
