"""From a publication to HTML: templates, QR codes, Chinese dates and amounts. Public types only."""
