"""The report about a class: who needs help, where the class is stuck, how good the checks are."""
