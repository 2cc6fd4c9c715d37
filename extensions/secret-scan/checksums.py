"""The checksums that some kinds of token carry: a text that only looks like one has another."""

from binascii import crc32

BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def has_crc32(token):
    """GitHub's and npm's: the last six characters are the CRC-32 of the others behind the prefix, in base 62."""
    body = token[token.index("_") + 1:]
    rest = crc32(body[:-6].encode("ascii"))
    digits = ""
    while rest:
        rest, digit = divmod(rest, 62)
        digits = BASE62[digit] + digits
    return digits.rjust(6, "0") == body[-6:]


def has_bech32(token):
    """That of age's secret keys, as BIP 173 has it."""
    name, _, data = token.lower().rpartition("1")
    if any(c not in BECH32 for c in data):
        return False
    values = [ord(c) >> 5 for c in name] + [0] + [ord(c) & 31 for c in name] + [BECH32.index(c) for c in data]
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    return check == 1
