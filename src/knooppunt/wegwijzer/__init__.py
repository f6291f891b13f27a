"""The wegwijzer: who offers what, where, for whom, and whether there is room. Model and terms of HSDS 3.1.

Holds no child and no private data: of a person only the function and how to reach it at work. Where the field says
"aanbod" HSDS says service, "hulpsoort" is a taxonomy term; the whole list is in docs/reference/hsds.md.
"""
