"""What the course consists of: the catalogue, paths, stubs and what is given; imports language and basics."""
