class A:
    def __repr__(self):
        return repr(self)
raise ValueError(A())
