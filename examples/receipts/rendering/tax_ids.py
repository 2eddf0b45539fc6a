"""Invented tax numbers whose check characters are right. The ranges used are not handed out."""

_DNI = "TRWAGMYFPDXBNJZSQVHLCKE"


def company_nif(letter, digits):
    """NIF of a Spanish company (kinds A and B end in a digit) from its letter and seven digits."""
    odd = sum(sum(divmod(2 * int(d), 10)) for d in digits[0::2])
    even = sum(int(d) for d in digits[1::2])
    return f"{letter}{digits}{(10 - (odd + even) % 10) % 10}"


def person_nif(number):
    """NIF of a person from the eight digits of the identity card."""
    return f"{number:08d}{_DNI[number % 23]}"
