"""Reading pictures: photographs of notice boards, scans, screens. Needs the extra `ocr`.

`engine` finds and reads lines of text, `sight` decides at what size and which way up a picture is
looked at, `lines` cuts the lines out and reads them, `rows` lays them into rows, `marks` tells
what may be writing that nobody read and `smears` what is too blurred for that, `reading` is the way
in and says whether the picture was read surely.
"""
