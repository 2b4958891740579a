"""Text-only pages: `/ar/lite/…` shows what stands at `/ar/…` without pictures, fonts and scripts.

A request there is answered by the same views, under a table of addresses of its own (`urls`) and in another layout
(`templates/lite.html`); what is left of pictures and scripts is taken out of the finished page (`markup`).
"""
