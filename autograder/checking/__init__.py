"""What checks are made of: draws, expectations, materials, Keras models read as data; imports running and what is below it."""
