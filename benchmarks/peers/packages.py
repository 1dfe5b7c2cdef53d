"""The peers that are measured, each pinned by a file of requirements."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_REQUIREMENTS = Path(__file__).resolve().parent / "requirements"


@dataclass(frozen=True, slots=True)
class Peer:
    """A package, the adapter that asks it, and the variant in which it is asked."""

    title: str
    package: str
    adapter: str
    variant: str = ""

    @property
    def requirements(self) -> Path:
        """Return the file that pins the package and what it needs."""
        return _REQUIREMENTS / f"{self.package}.txt"


OURS = Peer("noticegen", "", "ours")
PEERS = (
    Peer("YinDun", "yindun", "yindun"),
    Peer("helan", "helan", "veil"),
    Peer("helan + jieba", "helan", "veil", "jieba"),
    Peer("YinShield", "yinshield", "yinshield"),
    Peer("DataMask", "datamask", "datamask"),
    Peer("JioNLP", "jionlp", "jionlp"),
    Peer("cloakpii", "cloakpii", "cloakpii"),
    Peer("depii", "depii", "depii"),
    Peer("Presidio, as it comes", "presidio", "presidio"),
)
