"""The impact assessment printed for the file, with a place for signatures."""

from __future__ import annotations

from noticegen.documents.environment import render_template
from noticegen.publication.impact import ImpactAssessment

TEMPLATE = "impact-record.html.j2"


def impact_record_html(assessment: ImpactAssessment) -> str:
    """Return the pages of an assessment."""
    return render_template(TEMPLATE, {"record": assessment})
