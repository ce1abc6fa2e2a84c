"""The guide and what follows from it: figures, plans, scores, codes, dates, reading grades.

Pure functions of records. Nothing here reads a file or the clock, and nothing writes HTML or knows of pages.
"""
