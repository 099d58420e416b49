"""What checks are made of: draws, expectations, materials, Keras models read as data; imports running and the rooms
below it.
"""
