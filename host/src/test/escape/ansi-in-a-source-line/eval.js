/* [2J31m ‮ */ null.x
