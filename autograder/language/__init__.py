"""What people read: sentences, their Korean, consoles; imports basics."""
