"""Kennis: what works, what a school did, who teaches it, and colleagues who work at another place for a while.

Everything hangs on the kinds of support of the wegwijzer, so that the page of a kind shows what works, who can help and
who can teach it. Holds no child: a story about one is refused by who releases it. Hours of experts are the wegwijzer's.
"""
