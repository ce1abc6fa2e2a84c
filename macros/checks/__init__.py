"""From content/ to one checked guide, or to every problem at once, with place and remedy.

Here belongs what reads all files together and what only several records can know. How a value is typed is `schema`.
"""
