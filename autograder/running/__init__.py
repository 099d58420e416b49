"""A submission in this process: proxies, plain data, what came of a call; imports course, language and basics."""
