"""Parts of a guide as tables, drawings and lists, for any medium: the web page and the printed one show the same.

Here belongs what orders, counts and words a part. What is markup is `web`, what is paper is `pdf`.
"""
