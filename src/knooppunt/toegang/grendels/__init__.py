"""What the database itself guards, whoever writes in it: triggers, generated and kept in step after every migration.

``plan``                    which triggers there should be
``sqlite``, ``postgresql``  how each database says it
``beheer``                  putting them in place, taking them away for a migration, and what differs
"""
