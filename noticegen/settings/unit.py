"""The unit file: which office signs the notice and takes objections."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """The office; everything here is printed, nothing here is private."""

    issuer: str
    office: str
    address: str
    telephone: str
    supervision_telephone: str
    policy_url: str
    issuer_mn: str | None = None
    document_number: str | None = None
    villages: tuple[str, ...] = ()

    @property
    def place_name(self) -> str:
        """Return the place the issuer governs: `…哈业胡同镇` of `…哈业胡同镇人民政府`."""
        for ending in ("人民政府", "街道办事处", "民政局", "村民委员会", "嘎查委员会"):
            if self.issuer.endswith(ending) and len(self.issuer) > len(ending):
                kept = self.issuer.removesuffix(ending)
                return kept + "街道" if ending == "街道办事处" else kept
        return self.issuer
