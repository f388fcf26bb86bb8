"""Print: the booklet of an event or a province, and what else is printed for the day, set by Typst.

Python decides what stands where and in which words; templates in ``templates/booklet`` decide how it looks.
All that contributors wrote reaches them as data (JSON and image files), never as markup.
"""
