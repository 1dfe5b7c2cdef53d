"""From HTML to PDF: fonts and their coverage, WeasyPrint, tiling. Knows nothing private."""
