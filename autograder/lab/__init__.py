"""The lab: the functions that a learner wrote, assembled into one network and trained on MNIST."""
