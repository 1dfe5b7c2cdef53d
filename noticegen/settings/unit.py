"""The unit file: which office signs the notice and takes objections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import describe_os_error
from noticegen.settings.days_off import DaysOff
from noticegen.vocabulary.stages import Stage


@dataclass(frozen=True, slots=True)
class Unit:
    """The office; everything here is printed, nothing here is private.

    `villages` are the villages of the township in the order the office names them, if it does.
    `title_mn` are titles in Mongolian script, each for one kind of notice; the office has had them
    read by somebody who can, the program only sets them. `days_off` and `days_worked` are of
    years whose holidays the program does not know yet.
    """

    issuer: str
    office: str
    address: str
    telephone: str
    supervision_telephone: str
    policy_url: str
    issuer_mn: str | None = None
    title_mn: tuple[tuple[Stage, str], ...] = ()
    document_number: str | None = None
    villages: tuple[str, ...] = ()
    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()

    @property
    def calendar(self) -> DaysOff:
        """Return what the office says of years whose holidays the program does not know."""
        return DaysOff(frozenset(self.days_off), frozenset(self.days_worked))

    def mongolian_title(self, stage: Stage) -> str | None:
        """Return the title in Mongolian script for a kind of notice, if the office has one."""
        return dict(self.title_mn).get(stage)

    @property
    def place_name(self) -> str:
        """Return the place the issuer governs: `…哈业胡同镇` of `…哈业胡同镇人民政府`."""
        for ending in ("人民政府", "街道办事处", "民政局", "村民委员会", "嘎查委员会"):
            if self.issuer.endswith(ending) and len(self.issuer) > len(ending):
                kept = self.issuer.removesuffix(ending)
                return kept + "街道" if ending == "街道办事处" else kept
        return self.issuer


def load_unit(path: Path) -> Unit:
    """Read a unit file; an InputError names the key, the file and the line of what is wrong."""
    # The schema needs pydantic, which pages and help do not.
    from pydantic import ValidationError

    from noticegen.settings.schema import faults_of
    from noticegen.settings.strict_yaml import StrictYamlError, load_strict
    from noticegen.settings.unit_file import UnitFile

    try:
        document = load_strict(path)
    except OSError as error:
        raise InputError(
            ErrorCode.UNIT_UNREADABLE, file=path.name, why=describe_os_error(error)
        ) from None
    except StrictYamlError as error:
        raise _invalid(path, error.line, error.path, f"{error.why}。{error.how}") from None
    try:
        read = UnitFile.model_validate(document.data)
    except ValidationError as error:
        first = faults_of(error, document)[0]
        raise _invalid(path, first.line, first.path, f"{first.why}。{first.how}") from None
    return Unit(**dict(read))


def _invalid(path: Path, line: int, key: str, why: str) -> InputError:
    return InputError(
        ErrorCode.UNIT_INVALID, file=path.name, line=line, key=key, why=why.rstrip("。")
    )
