"""What a content file may hold: typed records, the only declaration of the schema.

The text under a field is what editors read on hover and in messages; write it for them. Here belongs what one record
can know of itself. What takes a second record to know is a rule in `checks`; what follows from records is `domain`.
"""
