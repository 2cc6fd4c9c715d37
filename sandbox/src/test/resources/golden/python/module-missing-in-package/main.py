import shapes.square
