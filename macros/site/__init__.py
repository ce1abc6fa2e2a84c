"""Builds: runs a site builder, finishes what it wrote, previews it.

Here belongs what works on whole built sites: style sheets, scripts, search, policy, downloads. What one page shows is `web`.
"""
