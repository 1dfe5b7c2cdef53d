"""What methods can be told: the parameters of each, checked when a policy is loaded."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, model_validator

from noticegen.identifiers.masking import NumberKind, NumberMask
from noticegen.identifiers.names import Sign
from noticegen.settings.schema import StrictModel, Text, Whole, fault

_NARROWEST_BAND = 5


class NoParameters(StrictModel):
    """For methods that take none."""


class ListedParameters(StrictModel):
    """The only words that may be printed, and what stands for any other."""

    values: Annotated[tuple[Text, ...], Field(min_length=1)]
    otherwise: Text = "其他"


class CategoryParameters(StrictModel):
    """Groups of words, each printed as the group's name; and what stands for any other."""

    groups: Annotated[dict[Text, tuple[Text, ...]], Field(min_length=1)]
    otherwise: Text = "其他"


def _check_rising(bounds: tuple[int, ...]) -> tuple[int, ...]:
    if any(low >= high for low, high in pairwise(bounds)):
        raise fault("应当从小到大", "请按从小到大的顺序写，例如 [60, 70, 80]。")
    if any(high - low < _NARROWEST_BAND for low, high in pairwise(bounds)):
        # A band of one year is an age.
        raise fault(f"每一段至少要有{_NARROWEST_BAND}", "请把分界写得疏一些，例如 [60, 70, 80]。")
    return bounds


class BandParameters(StrictModel):
    """The first number of every band."""

    bounds: Annotated[tuple[Whole, ...], Field(min_length=1), AfterValidator(_check_rising)]
    unit: Text = "周岁"


class NameParameters(StrictModel):
    """What stands for the hidden part of a name."""

    sign: Sign = Sign.SOME


class EndsParameters(StrictModel):
    """How many characters of a number stay at its beginning and end."""

    kind: ClassVar[NumberKind]
    head: Annotated[Whole, Field(le=10)] = 0
    tail: Annotated[Whole, Field(le=10)] = 0

    @model_validator(mode="after")
    def _hides_enough(self) -> EndsParameters:
        if self.head + self.tail > NumberMask.most_kept(self.kind):
            most = NumberMask.most_kept(self.kind)
            raise fault("留得太多，至少隐去四位", f"请让 head 与 tail 之和不超过{most}。")
        return self


class IdCardEnds(EndsParameters):
    """The ends of an ID number."""

    kind = NumberKind.ID_CARD


class PhoneEnds(EndsParameters):
    """The ends of a mobile number."""

    kind = NumberKind.PHONE


class AccountEnds(EndsParameters):
    """The ends of an account number."""

    kind = NumberKind.ACCOUNT


class TailParameters(StrictModel):
    """How many digits of the end are kept."""

    digits: Annotated[Whole, Field(ge=2, le=4)] = 4


class CodeParameters(StrictModel):
    """What stands before the number."""

    prefix: Text = "第"
    suffix: Text = "户"
