"""A labelled corpus of township text, generated: nobody in it exists.

`values` invents people and numbers, `disguises` hides numbers the way people do, `templates/`
holds the sentences (development and test halves share none), `lines` puts them together.
"""
