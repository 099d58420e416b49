"""What differs in the models that a learner builds, compiles and trains from what the contract asks for."""
