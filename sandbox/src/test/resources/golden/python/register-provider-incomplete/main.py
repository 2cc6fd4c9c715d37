from picode import provider


@provider("acme")
class Acme:
    def request(self, neutral):
        return {}
