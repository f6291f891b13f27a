"""What people can see, ask and stop about their own data, how long it is kept, and the report about all of that.

Stands above the other rooms, because data of one person lies in all of them. Not here: who may see what (toegang and
dossier), and the record of who looked (toegang).
"""
