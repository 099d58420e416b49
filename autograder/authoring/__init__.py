"""The gate that tells an author of exercises what is missing; imports everything below the commands."""
