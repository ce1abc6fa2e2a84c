"""The pages of the site: what each shows, the components that write it, and the plugin that hands it to a builder.

Templates compute nothing. What runs a builder or works on its output is `site`.
"""
