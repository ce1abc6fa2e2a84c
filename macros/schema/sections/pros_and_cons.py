"""`pros-and-cons.yaml`: what speaks for the role and what against it."""

from macros.schema.parts import Balance, Topics
from macros.schema.section import Section


class ProsAndCons(Section):
    """`pros-and-cons.yaml`"""

    balance: Balance
    weighing: Topics | None = None
