"""Makes what students get: the course without its solutions, as a folder and as a wheel.

It holds recorded results in place of the solutions, the right answers and the misconceptions' code;
`autograder.recording.store` reads them. So a bundle gives the same verdicts and names as a checkout.
"""
