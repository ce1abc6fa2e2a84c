"""The text of content/ as data and prose, each value with its place in the file.

Here belongs what reads YAML and the Markdown subset, and the words for what a file or a sentence may not hold.
What a file is about does not: a record, a rule between files, a guide. As the one package below web and pdf that knows
files at all, it also keeps those of `.cache/`.
"""
