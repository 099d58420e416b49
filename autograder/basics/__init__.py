"""Small tools that know nothing of the course: whole files, numbers of a command line, typed lines; imports no other room."""
