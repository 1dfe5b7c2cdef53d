"""Read a clerk's workbook as it is: cells, headings, rows, households. All of it is private."""
