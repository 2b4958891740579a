"""What differs between two texts, word by word, for rich text and for plain fields.

Pure but for markup.py, which writes HTML in the active language; it knows neither readers nor editors. `comparison`
compares, `passages` quotes, `markup` shows, `parallels` lays a text beside its translation.
"""
