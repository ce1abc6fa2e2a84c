"""`paying-for-study.yaml`: what study costs, and who helps to pay for it."""

from macros.schema.parts import Topics
from macros.schema.section import Section


class PayingForStudy(Section):
    """`paying-for-study.yaml`"""

    costs: Topics | None = None
    help: Topics | None = None
    service: Topics | None = None
