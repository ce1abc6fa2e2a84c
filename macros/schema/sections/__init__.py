"""The record of each section of a guide with the parts that only it has, in a module named as its YAML file.

A part that several sections use stands in `schema.parts`; which file holds which record, in `schema.files`.
"""
