"""The spread of special schools over years with fewer pupils: what is asked, the problem that it is, what came out."""
