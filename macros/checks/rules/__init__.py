"""What a single field cannot know: rules over all content files, one module a subject.

A public function `(content: Content) -> Iterator[Problem]` in a module here is a rule; its docstring is the rule.
"""
