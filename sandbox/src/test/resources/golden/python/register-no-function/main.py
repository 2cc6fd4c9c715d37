from picode import tool

tool("x")(3)
