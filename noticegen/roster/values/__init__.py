"""What the text of a cell says: names, numbers, dates, sums as offices write them. Pure."""
