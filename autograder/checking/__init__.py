"""What checks are made of: draws, expectations, materials, Keras models as data; imports running and below."""
