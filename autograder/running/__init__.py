"""Runs a submission in this process: proxies, plain data, outcomes; imports course, language and basics."""
