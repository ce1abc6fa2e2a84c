"""The workshop pack on paper: documents as plain data, the Typst templates that set them, and the finished PDF.

What a page and a sheet both show is `views`; the list of files to take away is `site`.
"""
