"""The commands for editors: check, repair, the summary of what readers will notice, a new guide.

What they need to know of content is in the packages before; here is only what a person at a keyboard asks for.
"""
